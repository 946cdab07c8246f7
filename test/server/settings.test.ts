import * as assert from 'uvu/assert';
import { onlyThisMachine, readSettings } from '../../server/settings.ts';
import type { Environment } from '../../server/settings.ts';
import { StartRefusal } from '../../server/start-refusal.ts';
import { suite } from '../harness.ts';

const test = suite('settings');

function refusal(
  environment: Environment,
  args: string[] = [],
  addresses = ['192.0.2.10'],
): string {
  try {
    readSettings(args, environment, addresses);
  } catch (error) {
    if (error instanceof StartRefusal) return error.message;
    throw error;
  }
  return '';
}

test('without any setting only this machine is served', () => {
  const { dataPath, ...settings } = readSettings([], {}, ['192.0.2.10']);
  assert.match(dataPath, /\/data$/);
  assert.equal(settings, {
    host: '127.0.0.1',
    port: 3000,
    mediaPort: 40_000,
    mediaHosts: ['127.0.0.1', '192.0.2.10'],
    announcedAddresses: ['127.0.0.1', '192.0.2.10'],
    announcedAddressFound: false,
    mediaOnlyThisMachine: true,
    publicOrigin: null,
    trustedProxies: [],
    logLevel: 'warn',
    idleMinutes: 15,
    smtp: null,
    metricsToken: null,
    apiDescription: true,
    lan: false,
  });
});

/** [what is set, arguments, announced, media bound on, found, only this machine] */
const hosts: [Environment, string[], string, string, boolean, boolean][] = [
  [{ HOST: 'localhost' }, [], '127.0.0.1,192.0.2.10', '127.0.0.1,192.0.2.10', false, true],
  [{ HOST: '::1' }, [], '::1,192.0.2.10', '::1,192.0.2.10', false, true],
  [{ HOST: '[::1]' }, [], '::1,192.0.2.10', '::1,192.0.2.10', false, true],
  [{ AUSCULT_ANNOUNCED_ADDRESS: '127.0.0.1' }, [], '127.0.0.1', '127.0.0.1', false, true],
  [
    { AUSCULT_ANNOUNCED_ADDRESS: '203.0.113.7, 2001:db8::7' },
    ['--lan'],
    '203.0.113.7,2001:db8::7',
    '0.0.0.0,::',
    false,
    false,
  ],
  [
    { AUSCULT_ANNOUNCED_ADDRESS: '127.0.0.1,192.0.2.10,::1' },
    [],
    '127.0.0.1,192.0.2.10,::1',
    '0.0.0.0,::1',
    false,
    true,
  ],
  [{ HOST: '0.0.0.0' }, [], '192.0.2.10', '0.0.0.0', true, false],
  [{ HOST: '::' }, [], '192.0.2.10', '0.0.0.0', true, false],
  [{ HOST: '192.0.2.77' }, [], '192.0.2.77', '0.0.0.0', false, false],
  [{}, ['--lan'], '192.0.2.10', '0.0.0.0', true, false],
  [{ AUSCULT_ANNOUNCED_ADDRESS: '203.0.113.7' }, [], '203.0.113.7', '0.0.0.0', false, true],
  [{ AUSCULT_ANNOUNCED_ADDRESS: '2001:db8::7' }, ['--lan'], '2001:db8::7', '::', false, false],
  [
    { AUSCULT_ORIGIN: 'https://tele.example.org' },
    [],
    '127.0.0.1,192.0.2.10',
    '127.0.0.1,192.0.2.10',
    false,
    false,
  ],
];

