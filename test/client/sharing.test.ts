import * as assert from 'uvu/assert';
import { addressesIn, looksLikeAddress } from '../../client/app/mail-addresses.ts';
import { nextHalfHour, visitTimeFrom } from '../../client/app/visit-time.ts';
import { mailAddressFrom } from '../../server/mail/index.ts';
import { suite } from '../harness.ts';

const test = suite('client: sharing a link');

test('[S2] a visit is proposed for the next half hour, for thirty minutes', () => {
  const at = (...time: [number, number, number]): number =>
    new Date(2020, 3, 15, ...time).getTime();
  const proposed: [now: number, clock: string][] = [
    [at(9, 0, 0), '09:30'],
    [at(9, 29, 59), '09:30'],
    [at(9, 30, 0), '10:00'],
    [at(9, 59, 59), '10:00'],
  ];
  for (const [nowMs, clock] of proposed) {
    assert.equal(nextHalfHour(nowMs), { day: '2020-04-15', clock, minutes: 30 });
  }
  assert.equal(nextHalfHour(at(23, 45, 0)), { day: '2020-04-16', clock: '00:00', minutes: 30 });
});

test('what the fields hold is read in the clock on the wall', () => {
  const typed = { day: '2020-04-15', clock: '09:30', minutes: 45 };
  const startsAt = new Date(2020, 3, 15, 9, 30).toISOString();
  assert.equal(visitTimeFrom(typed), { startsAt, minutes: 45 });
  assert.is(visitTimeFrom({ ...typed, day: '' }), null);
  assert.is(visitTimeFrom({ ...typed, clock: '' }), null);
});

test('addresses are typed or pasted in a row', () => {
  const typed = ' ana@example.org, eva@example.net;luis@example.org\nmaria@example.org ';
  assert.equal(addressesIn(typed), [
    'ana@example.org',
    'eva@example.net',
    'luis@example.org',
    'maria@example.org',
  ]);
  assert.equal(addressesIn(' , '), []);
});

test('the page names as mistyped nothing that the server takes', () => {
  const taken = ["o'hara+visits@sub.example.org", 'ñandú@example.org', 'a.b-c_d@bücher.example'];
  for (const address of taken) {
    assert.is(mailAddressFrom(address), address);
    assert.ok(looksLikeAddress(address), address);
  }
  for (const text of ['ana', 'ana@', 'ana@example', '@example.org', '<ana@example.org>']) {
    assert.is(mailAddressFrom(text), null);
    assert.not.ok(looksLikeAddress(text), text);
  }
});

test.run();
