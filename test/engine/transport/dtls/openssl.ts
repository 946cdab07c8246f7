import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DtlsServer } from '../../../../engine/transport/dtls/index.ts';
import type { ClientCertificate } from './client.ts';

/** The system's OpenSSL as a DTLS client over a real socket. */

/** null where there is one; else why not. */
export function opensslMissing(): string | null {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no openssl command';
  }
}

export interface OpensslCertificate extends ClientCertificate {
  /** How `s_client` is told of it. */
  readonly files: readonly string[];
}

export class OpensslFiles {
  readonly #directory = mkdtempSync(join(tmpdir(), 'auscult-dtls-'));
  readonly #made = new Map<string, OpensslCertificate>();

  /** A self-signed certificate as `openssl req` makes it; `newKey` as for its `-newkey`. */
  certificate(...newKey: readonly string[]): OpensslCertificate {
    const kind = newKey.join(' ');
    const made = this.#made.get(kind) ?? this.#make(newKey);
    this.#made.set(kind, made);
    return made;
  }

  #make(newKey: readonly string[]): OpensslCertificate {
    const name = join(this.#directory, String(this.#made.size));
    const files = ['-key', `${name}.key`, '-cert', `${name}.crt`] as const;
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-nodes', '-subj', '/CN=test', '-days', '1', '-newkey', ...newKey],
        ...['-keyout', files[1], '-out', files[3]],
      ],
      { stdio: 'ignore' },
    );
    return {
      files,
      certificateDer: new X509Certificate(readFileSync(files[3])).raw,
      privateKey: createPrivateKey(readFileSync(files[1])),
    };
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true });
  }
}

/** What `openssl s_client` said and exported. */
export interface OpensslResult {
  readonly output: string;
  /** Of `EXTRACTOR-dtls_srtp`, or null without a handshake. */
  readonly keyingMaterial: Buffer | null;
  readonly suite: string | null;
  readonly srtpProfile: string | null;
}

/** Joins `server` to `openssl s_client -dtls1_2 …` over the loopback until it is over or connected. */
export async function runOpenssl(
  server: DtlsServer,
  arguments_: readonly string[],
): Promise<OpensslResult> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  let remotePort = 0;
  let timer: NodeJS.Timeout | undefined;
  const afterwards = (): void => {
    for (const datagram of server.takeDatagrams()) socket.send(datagram, remotePort, '127.0.0.1');
    clearTimeout(timer);
    const dueAtMs = server.nextTimeoutMs();
    if (dueAtMs === Infinity) return;
    timer = setTimeout(
      () => {
        server.tick(performance.now());
        afterwards();
      },
      Math.max(0, dueAtMs - performance.now()),
    );
  };
  socket.on('message', (datagram, { port }) => {
    remotePort = port;
    server.receive(performance.now(), datagram);
    afterwards();
  });

  const child = spawn(
    'openssl',
    [
      ...['s_client', '-connect', `127.0.0.1:${socket.address().port}`],
      ...['-keymatexport', 'EXTRACTOR-dtls_srtp', '-keymatexportlen', '60'],
      ...arguments_,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const output = await outputOf(child);
  clearTimeout(timer);
  socket.close();
  const found = (pattern: RegExp): string | null => pattern.exec(output)?.[1] ?? null;
  const keyingMaterial = found(/Keying material: ([0-9A-F]+)/);
  return {
    output,
    keyingMaterial: keyingMaterial === null ? null : Buffer.from(keyingMaterial, 'hex'),
    suite: found(/Cipher is (ECDHE\S+)/),
    srtpProfile: found(/SRTP Extension negotiated, profile=(\S+)/),
  };
}

/** Everything that it prints; once it has exported its keys it is asked to quit. */
async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  const collect = (text: Buffer): void => {
    output += text.toString('latin1');
    if (output.includes('Keying material: ') && output.includes('---\n')) child.stdin?.end('Q\n');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  await once(child, 'close');
  return output;
}
