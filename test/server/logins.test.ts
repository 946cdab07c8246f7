import * as assert from 'uvu/assert';
import { nobodyInside } from '../../server/live/nobody.ts';
import {
  Passwords,
  PasswordsBusyError,
  defaultPasswordCost,
  randomPassword,
} from '../../server/secrets/passwords.ts';
import {
  disableAccount,
  findAccountByEmail,
  findLogin,
  insertAccount,
  insertLogin,
  setPasswordHash,
} from '../../server/store/index.ts';
import { suite } from '../harness.ts';
import { Practice, cookieOf, knownPassword } from './practice.ts';
import type { Reply } from './practice.ts';

const test = suite('logging in');

let practice: Practice;

test.before.each(async () => {
  practice = await Practice.open();
});

test.after.each(async () => {
  await practice.close();
});

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const email = 'campo@demo.invalid';

async function tryPassword(password: string, address = email): Promise<string> {
  const body = { email: address, password };
  const reply = await practice.request('', 'POST', '/api/log-in', body);
  return `${reply.status} ${reply.json.code ?? ''}`.trim();
}

/** What makes a browser a known one. */
function deviceOf({ raw }: Reply): string {
  const { name, value, ...attributes } =
    raw.cookies.find(({ name }) => name.endsWith('device')) ?? {};
  assert.is.not(value, undefined, 'a device cookie');
  assert.equal(
    attributes,
    { maxAge: 90 * 24 * 3_600, path: '/api', httpOnly: true, sameSite: 'Strict' },
    'its attributes',
  );
  return `${name ?? ''}=${value ?? ''}`;
}

/** An account as an administrator would add it. */
async function addAccount(password: string): Promise<string> {
  const address = 'adams@practice.example';
  await insertAccount(practice.database, {
    id: 'adams',
    email: address,
    displayName: 'Dr. Adams',
    speciality: 'Surgery',
    administrator: false,
    demo: false,
    passwordHash: await practice.services.passwords.hash(password),
    createdAtMs: 0,
  });
  return address;
}

test('the right password logs in, and the cookie tells who', async () => {
  const cookie = await practice.logIn('campo');
  const me = await practice.request(cookie, 'GET', '/api/me');
  const { id, ...account } = me.json.account;
  assert.match(id, /^[\w-]{22}$/);
  assert.equal(account, {
    displayName: 'Dr. Elena Campo',
    email,
    speciality: 'General practice',
    administrator: true,
  });
});

test('the cookie is out of reach of scripts and other sites, and secure behind https', async () => {
  const body = { email, password: knownPassword };
  const plain = await practice.request('', 'POST', '/api/log-in', body);
  const { value, ...attributes } = plain.raw.cookies[0] ?? { value: '' };
  assert.match(value, /^[\w-]{43}$/);
  assert.equal(attributes, {
    name: 'auscult_login',
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    // Twelve hours, and as long again in which the browser is told that they are over.
    maxAge: 24 * 60 * 60,
  });
  await practice.close();
  practice = await Practice.open({ own: { publicOrigin: null, https: true, loopback: true } });
  const secure = await practice.inject({
    method: 'POST',
    url: '/api/log-in',
    headers: { origin: 'https://127.0.0.1:3000' },
    payload: body,
  });
  assert.is(Reflect.get(secure.raw.cookies[0] ?? {}, 'secure'), true);
});

test('[A4] unknown, disabled and known accounts are refused in the same words', async () => {
  const known = await addAccount('correct horse battery');
  const bodies = new Set<string>();
  for (const address of [known, 'nobody@practice.example', email]) {
    const body = { email: address, password: 'wrong' };
    const reply = await practice.request('', 'POST', '/api/log-in', body);
    bodies.add(`${reply.status} ${reply.raw.body}`);
  }
  await disableAccount(practice.database, 'adams', practice.nowMs);
  const body = { email: known, password: 'correct horse battery' };
  const disabled = await practice.request('', 'POST', '/api/log-in', body);
  bodies.add(`${disabled.status} ${disabled.raw.body}`);
  assert.is(bodies.size, 1);
});

