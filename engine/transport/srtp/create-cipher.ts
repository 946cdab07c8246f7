import { AesCmCipher } from './cipher-aes-cm.ts';
import { AesGcmCipher } from './cipher-aes-gcm.ts';
import type { PacketCipher } from './cipher.ts';
import { deriveSessionKeys } from './key-derivation.ts';
import type { SrtpKeys } from './profile.ts';

/** Derives the session keys and picks the implementation: the one place that names them. */
export function createPacketCipher(keys: SrtpKeys): PacketCipher {
  const rtp = deriveSessionKeys(keys, 'rtp');
  const rtcp = deriveSessionKeys(keys, 'rtcp');
  switch (keys.profile) {
    case 'AEAD_AES_128_GCM':
      return new AesGcmCipher(rtp, rtcp);
    case 'AES_CM_128_HMAC_SHA1_80':
      return new AesCmCipher(rtp, rtcp);
  }
}
