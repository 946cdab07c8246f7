import * as assert from 'uvu/assert';
import { randomToken } from '../../server/secrets/tokens.ts';
import { suite } from '../harness.ts';
import { Practice, tokenOf } from './practice.ts';

const test = suite('guessing at session links');

/** `npm run test:long` asks for ten thousand. */
const tries = Number(process.env['AUSCULT_TRIES'] ?? 400);

let practice: Practice;
let campo: string;
test.before(async () => {
  const noLimit = { resolvePerAddress: { count: 1_000_000, perMs: 60_000 } };
  practice = await Practice.open({ limits: noLimit });
  campo = await practice.logIn('campo');
});
test.after(() => practice.close());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly string[];
  /** What the database was asked, without the values. */
  readonly queries: readonly string[];
}

async function resolve(token: string): Promise<Answer> {
  const queries: string[] = [];
  const note = ({ sql }: { sql: string }): void => void queries.push(sql);
  practice.database.on('query', note);
  const { raw } = await practice.request('', 'POST', '/api/links/resolve', { token });
  practice.database.removeListener('query', note);
  const headers = Object.entries(raw.headers)
    .filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit'))
    .map(([name, value]) => `${name}: ${String(value)}`);
  return { status: raw.statusCode, body: raw.body, headers, queries };
}

test('[L1] a million links are 128 random bits each, and no two alike', () => {
  const count = 1_000_000;
  const seen = new Set<string>();
  const ones = new Uint32Array(128);
  for (let at = 0; at < count; at += 1) {
    const token = randomToken();
    seen.add(token);
    // A sample is enough to see a bit that is stuck or leans.
    if (at % 100 !== 0) continue;
    const bytes = Buffer.from(token, 'base64url');
    assert.is(bytes.length, 16);
    for (let bit = 0; bit < 128; bit += 1) {
      ones[bit] = (ones[bit] ?? 0) + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1);
    }
  }
  assert.is(seen.size, count);
  // Six standard deviations of 10,000 fair coins are 300: once in 500 million bits.
  for (const [bit, set] of ones.entries()) assert.ok(Math.abs(set - 5_000) < 300, `bit ${bit}`);
});

test(`[L1] ${tries} random links open nothing, and all read the same`, async () => {
  for (const access of ['invitation', 'internal', 'private'] as const) {
    await practice.startSession(campo, access);
  }
  const first = await resolve(randomToken());
  assert.is(first.status, 404);
  assert.match(first.body, 'LINK_NOT_FOUND');
  for (let count = 1; count < tries; count += 1) assert.equal(await resolve(randomToken()), first);
});

test('[L1] a wrong link, a cancelled one and one that never was are the same, at the same cost', async () => {
  const reserved = (await practice.request(campo, 'POST', '/api/session-links')).json;
  const cancelled = tokenOf(reserved.link);
  await practice.request(campo, 'DELETE', `/api/session-links/${reserved.reservationId}`);
  const { token } = await practice.startSession(campo);
  const lastLetter = token.at(-1) === 'A' ? 'Q' : 'A';
  const never = await resolve(randomToken());
  assert.equal(await resolve(cancelled), never, 'cancelled');
  assert.equal(await resolve(`${token.slice(0, -1)}${lastLetter}`), never, 'wrong in one letter');
  assert.equal(await resolve('not even a token'), never);
});

test('[L1] whoever holds a right link may learn that it is closed or private, never a name', async () => {
  const name = 'New Patient Consult';
  const closed = await practice.startSession(campo);
  await practice.request(campo, 'POST', `/api/sessions/${closed.id}/close`);
  const internal = await practice.startSession(campo, 'internal');
  const shut = await practice.startSession(campo, 'private');
  for (const [{ token, id }, says] of [
    [closed, 'SESSION_CLOSED'],
    [internal, '"page":"logIn"'],
    [shut, '"page":"logIn"'],
  ] as const) {
    const { body } = await resolve(token);
    assert.match(body, says);
    for (const secret of [name, id, 'Campo']) assert.not.ok(body.includes(secret), body);
  }
});

test.run();
