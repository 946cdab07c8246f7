import { createCertificate, DtlsServer } from '../../../../engine/transport/dtls/index.ts';
import type {
  DtlsCertificate,
  DtlsServerOptions,
} from '../../../../engine/transport/dtls/index.ts';
import { DtlsTestClient } from './client.ts';
import type { DtlsTestClientOptions } from './client.ts';
import { Wire } from './wire.ts';
import type { WireOptions } from './wire.ts';

export const SERVER_CERTIFICATE = createCertificate();
export const CLIENT_CERTIFICATE = createCertificate();

export interface PairOptions {
  readonly server?: Partial<DtlsServerOptions>;
  readonly client?: DtlsTestClientOptions;
  readonly wire?: WireOptions;
  /** Whose fingerprint the server is told before the first datagram; null = none yet. */
  readonly described?: DtlsCertificate | null;
}

export interface Pair {
  readonly server: DtlsServer;
  readonly client: DtlsTestClient;
  readonly wire: Wire;
  /** Both ends are through. */
  readonly done: () => boolean;
}

/** A server and a client that has just sent its ClientHello, joined by a virtual wire. */
export function createPair(options: PairOptions = {}): Pair {
  const server = new DtlsServer({
    certificate: SERVER_CERTIFICATE,
    srtpProfiles: ['AEAD_AES_128_GCM', 'AES_CM_128_HMAC_SHA1_80'],
    ...options.server,
  });
  const client = new DtlsTestClient({ certificate: CLIENT_CERTIFICATE, ...options.client });
  const described = options.described === undefined ? CLIENT_CERTIFICATE : options.described;
  if (described !== null) {
    server.setRemoteFingerprints(0, [{ algorithm: 'sha-256', value: described.fingerprint }]);
  }
  client.start(0);
  const wire = new Wire(client, server, options.wire);
  return {
    server,
    client,
    wire,
    done: () => client.connected && server.state === 'connected',
  };
}

/** A pair that has shaken hands. */
export function connectedPair(options: PairOptions = {}): Pair {
  const pair = createPair(options);
  if (!pair.wire.run(pair.done)) {
    throw new Error(`no handshake: ${pair.server.state} ${pair.server.failure?.code}`);
  }
  return pair;
}

/** The server is over, no key ever left it, and the client was told why. */
export function wasRefused({ server, client }: Pair): boolean {
  const told = client.alerts.some(({ level }) => level === 2);
  return server.state === 'failed' && server.srtp === null && told;
}
