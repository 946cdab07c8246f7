import * as assert from 'uvu/assert';
import { CONSENT_MS } from '../../../../engine/transport/ice-lite.ts';
import { suite } from '../../../harness.ts';
import { agent, check, path } from './fixture.ts';

const test = suite('ice-lite paths');

test('[ST3] of 100 authentic addresses 8 are remembered, the selected one among them', () => {
  const ice = agent();
  const home = path('192.0.2.1');
  home.owner = ice;
  assert.ok(ice.receive(0, home, check(ice, { nominate: true })).nominated);
  const others = Array.from({ length: 100 }, (_, i) => path(`198.51.100.${i}`));
  for (const [i, other] of others.entries()) {
    assert.ok(ice.receive(10 + i, other, check(ice)).accepted);
    other.owner = ice; // as the core does
    assert.ok(ice.paths().length <= 8);
  }
  assert.is(ice.selected, home);
  const known = others.filter((other) => ice.isKnown(other));
  assert.equal(known, others.slice(93), 'the latest seven, and home');
  assert.ok(others.every((other) => (other.owner === ice) === ice.isKnown(other)));
});

test('[ST3] the selected path moves only on nomination, and once a second', () => {
  const ice = agent();
  const [a, b] = [path('192.0.2.1'), path('192.0.2.2')];
  let moves = 0;
  let selected = ice.selected;
  const receive = (nowMs: number, from: typeof a, nominate: boolean): boolean => {
    const { nominated } = ice.receive(nowMs, from, check(ice, { nominate }));
    if (ice.selected !== selected) moves++;
    selected = ice.selected;
    return nominated;
  };
  receive(0, a, false);
  receive(0, b, false);
  assert.is(selected, null);
  assert.ok(receive(0, a, true));
  assert.is(selected, a);
  assert.not(receive(500, b, true));
  assert.is(selected, a, 'too soon');
  for (let nowMs = 1000; nowMs < 11_000; nowMs += 10)
    receive(nowMs, nowMs % 20 === 0 ? a : b, true);
  assert.ok(moves <= 11, `${moves} moves in 11 s`);
  assert.ok(moves >= 10);
});

test('a nomination that came too soon counts with the next check of its path', () => {
  const ice = agent();
  const [a, b] = [path('192.0.2.1'), path('192.0.2.2')];
  ice.receive(0, a, check(ice, { nominate: true }));
  ice.receive(300, b, check(ice, { nominate: true }));
  assert.is(ice.selected, a);
  ice.receive(2500, a, check(ice));
  assert.is(ice.selected, a);
  ice.receive(2600, b, check(ice));
  assert.is(ice.selected, b);
  ice.receive(6000, a, check(ice));
  assert.is(ice.selected, b, 'an older nomination does not come back');
});

test('[ST4] consent lasts 30 s after the last authentic check on the selected path, not less', () => {
  const ice = agent();
  const [home, other] = [path('192.0.2.1'), path('192.0.2.2', 9, 'tcp')];
  assert.is(ice.consentDeadlineMs(), Infinity);
  assert.not(ice.consentExpired(1e9));
  ice.receive(1000, home, check(ice, { nominate: true }));
  ice.receive(20_000, other, check(ice));
  assert.is(ice.lastValidAtMs, 1000);
  assert.is(ice.consentDeadlineMs(), 1000 + CONSENT_MS);
  assert.not(ice.consentExpired(30_999));
  assert.ok(ice.consentExpired(31_000));
  ice.receive(30_000, home, check(ice));
  assert.not(ice.consentExpired(59_999));
  assert.ok(ice.consentExpired(60_000));
  // A forged check is no consent.
  ice.receive(40_000, home, check(ice, { pwd: 'forged' }));
  assert.ok(ice.consentExpired(60_000));
});

test('[ST4] after consent has expired late checks bring nothing back', () => {
  const ice = agent();
  const home = path();
  home.owner = ice;
  ice.receive(0, home, check(ice, { nominate: true }));
  assert.equal(ice.forget(), [home]);
  assert.is(ice.selected, null);
  assert.is(home.owner, null);
  assert.is(ice.consentDeadlineMs(), Infinity);
  const late = ice.receive(30_001, home, check(ice, { nominate: true }));
  assert.equal(late, { reply: null, accepted: false, nominated: false });
  assert.is(ice.selected, null);
});

test('a path whose connection has ended is forgotten, and the next nomination selects at once', () => {
  const ice = agent();
  const [tcp, udp] = [path('192.0.2.1', 9, 'tcp'), path('192.0.2.1', 9)];
  ice.receive(0, tcp, check(ice, { nominate: true }));
  ice.forgetPath(tcp);
  assert.is(ice.selected, null);
  assert.not(ice.isKnown(tcp));
  assert.is(ice.lastValidAtMs, -Infinity);
  assert.ok(ice.receive(10, udp, check(ice, { nominate: true })).nominated);
  ice.forgetPath(tcp);
  assert.is(ice.selected, udp);
});

test.run();
