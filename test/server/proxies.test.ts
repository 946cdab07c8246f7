import type { IncomingMessage } from 'node:http';
import * as assert from 'uvu/assert';
import { clientAddress, trustOnly } from '../../server/proxies.ts';
import { suite } from '../harness.ts';

const test = suite('proxies');

function request(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

/** [socket's address, X-Forwarded-For, trusted, whom it counts for] */
const rows: [string, string | undefined, string[], string][] = [
  ['192.0.2.1', undefined, [], '192.0.2.1'],
  ['192.0.2.1', '203.0.113.9', [], '192.0.2.1'],
  ['127.0.0.1', '203.0.113.9', ['127.0.0.1'], '203.0.113.9'],
  ['::ffff:127.0.0.1', '203.0.113.9', ['127.0.0.1'], '203.0.113.9'],
  // What the client wrote itself stands before what the proxy added.
  ['127.0.0.1', '10.0.0.1, 203.0.113.9', ['127.0.0.1'], '203.0.113.9'],
  ['127.0.0.1', '203.0.113.9, 192.0.2.5', ['127.0.0.1', '192.0.2.5'], '203.0.113.9'],
  ['192.0.2.1', '203.0.113.9', ['127.0.0.1'], '192.0.2.1'],
  ['127.0.0.1', '', ['127.0.0.1'], '127.0.0.1'],
  ['127.0.0.1', ' , ', ['127.0.0.1'], '127.0.0.1'],
  ['2001:db8:0:1:2:3:4:5', undefined, [], '2001:db8:0:1::'],
  ['fe80::1%eth0', undefined, [], 'fe80::'],
];

for (const [remote, forwarded, trusted, expected] of rows) {
  test(`[A6] ${remote} with "${forwarded ?? ''}", trusting ${trusted.join(' ') || 'nobody'}: ${expected}`, () => {
    assert.is(clientAddress(request(remote, forwarded), trusted), expected);
  });
}

test('[A6] Fastify believes listed proxies only', () => {
  assert.is(trustOnly([]), false);
  const trust = trustOnly(['192.0.2.5']);
  assert.ok(typeof trust === 'function');
  assert.is(trust('::ffff:192.0.2.5'), true);
  assert.is(trust('192.0.2.6'), false);
});

test.run();
