/** The whole server from the package: what it says when its packages are missing, and with them. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as assert from 'uvu/assert';
import { serverPackages } from '../../server/packages.ts';
import { suite } from '../harness.ts';
import { createProject } from './project.ts';
import type { Project } from './project.ts';

const test = suite('package: server');
const NAMES = Object.keys(serverPackages);

const START = `
  import { readSettings, startServer } from 'auscult/server';
  const settings = readSettings([], { PORT: '0', AUSCULT_MEDIA_PORT: '0', AUSCULT_DATA: 'data' });
  const server = await startServer({ settings }).catch(({ code, missing, install, message }) => {
    console.log(JSON.stringify({ code, missing, install, message }));
    process.exit(3);
  });
  console.log(JSON.stringify(server.greeting));
  process.once('SIGTERM', () => server.close());
`;

let project: Project;
test.before.each(async () => {
  project = await createProject();
  project.write('start.js', START);
});
test.after.each(() => project.remove());

interface Refusal {
  readonly code: string;
  readonly missing: readonly string[];
  readonly install: string;
  readonly message: string;
}

async function refusal(): Promise<Refusal> {
  const { exitCode, output } = await project.run(22, 'start.js');
  assert.is(exitCode, 3, output);
  return JSON.parse(output) as Refusal;
}

test('without its packages it names all of them, and how to install them', async () => {
  const { code, missing, install, message } = await refusal();
  assert.is(code, 'SERVER_PACKAGES_MISSING');
  assert.equal(missing, NAMES);
  const all = NAMES.map((name) => `${name}@${serverPackages[name]}`).join(' ');
  assert.is(install, `npm install ${all}`);
  assert.match(message, `Run: ${install}`);
});

test('a package of another version counts as missing', async () => {
  project.link(...NAMES.filter((name) => name !== 'fastify'));
  const old = { name: 'fastify', version: '4.28.1', main: 'fastify.js' };
  project.write('node_modules/fastify/package.json', JSON.stringify(old));
  project.write('node_modules/fastify/fastify.js', '');
  const { missing, install, message } = await refusal();
  assert.equal(missing, ['fastify']);
  assert.is(install, `npm install fastify@${serverPackages['fastify']}`);
  assert.match(message, 'fastify (version 4.28.1 does not fit)');
});

test('sqlite3 without its native part is told as that', async () => {
  project.link(...NAMES.filter((name) => name !== 'sqlite3'));
  const unbuilt = { name: 'sqlite3', version: serverPackages['sqlite3'], main: 'sqlite3.js' };
  project.write('node_modules/sqlite3/package.json', JSON.stringify(unbuilt));
  project.write('node_modules/sqlite3/sqlite3.js', `require('./build/node_sqlite3.node');`);
  const { code, install, message } = await refusal();
  assert.is(code, 'SERVER_PACKAGES_MISSING');
  assert.is(install, 'npm rebuild sqlite3');
  assert.match(message, 'its native part cannot be loaded');
});

for (const version of [22, 26] as const) {
  test(`with its packages it serves pages and log-ins on Node ${version}`, async () => {
    project.link(...NAMES);
    const program = await project.start(version, 'start.js');
    let complaint = '';
    program.stderr.on('data', (text: string) => (complaint += text));
    const ended = once(program, 'exit');
    const lines = createInterface(program.stdout);
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string | number];
    assert.type(line, 'string', complaint);
    const { address, demoPassword } = JSON.parse(String(line)) as {
      address: string;
      demoPassword: string;
    };

    const page = await fetch(`${address}/telehealth`);
    assert.is(page.status, 200);
    const script = /<script[^>]* src="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    assert.match(script, /^\/main-[A-Z0-9]{8}\.js$/);
    const loaded = await fetch(address + script);
    assert.match(loaded.headers.get('content-type') ?? '', /javascript/);
    assert.match(loaded.headers.get('cache-control') ?? '', /immutable/);
    assert.match(await loaded.text(), /^import/);

    const logIn = await fetch(`${address}/api/log-in`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'campo@demo.invalid', password: demoPassword }),
    });
    assert.is(logIn.status, 200, await logIn.text());

    program.kill('SIGTERM');
    assert.equal(await ended, [0, null], complaint);
    assert.is(complaint, '');
  });
}

test.run();
