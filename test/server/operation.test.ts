import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { Readiness } from '../../server/operation/readiness.ts';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start.ts';
import { roleTable } from '../../server/access/index.ts';
import { startAndHold } from '../engine/held-engine.ts';
import { suite } from '../harness.ts';
import { Practice } from './practice.ts';

const test = suite('operation');

const token = 'a-token-of-the-collector';

async function metricsOf(practice: Practice, authorization?: string): Promise<[number, string]> {
  const headers = authorization === undefined ? {} : { authorization };
  const { status, raw } = await practice.inject({ method: 'GET', url: '/metrics', headers });
  return [status, raw.body];
}

async function within(
  options: Parameters<typeof Practice.open>[0],
  run: (practice: Practice) => Promise<void>,
): Promise<void> {
  const practice = await Practice.open(options);
  try {
    await run(practice);
  } finally {
    await practice.close();
  }
}

test('ready while a media worker runs, and no more once the server ends', () => {
  const readiness = new Readiness(2);
  assert.ok(readiness.ready);
  readiness.workerLost(0);
  assert.ok(readiness.ready);
  readiness.workerLost(1);
  assert.not(readiness.ready);
  readiness.workerRestarted(0);
  assert.ok(readiness.ready);
  readiness.end();
  assert.not(readiness.ready);
});

test('a media worker that dies takes readiness with it until another is in its place', async () => {
  const media = { host: '127.0.0.1', port: 0 };
  const { engine, kill } = await startAndHold({ media, roles: roleTable });
  const readiness = Readiness.of(engine);
  const [lost, restarted] = (['workerLost', 'workerRestarted'] as const).map(
    (name) => new Promise<unknown>((resolve) => engine.on(name, resolve)),
  );
  assert.ok(readiness.ready);
  kill();
  await lost;
  assert.not(readiness.ready);
  await restarted;
  assert.ok(readiness.ready);
  await engine.close();
});

test('/readyz says so with a code, while /healthz still answers', () =>
  within({}, async (practice) => {
    const ask = (url: string) => practice.inject({ method: 'GET', url });
    assert.is((await ask('/readyz')).status, 200);
    practice.services.readiness.workerLost(0);
    const refused = await ask('/readyz');
    assert.equal([refused.status, refused.json.code], [503, 'NOT_READY']);
    assert.is(refused.raw.headers['retry-after'], '2');
    assert.is((await ask('/healthz')).status, 200);
    practice.services.readiness.workerRestarted(0);
    assert.is((await ask('/readyz')).status, 200);
  }));

test('[H19] the metrics count requests by pattern, without an id, a name or a link', () =>
  within({}, async (practice) => {
    const cookie = await practice.logIn('campo');
    const secret = 'a'.repeat(22);
    const url = `/api/sessions/${secret}`;
    assert.is((await practice.inject({ method: 'GET', url, headers: { cookie } })).status, 404);
    await practice.inject({ method: 'GET', url: `/${secret}/${secret}` });
    const [status, text] = await metricsOf(practice);
    assert.is(status, 200);
    assert.match(
      text,
      /^auscult_http_request_duration_seconds_count\{method="GET",route="\/api\/sessions\/:id",status="404"\} 1$/m,
    );
    assert.not.ok(text.includes(secret));
    assert.not.match(text, /campo/i);
    assert.match(text, /^auscult_participants 0$/m);
  }));

test('with a token in the settings, the metrics are for whoever presents it', () =>
  within({ metricsToken: token }, async (practice) => {
    for (const wrong of [undefined, token, `Bearer ${token}x`, 'Bearer ', `Basic ${token}`]) {
      const [status, body] = await metricsOf(practice, wrong);
      assert.is(status, 401, wrong);
      assert.match(body, /"TOKEN_INVALID"/);
    }
    const { raw } = await practice.inject({ method: 'GET', url: '/metrics' });
    assert.is(raw.headers['www-authenticate'], 'Bearer');
    assert.is((await metricsOf(practice, `Bearer ${token}`))[0], 200);
  }));

test('without one, where others reach the server, there are none', () =>
  within({ own: { publicOrigin: null, https: false, loopback: false } }, async (practice) => {
    assert.is((await metricsOf(practice))[0], 404);
    assert.is((await metricsOf(practice, `Bearer ${token}`))[0], 404);
  }));

test('a server that runs tells of its process, its calls and its worker', async () => {
  const data = await mkdtemp(join(tmpdir(), 'auscult-operation-'));
  const settings = readSettings([], {
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: data,
    AUSCULT_LOG_LEVEL: 'silent',
    AUSCULT_METRICS_TOKEN: token,
  });
  const server = await startServer({ settings, pages: async () => {}, clock: Date.now });
  try {
    const { address } = server.greeting;
    assert.is((await fetch(`${address}/readyz`)).status, 200);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${address}/metrics`, { headers });
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    const text = await answer.text();
    for (const name of [
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
      'auscult_sessions 0',
      'auscult_participants_held 0',
      'auscult_media_workers_lost_total 0',
      'auscult_mails_failed_total 0',
    ]) {
      assert.ok(text.includes(`\n${name}`), name);
    }
  } finally {
    await server.close();
    await rm(data, { recursive: true });
  }
});

test.run();