test('[A4] an unknown account costs a hash, as a known one does', async () => {
  const passwords = new Passwords({ N: 2 ** 13, r: 8, p: 1 });
  const stored = await passwords.hash('secret');
  await passwords.matches('warm', null);
  const medianMs = async (hash: string | null): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const startMs = performance.now();
      assert.is(await passwords.matches('wrong', hash), false);
      times.push(performance.now() - startMs);
    }
    return times.sort((a, b) => a - b)[4] ?? 0;
  };
  // Figures belong to the long tests; here only that the work is done at all.
  assert.ok((await medianMs(null)) > (await medianMs(stored)) / 4);
});

test('[A1] logging in changes the identifier, and the old one is worth nothing', async () => {
  const first = await practice.logIn('campo');
  const again = await practice.request(first, 'POST', '/api/log-in', {
    email,
    password: knownPassword,
  });
  const second = cookieOf(again);
  assert.is.not(second, first);
  assert.is((await practice.request(first, 'GET', '/api/me')).status, 401);
  assert.is((await practice.request(second, 'GET', '/api/me')).status, 200);
  // An identifier that an attacker planted is not adopted.
  const planted = `auscult_login=${'A'.repeat(43)}`;
  const fresh = await practice.request(planted, 'POST', '/api/log-in', {
    email,
    password: knownPassword,
  });
  assert.is.not(cookieOf(fresh), planted);
});

test('[A2] after log-out and after disabling the cookie is worth nothing at once', async () => {
  const ended: string[] = [];
  await practice.close();
  const live = {
    ...nobodyInside,
    endLogin: (hash: string) => {
      ended.push(hash);
      return Promise.resolve();
    },
  };
  practice = await Practice.open({ live });
  const cookie = await practice.logIn('campo');
  const out = await practice.request(cookie, 'POST', '/api/log-out');
  assert.is(out.status, 204);
  assert.is(out.raw.headers['clear-site-data'], '"cache", "storage"');
  assert.match(String(out.raw.headers['set-cookie']), /^auscult_login=; Max-Age=0; /);
  assert.is((await practice.request(cookie, 'GET', '/api/me')).status, 401);
  assert.is(ended.length, 1);
  const vega = await practice.logIn('vega');
  await disableAccount(practice.database, (await practice.account('vega')).id, practice.nowMs);
  assert.is((await practice.request(vega, 'GET', '/api/me')).status, 401);
  assert.is((await practice.request('', 'POST', '/api/log-out')).status, 204);
});

test('[A2] a log-in whose password was changed while it was checked is none', async () => {
  await addAccount('correct horse battery');
  const login = {
    id: 'x'.repeat(22),
    tokenHash: 'late',
    accountId: 'adams',
    expiresAtMs: practice.nowMs + hourMs,
    replacedTokenHash: null,
    browser: '',
    system: '',
    network: '',
  };
  await practice.database('accounts').where('id', 'adams').update({ password_changed_at: 7 });
  const inserted = async (passwordChangedAtMs: number | null): Promise<unknown> =>
    await insertLogin(practice.database, { ...login, passwordChangedAtMs }, practice.nowMs);
  assert.is(await inserted(null), false);
  assert.is(await findLogin(practice.database, { tokenHash: 'late' }), null);
  assert.is(await inserted(7), null);
  await disableAccount(practice.database, 'adams', practice.nowMs);
  assert.is(await inserted(7), false);
});

test('neither cookie nor password stands in the database', async () => {
  const password = 'correct horse battery';
  const address = await addAccount(password);
  const reply = await practice.request('', 'POST', '/api/log-in', { email: address, password });
  const stored = JSON.stringify([
    await practice.database('accounts'),
    await practice.database('logins'),
  ]);
  assert.not.ok(stored.includes(cookieOf(reply).split('=')[1] ?? '?'));
  assert.not.ok(stored.includes(password));
  assert.not.ok(stored.includes(knownPassword));
});

