import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import * as assert from 'uvu/assert';
import { greet } from '../../server/greeting.ts';
import { readSettings } from '../../server/settings.ts';
import { StartRefusal } from '../../server/start-refusal.ts';
import { startServer } from '../../server/start.ts';
import type { RunningServer } from '../../server/start.ts';
import { openDatabase } from '../../server/store/index.ts';
import { suite } from '../harness.ts';

const test = suite('starting');

const nowMs = Date.UTC(2026, 10, 24);

let data: string;
let running: RunningServer[] = [];

test.before.each(async () => {
  data = await mkdtemp(join(tmpdir(), 'auscult-start-'));
});

test.after.each(async () => {
  // Closed already, but after a failure; closing again does nothing.
  await Promise.all(running.map((server) => server.close()));
  running = [];
  await rm(data, { recursive: true });
});

interface Started {
  readonly printed: string;
  readonly address: string;
  stop(): Promise<void>;
}

/** Everything but the process around it and the pages. */
async function start(environment: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<Started> {
  const settings = readSettings(args, {
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: data,
    AUSCULT_LOG_LEVEL: 'silent',
    ...environment,
  });
  const pages = (): Promise<void> => Promise.resolve();
  const server = await startServer({ settings, pages, clock: () => nowMs });
  running.push(server);
  const { address } = server.greeting;
  return { printed: greet(server.greeting), address, stop: () => server.close() };
}

/** @returns the sentence of a start that must not succeed */
async function refused(environment: NodeJS.ProcessEnv): Promise<string> {
  try {
    const started = await start(environment);
    await started.stop();
  } catch (error) {
    if (error instanceof StartRefusal) return error.message;
    throw error;
  }
  throw new Error('It started.');
}

async function logIn(address: string, password: string): Promise<number> {
  const reply = await fetch(`${address}/api/log-in`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'campo@demo.invalid', password }),
  });
  return reply.status;
}

test('the data folder is its owner’s only, and secrets in it are apart from the database', async () => {
  const folder = join(data, 'new', 'folder');
  const server = await start({ AUSCULT_DATA: folder });
  assert.is((await stat(folder)).mode & 0o777, 0o700);
  for (const name of ['auscult.sqlite', 'link.key']) {
    assert.is((await stat(join(folder, name))).mode & 0o777, 0o600, name);
  }
  await server.stop();
});

test('a path that is no page and an upgrade that is no signaling are answered and let go', async () => {
  const server = await start();
  const { port } = new URL(server.address);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    'GET /elsewhere HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  assert.match(await text(socket), /^HTTP\/1\.1 404 /);
  await server.stop();
});

