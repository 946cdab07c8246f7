import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fastify from 'fastify';
import * as assert from 'uvu/assert';
import { securityHeaders } from '../../server/headers.ts';
import { describeError, logOptions } from '../../server/log.ts';
import { suite } from '../harness.ts';
import { Practice, host, knownPassword, origin } from './practice.ts';

const test = suite('HTTP hygiene');

let practice: Practice;
let cookie: string;
let clientFolder: string;

test.before(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'auscult-client-'));
  await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Auscult</title>');
  await writeFile(join(clientFolder, 'main-J4HB3ZQA.js'), 'export {};');
  await mkdir(join(clientFolder, 'icons'));
  await writeFile(join(clientFolder, 'icons/icon.svg'), '<svg/>');
  practice = await Practice.open({ clientFolder });
});

test.before.each(async () => {
  cookie = await practice.logIn('campo');
});

test.after(async () => {
  await practice.close();
  await rm(clientFolder, { recursive: true });
});

const bodies: [string, string][] = [
  ['/api/log-in', JSON.stringify({ email: 'campo@demo.invalid', password: knownPassword })],
  ['/api/links/resolve', JSON.stringify({ token: 'x' })],
  ['/api/links/join', JSON.stringify({ token: 'x', displayName: 'y' })],
  ['/api/sessions', JSON.stringify({ reservationId: 'x', name: 'y' })],
];

for (const [url, payload] of bodies) {
  test(`[A7] ${url} takes JSON called JSON and nothing else`, async () => {
    const send = async (type: string | undefined): Promise<number> => {
      const headers = { cookie, ...(type === undefined ? {} : { 'content-type': type }) };
      const reply = await practice.inject({ method: 'POST', url, headers, payload });
      assert.is(typeof reply.json.code === 'string', reply.status >= 400);
      return reply.status;
    };
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON',
    ]) {
      assert.is.not(await send(type), 415, type);
    }
    for (const type of [
      'application/json\ta',
      'Application/Json ;x',
      'application/json garbage',
      'application/json, text/plain',
      'application/jsonx',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      '',
    ]) {
      assert.is(await send(type), 415, type);
    }
  });

  test(`${url} answers clearly to what is no JSON, the wrong JSON, and too much of it`, async () => {
    const send = async (payload: string): Promise<string> => {
      const headers = { cookie, 'content-type': 'application/json' };
      const reply = await practice.inject({ method: 'POST', url, headers, payload });
      assert.equal(Object.keys(reply.json), ['code', 'message']);
      return `${reply.status} ${reply.json.code}`;
    };
    assert.is(await send('{"a":'), '400 BODY_NOT_JSON');
    assert.is(await send('hello'), '400 BODY_NOT_JSON');
    assert.is(await send('{"__proto__":{"x":1}}'), '400 BODY_NOT_JSON');
    for (const wrong of ['null', '7', '[]', '{}', '{"token":{},"email":[],"name":1}']) {
      assert.is(await send(wrong), '400 BODY_INVALID', wrong);
    }
    assert.is(await send(JSON.stringify('x'.repeat(20_000))), '413 BODY_TOO_LARGE');
    assert.is(await send(''), '400 BODY_NOT_JSON');
  });
}

test('[A9] what changes something must come from our own pages', async () => {
  const send = async (headers: Record<string, string>): Promise<number> => {
    const raw = await practice.app.inject({
      method: 'POST',
      url: '/api/session-links',
      headers: { host, cookie, ...headers },
    });
    return raw.statusCode;
  };
  assert.is(await send({ origin }), 201);
  assert.is(await send({ 'sec-fetch-site': 'same-origin' }), 201);
  assert.is(await send({ origin, 'sec-fetch-site': 'same-origin' }), 201);
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000' },
    { origin: 'http://127.0.0.1:3001' },
    { origin: 'https://127.0.0.1:3000' },
    { origin, 'sec-fetch-site': 'cross-site' },
    { origin, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ];
  for (const headers of foreign) assert.is(await send(headers), 403, JSON.stringify(headers));
});

test('[A9] no GET changes anything', async () => {
  const started = await practice.startSession(cookie);
  const dump = async (): Promise<string> => {
    const tables = [
      'accounts',
      'sessions',
      'session_links',
      'reservations',
      'members',
      'removals',
      'logins',
    ];
    return JSON.stringify(await Promise.all(tables.map((table) => practice.database(table))));
  };
  const before = await dump();
  const urls = [
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/practice',
    '/api/me',
    '/api/sessions',
    `/api/sessions/${started.id}`,
    `/api/sessions/${started.id}/join`,
    `/api/sessions/${started.id}/close`,
    `/api/sessions/${started.id}/link`,
    '/api/log-out',
    '/api/session-links',
    '/api/links/resolve',
    '/api/links/join',
    '/',
    '/join',
    '/telehealth',
  ];
  for (const url of urls) await practice.inject({ method: 'GET', url, headers: { cookie } });
  assert.is(await dump(), before);
});

