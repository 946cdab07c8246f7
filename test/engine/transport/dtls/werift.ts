import { DtlsClient, DtlsServer } from 'werift';
import type { SrtpProfile, Transport } from 'werift';
import type { ClientCertificate, DtlsTestClient } from './client.ts';

/** werift's DTLS, joined to ours in memory: a stack that is not ours at the other end. */

/** What werift takes for a socket; `onDatagram` is the way out. */
class MemoryTransport implements Transport {
  readonly type = 'memory';
  readonly address = { address: '127.0.0.1', family: 'IPv4', port: 9 };
  readonly #onDatagram: (datagram: Buffer) => void;
  closed = false;
  onData: Transport['onData'] = () => {};

  constructor(onDatagram: (datagram: Buffer) => void) {
    this.#onDatagram = onDatagram;
  }

  readonly send = async (datagram: Buffer): Promise<void> => {
    this.#onDatagram(Buffer.from(datagram));
  };

  readonly close = async (): Promise<void> => {
    this.closed = true;
  };

  deliver(datagram: Buffer): void {
    this.onData(Buffer.from(datagram), ['127.0.0.1', 9]);
  }
}

interface WeriftOptions {
  readonly certificate: ClientCertificate;
  readonly srtpProfiles?: SrtpProfile[];
}

function dtlsOptions({ certificate, srtpProfiles }: WeriftOptions, transport: Transport) {
  const base64 = certificate.certificateDer.toString('base64');
  return {
    transport,
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: certificate.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    // sha256, ecdsa
    signatureHash: { hash: 4, signature: 3 } as const,
    srtpProfiles: srtpProfiles ?? [7, 1],
    certificateRequest: true,
    extendedMasterSecret: true,
  };
}

/** werift's client; it keeps its own time. */
export class WeriftClient {
  readonly socket: DtlsClient;
  readonly #transport: MemoryTransport;

  constructor(options: WeriftOptions & { onDatagram: (datagram: Buffer) => void }) {
    this.#transport = new MemoryTransport(options.onDatagram);
    this.socket = new DtlsClient(dtlsOptions(options, this.#transport));
  }

  receive(datagram: Buffer): void {
    this.#transport.deliver(datagram);
  }
}

/**
 * werift's server: the control that shows a test would notice a server without the guard in
 * question. Nobody answers what it sends.
 */
export class WeriftServer {
  readonly socket: DtlsServer;
  /** Every datagram that it has sent. */
  readonly sent: Buffer[] = [];
  readonly #transport: MemoryTransport;

  constructor(certificate: ClientCertificate) {
    this.#transport = new MemoryTransport((datagram) => {
      this.sent.push(datagram);
      this.onSent(datagram);
    });
    this.socket = new DtlsServer(dtlsOptions({ certificate }, this.#transport));
  }

  /** Bytes of the fragments that it keeps until their message is whole. */
  get heldBytes(): number {
    // Private, and there is no other way to see it.
    const fragments = this.socket['bufferFragmentedHandshakes'] as { fragment: Buffer }[];
    return fragments.reduce((sum, { fragment }) => sum + fragment.length, 0);
  }

  receive(datagram: Buffer): void {
    this.#transport.deliver(datagram);
  }

  protected onSent(_datagram: Buffer): void {
    // Nobody is there.
  }
}

/** The same with our test client at its other end. */
export class WeriftVictim extends WeriftServer {
  readonly #client: DtlsTestClient;

  constructor(client: DtlsTestClient, certificate: ClientCertificate) {
    super(certificate);
    this.#client = client;
  }

  /** Shakes hands; rejects when the server reports an error instead. */
  async connect(): Promise<void> {
    const connected = new Promise<void>((resolve, reject) => {
      this.socket.onConnect.subscribe(() => resolve());
      this.socket.onError.subscribe(reject);
    });
    this.#client.start(0);
    this.pump();
    await connected;
  }

  pump(): void {
    for (const datagram of this.#client.takeDatagrams()) this.receive(datagram);
  }

  protected override onSent(datagram: Buffer): void {
    this.#client.receive(0, datagram);
    this.pump();
  }
}