for (const [environment, args, announced, mediaHosts, found, alone] of hosts) {
  const what = JSON.stringify(environment) + args.join('');
  test(`${what} announces ${announced} and ${alone ? 'only this machine' : 'others'} may come`, () => {
    const settings = readSettings(args, environment, ['192.0.2.10', '198.51.100.1']);
    assert.is(settings.announcedAddresses.join(), announced);
    assert.is(settings.mediaHosts.join(), mediaHosts);
    // What is bound to one address of the network hears this machine alone.
    const bindsOne = settings.mediaHosts.includes('192.0.2.10');
    assert.is(settings.mediaOnlyThisMachine, bindsOne);
    assert.is(settings.announcedAddressFound, found);
    assert.is(onlyThisMachine(settings), alone);
  });
}

const unusable: [Environment, string[], RegExp][] = [
  [{ PORT: 'http' }, [], /^PORT is "http", which is no port number/],
  [{ PORT: '65536' }, [], /^PORT is "65536"/],
  [{ PORT: '-1' }, [], /^PORT is "-1"/],
  [{ PORT: '3e3' }, [], /^PORT is "3e3"/],
  [{ PORT: '3000.5' }, [], /^PORT is/],
  [{ AUSCULT_MEDIA_PORT: 'x' }, [], /^AUSCULT_MEDIA_PORT is "x"/],
  [{ HOST: 'no host' }, [], /^HOST is "no host"/],
  [{ HOST: 'http://x' }, [], /^HOST is/],
  [{ HOST: '127.0.0.1' }, ['--lan'], /^HOST is 127.0.0.1, which no other device reaches/],
  [
    { AUSCULT_ANNOUNCED_ADDRESS: 'example.org' },
    [],
    /^AUSCULT_ANNOUNCED_ADDRESS has "example.org"/,
  ],
  [{ AUSCULT_ANNOUNCED_ADDRESS: '0.0.0.0' }, [], /^AUSCULT_ANNOUNCED_ADDRESS has/],
  [{ AUSCULT_ANNOUNCED_ADDRESS: '192.0.2.1,' }, [], /^AUSCULT_ANNOUNCED_ADDRESS has ""/],
  [
    { AUSCULT_ANNOUNCED_ADDRESS: Array.from({ length: 9 }, (_, n) => `192.0.2.${n + 1}`).join() },
    [],
    /^AUSCULT_ANNOUNCED_ADDRESS has more than 8 addresses/,
  ],
  [{ AUSCULT_ORIGIN: 'tele.example.org' }, [], /^AUSCULT_ORIGIN is/],
  [{ AUSCULT_ORIGIN: 'https://tele.example.org/path' }, [], /^AUSCULT_ORIGIN is/],
  [{ AUSCULT_ORIGIN: 'javascript:alert(1)' }, [], /^AUSCULT_ORIGIN is/],
  [{ AUSCULT_TRUSTED_PROXIES: '127.0.0.1,proxy' }, [], /^AUSCULT_TRUSTED_PROXIES has "proxy"/],
  [{ AUSCULT_LOG_LEVEL: 'loud' }, [], /^AUSCULT_LOG_LEVEL is "loud"; it can be silent, /],
  [{ AUSCULT_IDLE_MINUTES: '4' }, [], /^AUSCULT_IDLE_MINUTES is "4"; it can be a whole number/],
  [{ AUSCULT_IDLE_MINUTES: '31' }, [], /^AUSCULT_IDLE_MINUTES is "31"/],
  [{ AUSCULT_IDLE_MINUTES: '7.5' }, [], /^AUSCULT_IDLE_MINUTES is "7.5"/],
  [
    { AUSCULT_SMTP_FROM: 'visits@example.org' },
    [],
    /^AUSCULT_SMTP_FROM is set, but AUSCULT_SMTP_U/,
  ],
  [{ AUSCULT_SMTP_URL: 'smtp://mail.example.org' }, [], /^AUSCULT_SMTP_URL is set, but AUSCULT_SM/],
  [{ AUSCULT_METRICS_TOKEN: 'short' }, [], /^AUSCULT_METRICS_TOKEN cannot be used: it has 16 or/],
  [{ AUSCULT_API_DESCRIPTION: 'no' }, [], /^AUSCULT_API_DESCRIPTION is "no"; it can be on or off/],
  [{ AUSCULT_MEDIAPORT: '1' }, [], /^There is no setting AUSCULT_MEDIAPORT/],
  [{}, ['--wan'], /^The arguments "--wan" are not known/],
  [{}, ['3000'], /^The arguments "3000" are not known/],
];

