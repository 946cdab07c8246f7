import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { subprotocol } from 'auscult/proto';

export const signalingPath = '/signaling';

export interface UpgradeRefusal {
  readonly status: 400 | 403 | 404 | 429 | 503;
  readonly code: string;
}

/**
 * Judges an upgrade by its headers, before a websocket exists.
 *
 * Browsers let any page open a websocket to anywhere and send cookies along; the Origin header is
 * all that tells ours from theirs. A page in a sandboxed frame or of a `file:` has the origin
 * `null`, which is thus everybody's.
 */
export function judgeUpgrade(
  request: IncomingMessage,
  allowedOrigin: (origin: string, host: string) => boolean,
): UpgradeRefusal | null {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path !== signalingPath) return { status: 404, code: 'PATH' };
  const { origin, host = '' } = request.headers;
  if (origin === undefined || origin === 'null') return { status: 403, code: 'ORIGIN' };
  if (!allowedOrigin(origin, host)) return { status: 403, code: 'ORIGIN' };
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',');
  if (!offered.some((one) => one.trim() === subprotocol)) {
    return { status: 400, code: 'SUBPROTOCOL' };
  }
  return null;
}

export function refuseUpgrade(socket: Duplex, refusal: UpgradeRefusal): void {
  const body = JSON.stringify({ code: refusal.code, message: STATUS_CODES[refusal.status] });
  socket.end(
    [
      `HTTP/1.1 ${String(refusal.status)} ${STATUS_CODES[refusal.status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      '',
      body,
    ].join('\r\n'),
  );
  // Whoever does not read the refusal gets no place to wait in either.
  socket.once('finish', () => socket.destroy());
}