test('while only this machine reaches the server, foreign names for it are refused', async () => {
  const ask = async (name: string): Promise<number> =>
    (await practice.inject({ method: 'GET', url: '/api/practice', headers: { host: name } }))
      .status;
  for (const name of ['127.0.0.1:3000', 'localhost:3000', 'LOCALHOST', '[::1]:3000', '127.9.9.9']) {
    assert.is(await ask(name), 200, name);
  }
  for (const name of [
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '192.0.2.1',
    '@',
  ]) {
    assert.is(await ask(name), 421, name);
  }
});

test('[X2] [X3] every response carries the exact set of security headers', async () => {
  const expected = {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; media-src blob: mediastream:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  assert.equal(securityHeaders, expected);
  const requests: [string, string, string][] = [
    ['GET', '/', 'no-cache'],
    ['GET', '/join', 'no-cache'],
    ['GET', '/main-J4HB3ZQA.js', 'public, max-age=31536000, immutable'],
    ['GET', '/icons/icon.svg', 'no-cache'],
    ['GET', '/old-ABCDEFGH.js', 'no-store'],
    ['GET', '/%', 'no-store'],
    ['GET', `/api/sessions/${'x'.repeat(65)}`, 'no-store'],
    ['GET', '/healthz', 'no-store'],
    ['GET', '/readyz', 'no-store'],
    ['GET', '/metrics', 'no-store'],
    ['GET', '/api/practice', 'no-store'],
    ['GET', '/api/me', 'no-store'],
    ['GET', '/api/nothing', 'no-store'],
    ['POST', '/api/log-in', 'no-store'],
    ['DELETE', '/', 'no-store'],
  ];
  for (const [method, url, cacheControl] of requests) {
    const { raw } = await practice.inject({ method: method, url });
    const got = Object.fromEntries(Object.keys(expected).map((name) => [name, raw.headers[name]]));
    assert.equal(got, expected, url);
    assert.is(raw.headers['cache-control'], cacheControl, url);
    assert.is(raw.headers['strict-transport-security'], undefined, url);
    assert.is(raw.headers['x-powered-by'], undefined, url);
  }
});

test('[H16] behind https the browser is told to stay there', async () => {
  const own = { publicOrigin: 'https://tele.example.org', https: false, loopback: true };
  const proxied = await Practice.open({ own });
  const reply = await proxied.inject({
    method: 'POST',
    url: '/api/log-in',
    headers: { host: 'upstream', origin: 'https://tele.example.org' },
    payload: { email: 'campo@demo.invalid', password: knownPassword },
  });
  assert.is(reply.status, 200);
  assert.is(reply.raw.headers['strict-transport-security'], 'max-age=31536000');
  const headers = {
    host: 'upstream',
    origin: 'https://tele.example.org',
    cookie: `auscult_login=${reply.raw.cookies[0]?.value}`,
  };
  const made = await proxied.inject({ method: 'POST', url: '/api/session-links', headers });
  assert.match(made.json.link, /^https:\/\/tele\.example\.org\/join#/);
  await proxied.close();
});

test('pages answer with the client, the API with JSON, and old files with nothing', async () => {
  for (const url of [
    '/',
    '/log-in',
    '/telehealth',
    '/telehealth/AbC-_1/preview',
    '/join',
    '/join?x=1',
  ]) {
    const { raw } = await practice.inject({ method: 'GET', url });
    assert.is(raw.statusCode, 200, url);
    assert.match(String(raw.headers['content-type']), /^text\/html/, url);
    assert.is((await practice.inject({ method: 'HEAD', url })).status, 200, url);
  }
  for (const url of ['/api', '/api/', '/api/x', '/old-ABCDEFGH.js', '/signaling', '/a.b']) {
    const reply = await practice.inject({ method: 'GET', url });
    assert.is(reply.status, 404, url);
    assert.is(reply.json.code, 'NOT_FOUND', url);
  }
});

test('[A8] encoded slashes, dots and zeros lead nowhere', async () => {
  const secretPath = join(clientFolder, '..', 'auscult-secret.txt');
  await writeFile(secretPath, 'secret');
  await practice.app.listen({ host: '127.0.0.1', port: 0 });
  const address = practice.app.server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  // Sent as they stand: inject would tidy them up first.
  const ask = async (path: string): Promise<{ status: number; body: string }> => {
    const request = get({ host: '127.0.0.1', port: address.port, path, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, body: await text(response) };
  };
  assert.is((await ask('/join')).status, 200);
  const paths = [
    '/..%2fauscult-secret.txt',
    '/%2e%2e/auscult-secret.txt',
    '/..%5causcult-secret.txt',
    '/../auscult-secret.txt',
    '/..;/auscult-secret.txt',
    '/icons%2ficon.svg',
    '/icons/..%2f..%2fauscult-secret.txt',
    '/%2e%2e/x',
    '/%00',
    '/index.html%00.js',
    '/api%2fme',
    '/%61pi/me',
    '/api/sessions/%2e%2e%2fme',
    '/api/sessions/../me',
    '//api/me',
    '/%c0%ae%c0%ae/x',
    '/%',
  ];
  for (const path of paths) {
    const { status, body } = await ask(path);
    assert.ok([400, 401, 404].includes(status), `${path} ${status}`);
    assert.not.ok(body.includes('secret'), path);
  }
  await rm(secretPath);
});

test('without a built client pages say so and the API works', async () => {
  const bare = await Practice.open();
  const page = await bare.inject({ method: 'GET', url: '/' });
  assert.is(page.status, 503);
  assert.is(page.json.code, 'CLIENT_NOT_BUILT');
  assert.is((await bare.inject({ method: 'GET', url: '/api/practice' })).status, 200);
  await bare.close();
});

test('[H19] what is logged by mistake is left out: errors’ texts and fields that name people', () => {
  const error = Object.assign(new Error('Marker Name'), { code: 'SQLITE_FULL' });
  const described = describeError(error);
  assert.equal([described.type, described.code, described.message], ['Error', 'SQLITE_FULL', '']);
  assert.match(described.stack, /^\s+at .*http\.test\.ts/);
  assert.not.match(described.stack, /Marker/);

  let log = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  const { log: logger } = fastify({ logger: { ...logOptions('info'), stream } });
  const fields = { displayName: 'Marker', email: 'Marker', token: 'Marker', body: { x: 'Marker' } };
  logger.info({ ...fields, who: fields, sessionId: 'kept', err: error }, 'a mistake');
  assert.match(log, /"sessionId":"kept"/);
  assert.not.match(log, /Marker/);
});

test('[L2] [H19] the log holds no name, token, e-mail, address of a page or body, also of failures', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const logged = await Practice.open({
    logger: { ...logOptions('debug'), stream },
  });
  const campo = await logged.logIn('campo');
  const { id, token } = await logged.startSession(campo);
  const secrets = [
    id,
    token,
    campo.split('=')[1] ?? '',
    'campo@',
    'Marker Name',
    'New Patient Consult',
    knownPassword,
  ];
  await logged.request('', 'POST', '/api/links/join', { token, displayName: 'Marker Name' });
  await logged.request('', 'POST', '/api/log-in', {
    email: 'campo@demo.invalid',
    password: 'Marker Name',
  });
  await logged.request(campo, 'GET', `/api/sessions/${id}?x=${token}`);
  await logged.inject({ method: 'GET', url: `/join/${token}` });
  // A failure inside the store, while it holds the name.
  await logged.database.schema.dropTable('removals');
  const failed = await logged.request('', 'POST', '/api/links/join', {
    token,
    displayName: 'Marker Name',
  });
  assert.is(failed.status, 500);
  const { requestId, ...rest } = failed.raw.json<Record<string, string>>();
  assert.equal(rest, { code: 'INTERNAL_ERROR', message: 'Something went wrong on our side.' });
  await logged.close();
  const log = lines.join('');
  assert.match(
    lines.find((line) => line.includes(`"reqId":"${requestId ?? '?'}"`)) ?? '',
    '"code":"SQLITE_ERROR"',
  );
  assert.match(log, /"route":"\/api\/sessions\/:id"/);
  assert.match(log, /"code":"SQLITE_ERROR"/);
  for (const secret of secrets) assert.not.ok(log.includes(secret), secret);
});

test('[W5] what never ends its headers, or has too many, is answered and let go; others are served', async () => {
  const deadlines = { headersMs: 300, requestMs: 30_000, checkedEveryMs: 50 };
  const slow = await Practice.open({ deadlines });
  await slow.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = slow.app.server.address() as AddressInfo;
  const answerTo = async (head: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(head);
    return (await text(socket)).split('\r\n')[0] ?? '';
  };
  const upgrade = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n';
  const unfinished = answerTo(`${upgrade}X-Slow: `);
  const many = Array.from({ length: 2_000 }, (_, at) => `X-${String(at)}: value\r\n`).join('');
  assert.is(
    await answerTo(`${upgrade}${many}\r\n`),
    'HTTP/1.1 431 Request Header Fields Too Large',
  );
  assert.is((await fetch(`http://127.0.0.1:${String(port)}/healthz`)).status, 200);
  assert.is(await unfinished, 'HTTP/1.1 408 Request Timeout');
  await slow.close();
});

test.run();
