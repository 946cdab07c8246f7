import * as assert from 'uvu/assert';
import { networkOf } from '../../server/login-origin.ts';
import { isOver, timeLeft } from '../../server/login-times.ts';
import { nobodyInside } from '../../server/live/nobody.ts';
import { suite } from '../harness.ts';
import { Practice, cookieOf, knownPassword } from './practice.ts';
import type { LoginBody, Reply } from './practice.ts';

const test = suite('how log-ins end by themselves');

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let practice: Practice;
/** Log-ins with which somebody is in a call. */
let inside: Set<string>;
/** Log-ins whose people were taken out of their calls. */
let ended: string[];

test.before.each(async () => {
  inside = new Set();
  ended = [];
  const live = {
    ...nobodyInside,
    loginsInside: () => inside,
    endLogin: (id: string) => Promise.resolve(void ended.push(id)),
  };
  practice = await Practice.open({ live });
});

test.after.each(() => practice.close());

async function me(cookie: string): Promise<Reply> {
  return await practice.request(cookie, 'GET', '/api/me');
}

async function act(cookie: string): Promise<Reply> {
  return await practice.request(cookie, 'POST', '/api/me/activity');
}

async function listed(cookie: string): Promise<readonly LoginBody[]> {
  return (await practice.request(cookie, 'GET', '/api/logins')).json.logins;
}

async function logInAgain(cookie: string, email = 'campo@demo.invalid'): Promise<string> {
  const body = { email, password: knownPassword };
  return cookieOf(await practice.request(cookie, 'POST', '/api/log-in', body));
}

test('[H2] the times of a log-in, to the millisecond', () => {
  const login = { lastActiveAtMs: 1000, expiresAtMs: 50_000 };
  const at = (nowMs: number, inCall = false): [number, number, boolean] => {
    const situation = { nowMs, idleMs: 10_000, inCall };
    const { idleMs, totalMs } = timeLeft(login, situation);
    return [idleMs, totalMs, isOver(login, situation)];
  };
  assert.equal(at(1000), [10_000, 49_000, false]);
  assert.equal(at(10_999), [1, 39_001, false]);
  assert.equal(at(11_000), [0, 39_000, true]);
  assert.equal(at(11_000, true), [10_000, 39_000, false]);
  assert.equal(at(49_999, true), [10_000, 1, false]);
  assert.equal(at(50_000, true), [10_000, 0, true]);
});

test('[H2] a log-in in which nothing is done ends after 15 minutes, and says why', async () => {
  const cookie = await practice.logIn('campo');
  practice.nowMs += 15 * minuteMs - 1;
  assert.is((await me(cookie)).status, 200);
  practice.nowMs += 1;
  const reply = await me(cookie);
  assert.equal([reply.status, reply.json.code], [401, 'LOGIN_TIMED_OUT']);
  assert.is((await act(cookie)).status, 401, 'and cannot be woken up');
  assert.is((await me(cookie)).status, 401);
});

test('[H2] a page that asks by itself does not keep a log-in alive; a person does', async () => {
  const left = await practice.logIn('campo');
  const used = await practice.logIn('campo');
  for (let minute = 0; minute < 60; minute += 1) {
    practice.nowMs += minuteMs;
    for (const cookie of [left, used]) {
      await practice.request(cookie, 'GET', '/api/sessions');
      await practice.request(cookie, 'POST', '/api/colleagues/search', { text: '' });
    }
    if (minute % 14 === 0) assert.is((await act(used)).status, 200);
  }
  assert.equal([(await me(left)).status, (await me(used)).status], [401, 200]);
});

test('[H2] the page is told how long is left, and that a call does not run out', async () => {
  const cookie = await practice.logIn('campo');
  practice.nowMs += 13 * minuteMs;
  const shown = await me(cookie);
  assert.equal(shown.json.login, { idleEndsIn: 120, endsIn: 12 * 3600 - 13 * 60 });
  assert.is((await act(cookie)).json.login.idleEndsIn, 15 * 60);
  practice.nowMs += 10 * minuteMs;
  inside.add((await listed(cookie))[0]?.id ?? '');
  assert.is((await me(cookie)).json.login.idleEndsIn, 15 * 60);
});

test('[H2] used all day it lasts 12 hours', async () => {
  const cookie = await practice.logIn('campo');
  for (let time = 0; time < 12 * hourMs - 10 * minuteMs; time += 10 * minuteMs) {
    practice.nowMs += 10 * minuteMs;
    assert.is((await act(cookie)).status, 200);
  }
  practice.nowMs += 10 * minuteMs;
  assert.is((await act(cookie)).json.code, 'LOGIN_TIMED_OUT');
});

