import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDescription } from '../../../engine/transport/sdp/index.ts';
import type { LocalTransport, RemoteDescription } from '../../../engine/transport/sdp/index.ts';

const VECTORS = join(import.meta.dirname, '../../vectors/sdp');
/** What a browser has written. */
export const vector = (name: string): string => readFileSync(join(VECTORS, `${name}.sdp`), 'utf8');
export const OFFERS = [
  'chromium-simulcast-offer',
  'chromium-single-offer',
  'firefox-simulcast-offer',
  'safari-offer',
  'safari-simulcast-offer',
];

export const LOCAL: LocalTransport = {
  iceUfrag: 'ourUfrag',
  icePwd: 'ourPasswordOfTwentyTwoOrMore',
  fingerprint: Array.from({ length: 32 }, (_, i) =>
    i.toString(16).padStart(2, '0').toUpperCase(),
  ).join(':'),
  candidates: [
    { protocol: 'tcp', address: '192.0.2.7', port: 40_000 },
    { protocol: 'udp', address: '192.0.2.7', port: 40_000 },
  ],
  sessionId: '4611686018427387',
  sessionVersion: 3,
};

export function read(type: 'offer' | 'answer', sdp: string): RemoteDescription {
  const parsed = parseDescription(type, sdp);
  if (!parsed.ok) throw new Error(`${parsed.code}: ${parsed.message}`);
  return parsed.description;
}

export function codeOf(type: 'offer' | 'answer', sdp: string): string {
  const parsed = parseDescription(type, sdp);
  return parsed.ok ? 'ok' : parsed.code;
}
