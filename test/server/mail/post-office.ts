import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

/** A mail as it came in. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  /** Whether the line was encrypted. */
  readonly secure: boolean;
}

export interface PostOffice {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Connections that came, mails or not. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A real mail server that keeps what it gets; addresses that begin with `refused` it does not take. */
export async function openPostOffice(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<PostOffice> {
  const mails: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect(_session, done) {
      connections++;
      done();
    },
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith('refused')) done();
      else done(Object.assign(new Error('No such mailbox here'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      // Cut in the middle, it is no mail.
      const end = (): void => done();
      buffer(stream).then((raw) => {
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          secure: session.secure,
        });
        end();
      }, end);
    },
    ...options,
  });
  // A client that hangs up while it is refused.
  server.on('error', () => undefined);
  const listening = server.listen(0, host);
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    port,
    mails,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Takes connections and never says a word. */
export async function openDeafOffice(): Promise<{
  readonly port: number;
  /** Resolves when somebody has come. */
  readonly visited: Promise<Socket>;
  close(): void;
}> {
  const sockets: Socket[] = [];
  const visited = Promise.withResolvers<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    visited.resolve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    visited: visited.promise,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** A part of a message (RFC 2045), read back. */
export interface Part {
  /** In order, unfolded; names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly type: string;
  readonly parts: readonly Part[];
  /** Decoded; empty for multiparts. */
  readonly content: Buffer;
}

export function readMessage(raw: Buffer): Part {
  return readPart(raw.toString('latin1'));
}

/** All parts that hold something. */
export function leaves(part: Part): Part[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leaves);
}

export function headerOf(part: Part, name: string): string {
  const found = part.headers.filter(([key]) => key === name);
  if (found.length > 1) throw new Error(`There are ${found.length} headers ${name}.`);
  return decodeWords(found[0]?.[1] ?? '');
}

function readPart(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end).replace(/\r\n[ \t]/g, ' ');
  const body = text.slice(end + 4);
  const headers = head.split('\r\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`This is no header: ${line}`);
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const find = (name: string): string => headers.find(([key]) => key === name)?.[1] ?? '';
  const type = find('content-type');
  const boundary = /boundary="?(?<mark>[^";]+)"?/.exec(type)?.groups?.['mark'];
  if (boundary === undefined) {
    return { headers, type, parts: [], content: decode(body, find('content-transfer-encoding')) };
  }
  const inner = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return { headers, type, parts: inner.map((one) => readPart(one.slice(2))), content: noContent };
}

const noContent = Buffer.alloc(0);

function decode(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable') return unquote(body.replaceAll('=\r\n', ''));
  return Buffer.from(body, 'latin1');
}

function unquote(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** Encoded words (RFC 2047). */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) => {
      const bytes =
        how.toLowerCase() === 'b'
          ? Buffer.from(word, 'base64')
          : unquote(word.replaceAll('_', ' '));
      return bytes.toString('latin1');
    })
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString());
}