for (const [environment, args, sentence] of unusable) {
  test(`${JSON.stringify(environment)}${args.join('')} is refused in one sentence`, () => {
    const message = refusal(environment, args);
    assert.match(message, sentence);
    assert.match(message, /^[^\n]+\.$/);
  });
}

test('a machine without any network is served all the same, on its loopback address', () => {
  const settings = readSettings([], {}, []);
  assert.equal(settings.mediaHosts, ['127.0.0.1']);
  assert.equal(settings.announcedAddresses, ['127.0.0.1']);
});

test('a machine without any address to announce says which setting is needed', () => {
  assert.match(refusal({ HOST: '0.0.0.0' }, [], []), /set AUSCULT_ANNOUNCED_ADDRESS\.$/);
});

const FROM = 'Visits <visits@example.org>';

/** [what is set, host, port, TLS] */
const mailServers: [url: string, host: string, port: number, tls: string][] = [
  ['smtp://mail.example.org', 'mail.example.org', 587, 'required'],
  ['smtp://mail.example.org:25/', 'mail.example.org', 25, 'required'],
  ['smtps://mail.example.org', 'mail.example.org', 465, 'implicit'],
  ['smtp://192.0.2.25', '192.0.2.25', 587, 'required'],
  ['smtp://127.0.0.1:2525', '127.0.0.1', 2525, 'none'],
  ['smtp://[::1]:2525', '::1', 2525, 'none'],
  ['smtp://localhost', 'localhost', 587, 'none'],
  ['smtps://localhost', 'localhost', 465, 'implicit'],
];

for (const [url, host, port, tls] of mailServers) {
  test(`mail by ${url} has TLS: ${tls}`, () => {
    const { smtp } = readSettings([], { AUSCULT_SMTP_URL: url, AUSCULT_SMTP_FROM: FROM });
    const from = { name: 'Visits', address: 'visits@example.org' };
    assert.equal(smtp, { host, port, tls, credentials: null, from });
  });
}

test('[H19] credentials of the mail server are decoded, and no refusal repeats them', () => {
  const url = 'smtp://visits%40example.org:s%3Acret%25@mail.example.org';
  const { smtp } = readSettings([], { AUSCULT_SMTP_URL: url, AUSCULT_SMTP_FROM: 'v@example.org' });
  assert.equal(smtp?.credentials, { user: 'visits@example.org', password: 's:cret%' });
  assert.equal(smtp?.from, { name: '', address: 'v@example.org' });
  const unusableUrls = [
    'smtp://user:marker-4711@mail.example.org/path',
    'http://user:marker-4711@mail.example.org',
    'smtp://user:marker-4711%@mail.example.org',
    'smtp://user:marker-4711%0d%0aQUIT@mail.example.org',
    'user:marker-4711@mail.example.org',
  ];
  for (const unusableUrl of unusableUrls) {
    const sentence = refusal({ AUSCULT_SMTP_URL: unusableUrl, AUSCULT_SMTP_FROM: FROM });
    assert.match(sentence, /^AUSCULT_SMTP_URL is no address such as /);
    assert.not.match(sentence, /4711/);
  }
  for (const from of [
    'visits',
    'Visits <visits>',
    'a@example.org, b@example.org',
    'A\nB <a@b.org>',
  ]) {
    const sentence = refusal({ AUSCULT_SMTP_URL: url, AUSCULT_SMTP_FROM: from });
    assert.match(sentence, /^AUSCULT_SMTP_FROM is no sender/, from);
  }
});

test.run();
