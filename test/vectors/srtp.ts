/** Published SRTP vectors, as hexadecimal; blanks are for reading. */

/** RFC 3711 B.2: AES-CM key stream, ROC, sequence number and SSRC all 0. */
export const AES_CM_KEYSTREAM = {
  sessionKey: '2B7E151628AED2A6ABF7158809CF4F3C',
  /** Without the two zero bytes where the block counter goes. */
  sessionSalt: 'F0F1F2F3F4F5F6F7F8F9FAFBFCFD',
  /** Blocks 0, 1 and 2; the RFC's others, from block 65,279 on, lie beyond any datagram. */
  blocks:
    'E03EAD0935C95E80E166B16DD92B4EB4' +
    'D23513162B02D0F72A43A2FE4A5F97AB' +
    '41E95B3BB0A2E8DD477901E4FCA894C0',
};

/** RFC 3711 B.3: key derivation. */
export const KEY_DERIVATION = {
  masterKey: 'E1F97A0D3E018BE0D64FA32C06DE4139',
  masterSalt: '0EC675AD498AFEEBB6960B3AABE6',
  cipherKey: 'C61E7A93744F39EE10734AFE3FF7A087',
  cipherSalt: '30CBBC08863D8C85D49DB34A9AE1',
  /** The first 20 of the RFC's 94 bytes. */
  authKey: 'CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4',
};

/** RFC 7714 §16 and §17 share session key and salt ("Quid pro quo"). */
export const GCM_SESSION_KEY = '000102030405060708090a0b0c0d0e0f';
export const GCM_SESSION_SALT = '517569642070726f2071756f';

/** RFC 7714 §16.1: AEAD_AES_128_GCM, ROC 0; "Gallia est omnis divisa in partes tres". */
export const GCM_RTP = {
  plaintext:
    '8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120' +
    '696e2070 61727465 73207472 6573',
  protected:
    '8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f' +
    '42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce',
};

/** RFC 7714 §17.1: AEAD_AES_128_GCM encryption of an SRTCP packet, index 0x5d4. */
export const GCM_RTCP = {
  index: 0x5d4,
  plaintext:
    '81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef' +
    'deadbeef deadbeef deadbeef deadbeef',
  protected:
    '81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1' +
    '730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4',
};

export function bytes(hexadecimal: string): Buffer {
  return Buffer.from(hexadecimal.replaceAll(' ', ''), 'hex');
}