test('[H1] where others can reach it, each demo account has a password of its own, shown once', async () => {
  const environment = { HOST: '0.0.0.0', AUSCULT_ANNOUNCED_ADDRESS: '127.0.0.1' };
  const first = await start(environment);
  const password = /campo@demo\.invalid {2}(\S+)/.exec(first.printed)?.[1] ?? '';
  assert.match(password, /^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  assert.is(await logIn(first.address, 'auscult-demo'), 401);
  assert.is(await logIn(first.address, password), 200);
  const practice = (await (await fetch(`${first.address}/api/practice`)).json()) as object;
  assert.not.ok('demoAccounts' in practice);
  await first.stop();

  const second = await start(environment);
  assert.not.match(second.printed, /campo@demo\.invalid/);
  assert.match(second.printed, /passwords that were shown when they were made/);
  assert.is(await logIn(second.address, password), 200);
  await second.stop();

  // Alone again, the known one works, and the own one still does.
  const third = await start();
  assert.is(await logIn(third.address, 'auscult-demo'), 200);
  assert.is(await logIn(third.address, password), 200);
  await third.stop();
});

test('--lan speaks https with a certificate that the next start keeps, and prints a QR code', async () => {
  const environment = { AUSCULT_ANNOUNCED_ADDRESS: '127.0.0.1' };
  const fingerprintOf = async (server: Started): Promise<string> => {
    const request = httpsGet(`${server.address}/healthz`, { rejectUnauthorized: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    assert.is(response.statusCode, 200);
    assert.is(response.headers['strict-transport-security'], 'max-age=31536000');
    const certificate = (response.socket as TLSSocket).getPeerX509Certificate();
    assert.ok(certificate?.checkIP('127.0.0.1'));
    response.resume();
    return certificate?.fingerprint256 ?? '';
  };
  const first = await start(environment, ['--lan']);
  assert.match(first.address, /^https:\/\/127\.0\.0\.1:\d+$/);
  assert.match(first.printed, /[▀▄█]{8}/u);
  const fingerprint = await fingerprintOf(first);
  assert.ok(first.printed.includes(fingerprint));
  await first.stop();
  const path = join(data, 'lan-certificate.pem');
  assert.is((await stat(path)).mode & 0o777, 0o600);

  const second = await start(environment, ['--lan']);
  assert.is(await fingerprintOf(second), fingerprint);
  await second.stop();

  await writeFile(path, 'damaged');
  const third = await start(environment, ['--lan']);
  assert.is.not(await fingerprintOf(third), fingerprint);
  await third.stop();
  assert.match(await readFile(path, 'utf8'), /-----BEGIN PRIVATE KEY-----/);
});

test('a media port that is taken', async () => {
  const taken = createSocket('udp4').bind(0, '127.0.0.1').unref();
  await once(taken, 'listening');
  const { port } = taken.address();
  assert.is(
    await refused({ AUSCULT_MEDIA_PORT: String(port) }),
    `The media port ${port} is taken by another program; set AUSCULT_MEDIA_PORT to a free one.`,
  );
  taken.close();
});

// Node's own recursive mkdir tries for ever where a folder exists in which none can be made.
test.unless(
  process.platform === 'linux' ? null : '/proc exists on Linux only',
  'a data folder that can never be made',
  async () => {
    assert.is(
      await refused({ AUSCULT_DATA: '/proc/auscult/data' }),
      'The data folder /proc/auscult/data cannot be written to (ENOENT); set AUSCULT_DATA to a folder that can.',
    );
  },
);

test('a second server on the same data; the folder is free again when the first has ended', async () => {
  const first = await start();
  assert.is(
    await refused({}),
    `Another server is running on the data in ${data}; end it, or set AUSCULT_DATA to a folder of its own.`,
  );
  assert.is((await fetch(`${first.address}/healthz`)).status, 200);
  await first.stop();
  await (await start()).stop();
});

test('an address that is not one of this machine', async () => {
  assert.match(
    await refused({ HOST: '192.0.2.1' }),
    /^The address 192\.0\.2\.1 is not one of this/,
  );
});

test('[Q6] a database of a newer version', async () => {
  const path = join(data, 'auscult.sqlite');
  const database = await openDatabase(path);
  const row = { name: '9999-from-the-future', batch: 9, migration_time: 0 };
  await database('knex_migrations').insert(row);
  await database.destroy();
  assert.is(
    await refused({}),
    `The database ${path} was written by a newer version of Auscult (schema 7, this version knows 6); start that version, or restore an older backup.`,
  );
});

test('[Q5] a database that is none', async () => {
  await writeFile(
    join(data, 'auscult.sqlite'),
    'a text file, long enough to be no database'.repeat(9),
  );
  assert.match(await refused({}), /auscult\.sqlite cannot be opened \(SQLITE_NOTADB\)\.$/);
});

test('[Q5] a database that is a folder', async () => {
  await mkdir(join(data, 'auscult.sqlite'));
  assert.match(await refused({}), /auscult\.sqlite cannot be opened \(SQLITE_CANTOPEN\)\.$/);
});

test('a key file that is damaged', async () => {
  await writeFile(join(data, 'link.key'), 'short');
  assert.match(await refused({}), /^The key file .*link\.key is damaged: it has 5 bytes/);
});

test.run();