test('[H2] a call is activity; beyond 12 hours screens lock, and nobody is taken out of it', async () => {
  const cookie = await practice.logIn('campo');
  const id = (await listed(cookie))[0]?.id ?? '';
  inside.add(id);
  practice.nowMs += 12 * hourMs - 1;
  assert.is((await me(cookie)).status, 200);
  practice.nowMs += 1;
  assert.is((await me(cookie)).json.code, 'LOGIN_TIMED_OUT');
  assert.equal(ended, []);

  // Log-in is asked for; the call stays with its person, and ends with the new log-in.
  const elsewhere = await practice.logIn('campo');
  assert.equal((await listed(elsewhere)).map((login) => [login.inCall, login.current]).sort(), [
    [false, true],
    [true, false],
  ]);
  const again = await logInAgain(cookie);
  assert.is.not(again, cookie);
  assert.equal(ended, []);
  assert.is((await listed(again)).find(({ current }) => current)?.id, id);
  await practice.request(again, 'POST', '/api/log-out');
  assert.equal(ended, [id]);
});

test('[H2] somebody else in the same browser ends the log-in before, and its call', async () => {
  const cookie = await practice.logIn('campo');
  const id = (await listed(cookie))[0]?.id ?? '';
  await logInAgain(cookie, 'vega@demo.invalid');
  assert.equal(ended, [id]);
});

test('[H2] logging out of what has timed out ends the call that it holds', async () => {
  const cookie = await practice.logIn('campo');
  const id = (await listed(cookie))[0]?.id ?? '';
  practice.nowMs += 13 * hourMs;
  await practice.request(cookie, 'POST', '/api/log-out');
  assert.equal(ended, [id]);
});

test('[H3] one sees one’s own log-ins and no other, by two words and a network', async () => {
  const agents = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0':
      'Firefox, Windows',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36':
      'Chrome, ChromeOS',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0':
      'Edge, Windows',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1':
      'Safari, iPhone',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15':
      'Safari, macOS',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36':
      'Samsung Internet, Android',
    'curl/8.5.0': ', ',
    '<script>alert(1)</script>': ', ',
  };
  await practice.logIn('vega');
  let cookie = '';
  for (const [agent, words] of Object.entries(agents)) {
    practice.nowMs += 1;
    const reply = await practice.inject({
      method: 'POST',
      url: '/api/log-in',
      remoteAddress: '203.0.113.77',
      headers: { 'user-agent': agent },
      payload: { email: 'campo@demo.invalid', password: knownPassword },
    });
    cookie = cookieOf(reply);
    const [newest] = await listed(cookie);
    assert.is(`${newest?.browser}, ${newest?.system}`, words);
    assert.equal([newest?.network, newest?.current], ['203.0.113.0/24', true]);
  }
  assert.is((await listed(cookie)).length, Object.keys(agents).length);
  practice.nowMs += 15 * minuteMs - 2;
  assert.is((await listed(cookie)).length, 2, 'what has timed out is not there');
});

test('[H3] an address is shortened: 24 bits of IPv4, 48 of IPv6', () => {
  assert.is(networkOf('192.0.2.77'), '192.0.2.0/24');
  assert.is(networkOf('::ffff:192.0.2.77'), '192.0.2.0/24');
  assert.is(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1::/48');
  assert.is(networkOf('no address'), '');
});

test('[H3] the id of a log-in is neither its token nor what is stored of that', async () => {
  const cookie = await practice.logIn('campo');
  const [login] = await listed(cookie);
  const rows = await practice.database('logins').select<{ token_hash: string }[]>('token_hash');
  const id = login?.id ?? '';
  assert.match(id, /^[\w-]{22}$/);
  assert.not.ok(cookie.includes(id) || rows.some((row) => row.token_hash.includes(id)));
});

test('[H3] nobody ends a log-in of somebody else, or learns that there is one', async () => {
  const campo = await practice.logIn('campo');
  const vega = await practice.logIn('vega');
  const id = (await listed(campo))[0]?.id ?? '';
  const refused = await practice.request(vega, 'DELETE', `/api/logins/${id}`);
  const unknown = await practice.request(vega, 'DELETE', `/api/logins/${'x'.repeat(22)}`);
  assert.equal([refused.status, refused.raw.body], [404, unknown.raw.body]);
  assert.is((await me(campo)).status, 200);
  assert.equal(ended, []);
});

test('[H3] ending this very log-in is logging out', async () => {
  const cookie = await practice.logIn('campo');
  const id = (await listed(cookie))[0]?.id ?? '';
  const reply = await practice.request(cookie, 'DELETE', `/api/logins/${id}`);
  assert.is(reply.status, 204);
  assert.is(Reflect.get(reply.raw.cookies[0] ?? {}, 'value'), '');
  assert.is((await me(cookie)).json.code, 'NOT_LOGGED_IN');
  assert.equal(ended, [id]);
});

test.run();
