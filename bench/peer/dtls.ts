import { randomBytes } from 'node:crypto';
import {
  DtlsClient,
  keyLength,
  ProtectionProfileAeadAes128Gcm,
  ProtectionProfileAes128CmHmacSha1_80,
  saltLength,
  SrtcpSession,
  SrtpSession,
} from 'werift';
import { dtlsIdentity, fingerprintOf } from './certificate.ts';
import type { Certificate } from './certificate.ts';

export type SrtpProfile = 'AES_CM_128_HMAC_SHA1_80' | 'AEAD_AES_128_GCM';

const PROFILES = {
  AES_CM_128_HMAC_SHA1_80: ProtectionProfileAes128CmHmacSha1_80,
  AEAD_AES_128_GCM: ProtectionProfileAeadAes128Gcm,
} as const;

export interface Keyed {
  readonly srtp: SrtpSession;
  readonly srtcp: SrtcpSession;
}

/** Master keys and salts of both directions (RFC 3711 §3.2.1); GCM's salt has 12 bytes, not 14. */
export interface SrtpKeys {
  readonly localMasterKey: Buffer;
  readonly localMasterSalt: Buffer;
  readonly remoteMasterKey: Buffer;
  readonly remoteMasterSalt: Buffer;
}

/** SRTP without a handshake, for two ends of the bench's own. */
export function keyedBy(profile: SrtpProfile, keys: SrtpKeys): Keyed {
  const config = { profile: PROFILES[profile], keys };
  return { srtp: new SrtpSession(config), srtcp: new SrtcpSession(config) };
}

export function randomKeys(profile: SrtpProfile): SrtpKeys {
  const key = (): Buffer => randomBytes(keyLength(PROFILES[profile]));
  const salt = (): Buffer => randomBytes(saltLength(PROFILES[profile]));
  return {
    localMasterKey: key(),
    localMasterSalt: salt(),
    remoteMasterKey: key(),
    remoteMasterSalt: salt(),
  };
}

/** The same keys as the other end has them. */
export function mirrored(keys: SrtpKeys): SrtpKeys {
  return {
    localMasterKey: keys.remoteMasterKey,
    localMasterSalt: keys.remoteMasterSalt,
    remoteMasterKey: keys.localMasterKey,
    remoteMasterSalt: keys.localMasterSalt,
  };
}

/** DTLS's range of first bytes (RFC 7983 §7). */
export function isDtls(datagram: Buffer): boolean {
  const first = datagram[0] ?? 0;
  return first >= 20 && first <= 63;
}

/** The DTLS client's end of a transport: a stack that is not the engine's own. */
export class DtlsEnd {
  readonly #client: DtlsClient;
  readonly #send: (datagram: Buffer) => void;
  readonly #wire = {
    type: 'udp',
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    closed: false,
    onData: (_datagram: Buffer, _from: readonly [string, number]): void => undefined,
    send: async (datagram: Buffer): Promise<void> => this.#send(datagram),
    close: async (): Promise<void> => undefined,
  };

  constructor(
    certificate: Certificate,
    profiles: readonly SrtpProfile[],
    send: (datagram: Buffer) => void,
  ) {
    this.#send = send;
    this.#client = new DtlsClient({
      ...dtlsIdentity(certificate),
      transport: this.#wire,
      srtpProfiles: profiles.map((name) => PROFILES[name]),
      extendedMasterSecret: true,
    });
  }

  receive(datagram: Buffer): void {
    // werift keeps slices of what it is handed.
    this.#wire.onData(Buffer.from(datagram), ['127.0.0.1', 0]);
  }

  /**
   * @param expected SHA-256 fingerprint of the server's certificate, from its description
   * @returns SRTP both ways, once the handshake is done and the certificate is that one
   */
  async handshake(expected: string): Promise<Keyed> {
    const done = Promise.withResolvers<undefined>();
    this.#client.onConnect.once(() => done.resolve(undefined));
    this.#client.onError.once((error) => done.reject(error));
    this.#client.onClose.once(() => done.reject(new Error('The server closed the handshake.')));
    // Settles 500 ms late: it waits for the time after which it would have sent again.
    this.#client.connect().catch(done.reject);
    await done.promise;

    const certificate = this.#client.remoteCertificate;
    if (certificate === undefined || fingerprintOf(certificate) !== expected) {
      throw new Error('The server showed another certificate than its description names.');
    }
    const profile = this.#client.srtp.srtpProfile;
    if (profile === undefined) throw new Error('The server agreed to no SRTP profile.');
    const keys = this.#client.extractSessionKeys(keyLength(profile), saltLength(profile));
    const config = {
      profile,
      keys: {
        localMasterKey: keys.localKey,
        localMasterSalt: keys.localSalt,
        remoteMasterKey: keys.remoteKey,
        remoteMasterSalt: keys.remoteSalt,
      },
    };
    return { srtp: new SrtpSession(config), srtcp: new SrtcpSession(config) };
  }
}