test('[A5] ten wrong passwords in 15 minutes are all an account gets; right ones are not counted', async () => {
  const address = await addAccount('correct horse battery');
  for (let count = 0; count < 20; count += 1) {
    assert.is(await tryPassword('correct horse battery', address), '200');
  }
  for (let count = 0; count < 10; count += 1) {
    assert.is(await tryPassword(`guess ${count}`, address.toUpperCase()), '401 WRONG_CREDENTIALS');
  }
  assert.is(await tryPassword('guess', address), '429 TOO_MANY_ATTEMPTS');
  // Others are not locked out with it.
  assert.is(await tryPassword(knownPassword, 'vega@demo.invalid'), '200');
  practice.nowMs += 15 * minuteMs;
  assert.is(await tryPassword('correct horse battery', address), '200');
});

test('[A5] one address gets 100 wrong passwords an hour, over all accounts together', async () => {
  for (let count = 0; count < 100; count += 1) {
    const guess = `${count}@practice.example`;
    assert.is(await tryPassword('guess', guess), '401 WRONG_CREDENTIALS');
  }
  assert.is(await tryPassword(knownPassword), '429 TOO_MANY_ATTEMPTS');
});

test('[A5] guesses that are sent all at once are all counted', async () => {
  const address = await addAccount('correct horse battery');
  const guesses = Array.from({ length: 40 }, (_, index) => tryPassword(`guess ${index}`, address));
  const refused = (await Promise.all(guesses)).filter((reply) => reply.startsWith('429'));
  assert.is(refused.length, 30);
});

test('[A5] an IPv6 network of one customer counts as one address', async () => {
  await practice.close();
  practice = await Practice.open({ limits: { logInPerAddress: { count: 1, perMs: hourMs } } });
  const attempt = async (remoteAddress: string): Promise<number> => {
    const payload = { email, password: 'wrong' };
    const url = '/api/log-in';
    return (await practice.inject({ method: 'POST', url, remoteAddress, payload })).status;
  };
  assert.is(await attempt('2001:db8:0:1::1'), 401);
  assert.is(await attempt('2001:db8:0:1:ffff::2'), 429);
  assert.is(await attempt('2001:db8:0:2::1'), 401);
});

test('[A5] nobody is locked out by guesses of others, where they have logged in before', async () => {
  const password = 'correct horse battery';
  const address = await addAccount(password);
  const right = { email: address, password };
  const known = deviceOf(await practice.request('', 'POST', '/api/log-in', right));
  const guess = async (cookie: string, body: object = { ...right, password: 'guess' }) =>
    (await practice.request(cookie, 'POST', '/api/log-in', body)).status;
  for (let count = 0; count < 10; count += 1) await guess('');
  assert.is(await guess('', right), 429, 'a strange browser');
  assert.is(await guess(known, right), 200, 'the known one');

  // It is no way around the limit: its own guesses are counted, too.
  const statuses: number[] = [];
  for (let count = 0; count < 11; count += 1) statuses.push(await guess(known));
  assert.equal(statuses, [...Array<number>(10).fill(401), 429]);
  assert.is(await guess(known, right), 429);
});

test('[A5] a known browser is known for one account, as we made it, until the password changes', async () => {
  const password = 'correct horse battery';
  const address = await addAccount(password);
  const right = { email: address, password };
  const known = deviceOf(await practice.request('', 'POST', '/api/log-in', right));
  const [nonce, mac] = known.split('=')[1]?.split('.') ?? [];
  const forged = `auscult_device=${nonce ?? ''}.${mac?.startsWith('A') ? 'B' : 'A'}${mac?.slice(1) ?? ''}`;
  const others = deviceOf(
    await practice.request('', 'POST', '/api/log-in', { email, password: knownPassword }),
  );
  for (let count = 0; count < 10; count += 1) await tryPassword('guess', address);
  for (const cookie of [forged, others, 'auscult_device=', `auscult_device=${nonce ?? ''}`]) {
    assert.is((await practice.request(cookie, 'POST', '/api/log-in', right)).status, 429, cookie);
  }
  await practice.database('accounts').where('id', 'adams').update({ password_changed_at: 7 });
  assert.is((await practice.request(known, 'POST', '/api/log-in', right)).status, 429);
});

test('[A6] X-Forwarded-For makes no new address', async () => {
  await practice.close();
  practice = await Practice.open({ limits: { logInPerAddress: { count: 1, perMs: hourMs } } });
  const attempt = async (forwardedFor: string): Promise<number> => {
    const headers = { 'x-forwarded-for': forwardedFor };
    const payload = { email, password: 'wrong' };
    return (await practice.inject({ method: 'POST', url: '/api/log-in', headers, payload })).status;
  };
  assert.is(await attempt('192.0.2.1'), 401);
  assert.is(await attempt('192.0.2.2'), 429);
});

test('[H1] the known password works only where the server says so; random ones work everywhere', async () => {
  const { folderPath } = practice;
  await practice.stop();
  practice = await Practice.open({ folderPath, demoPassword: null });
  assert.is(await tryPassword(knownPassword), '401 WRONG_CREDENTIALS');
  const shown = await practice.request('', 'GET', '/api/practice');
  assert.equal(shown.json, { name: 'Riverside Practice (demo)', demo: true, mail: false });
});

test('[H1] on the loopback address the practice shows its accounts and their password', async () => {
  const { json } = await practice.request('', 'GET', '/api/practice');
  assert.is(json.demo, true);
  assert.equal(json.demoAccounts[0], {
    email,
    displayName: 'Dr. Elena Campo',
    speciality: 'General practice',
    password: knownPassword,
  });
  assert.is(json.demoAccounts.length, 3);
});

test('[H5] a hash of another cost is made anew at the next log-in, and only then', async () => {
  const cheap = new Passwords({ N: 2, r: 8, p: 1 });
  const address = await addAccount('correct horse battery');
  const old = await cheap.hash('correct horse battery');
  await setPasswordHash(practice.database, 'adams', old);
  const stored = async (): Promise<string | null> =>
    (await findAccountByEmail(practice.database, address))?.passwordHash ?? null;
  assert.is(await tryPassword('wrong', address), '401 WRONG_CREDENTIALS');
  assert.is(await stored(), old);
  assert.is(await tryPassword('correct horse battery', address), '200');
  const renewed = await stored();
  assert.match(renewed ?? '', /^scrypt\$16\$8\$1\$/);
  assert.is(await tryPassword('correct horse battery', address), '200');
  assert.is(await stored(), renewed);
});

test('[H5] a new hash costs what OWASP asks of scrypt', () => {
  // Equal choices of its password storage cheat sheet: N, p, with r = 8.
  const choices = [
    [17, 1],
    [16, 2],
    [15, 3],
    [14, 5],
    [13, 10],
  ].map(([n, p]) => [2 ** (n ?? 0), 8, p]);
  const { N, r, p } = defaultPasswordCost;
  assert.ok(choices.some((choice) => choice.join() === [N, r, p].join()));
});

test('[H5] a password may be long and of any script, and is compared in composed form', async () => {
  const passwords = new Passwords({ N: 16, r: 8, p: 1 });
  const long = 'pässwörd 密码 '.repeat(40);
  const stored = await passwords.hash(long);
  assert.match(stored, /^scrypt\$16\$8\$1\$/);
  assert.is(await passwords.matches(long.normalize('NFD'), stored), true);
  assert.is(await passwords.matches(`${long}x`, stored), false);
  assert.is(await passwords.matches(long, 'no hash at all'), false);
  assert.is(new Set(Array.from({ length: 100 }, randomPassword)).size, 100);
});

test('a flood of log-ins waits in a bounded queue', async () => {
  const passwords = new Passwords({ N: 2 ** 10, r: 8, p: 1 });
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => passwords.hash('x')));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.is(refused.length, 100 - 66);
  assert.ok(refused.every((outcome) => outcome.reason instanceof PasswordsBusyError));
});

test.run();
