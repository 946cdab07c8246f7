// Gets a clone ready before `npm start`, `npm test` and `npm run bench`: packages as the lock file
// names them, the Node that they bring, and (with --test) a browser and the few tools tests need.
//
// It runs before anything is installed, on whatever Node the machine has (20 and up), so it is
// plain JavaScript on Node's own modules. It runs as `pre…` script of its own: a shell remembers
// where it found `node`, and one line with two of them would keep the old one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** The Node that runs the project's own scripts; the `node` package brings it. */
const NODE_MAJOR = 26;

/** One line of life every so often: a silent minute looks like a hang. */
const HEARTBEAT_MS = 15_000;

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FIREFOXES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Program → Debian package: a stranger's DTLS, and network namespaces for browsers and TCP. */
const TOOLS = { openssl: 'openssl', ip: 'iproute2', nft: 'nftables' };

/** Clients of other makers, against which the engine is tested; each line is installed by itself. */
const PEERS = [
  ['firefox-esr'],
  ['python3-aiortc'],
  [
    'gstreamer1.0-plugins-base',
    'gstreamer1.0-plugins-good',
    'gstreamer1.0-plugins-bad',
    'gstreamer1.0-nice',
    'python3-gst-1.0',
    'gir1.2-gst-plugins-bad-1.0',
  ],
];

/** An end of the program that is told in one sentence, without a stack. */
export class BootstrapError extends Error {}

/**
 * Why the installed packages are not those of the lock file, or null when they are.
 *
 * npm leaves what it installed in `node_modules/.package-lock.json`, written last, so an
 * installation that was interrupted has none. Compared by content: times of files say nothing
 * after a clone or a checkout.
 */
export function staleReason(root = ROOT) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === null) throw new BootstrapError('package-lock.json is missing or cannot be read.');
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is missing';
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'the last installation was not finished';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const found = installed[path];
    if (found === undefined) {
      // Left out by npm on purpose: builds for other systems.
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return `${path} is not installed`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) {
      return `${path} is ${found.version}, the lock file says ${entry.version}`;
    }
  }
  return null;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** Says in one sentence what went wrong, from what npm printed. */
export function explainNpm(output, exitCode) {
  if (/can only install packages when your package\.json|EUSAGE/.test(output)) {
    return 'package.json and package-lock.json disagree: run `npm install` and commit both.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.';
  if (/EACCES|EPERM/.test(output)) {
    return 'npm may not write here: check who owns node_modules and the npm cache.';
  }
  // npm's own code: a build script's failed download, which ends in a build from source, has another.
  if (
    / code (ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET)/.test(output)
  ) {
    return 'The packages could not be fetched: the npm registry does not answer (`npm ping` tells more).';
  }
  if (/gyp ERR|node-gyp|not found: make|\bg\+\+|\bcc1plus/.test(output)) {
    return 'sqlite3 could not be built: it needs Python 3, make and a C++ compiler (Debian: `apt-get install python3 build-essential`).';
  }
  return `\`npm ci\` failed with exit code ${exitCode}; what it printed stands above.`;
}

/** Runs a program without input; what it prints is kept, and shown only when it fails. */
function run(label, program, args, options = {}) {
  const startedAtMs = Date.now();
  const elapsed = () => `${((Date.now() - startedAtMs) / 1000).toFixed(0)} s`;
  console.log(`bootstrap: ${label} …`);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const heartbeat = setInterval(
      () => console.log(`bootstrap: ${label}: still at it (${elapsed()})`),
      HEARTBEAT_MS,
    );
    const end = (exitCode) => {
      clearInterval(heartbeat);
      console.log(`bootstrap: ${label}: ${exitCode === 0 ? 'done' : 'failed'} (${elapsed()})`);
      if (exitCode !== 0) console.error(output.trimEnd());
      resolve({ exitCode, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (exitCode) => end(exitCode ?? 1));
  });
}

/** npm as it was called, so that packages are built by the Node that called it. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script && /\.[cm]?js$/.test(script)) {
    return { program: process.env.npm_node_execpath || process.execPath, args: [script, ...args] };
  }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}

async function installPackages() {
  const reason = staleReason();
  if (reason === null) return;
  const { program, args } = npm(['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  const { exitCode, output } = await run(`npm ci (${reason})`, program, args, {
    shell: program.endsWith('.cmd'),
  });
  if (exitCode !== 0) throw new BootstrapError(explainNpm(output, exitCode));
}

function checkNode() {
  const binary = join(ROOT, 'node_modules', '.bin', 'node');
  const { stdout, error } = spawnSync(binary, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const version = stdout?.trim() ?? '';
  if (version.startsWith(`v${NODE_MAJOR}.`)) return;
  throw new BootstrapError(
    `node_modules/.bin/node should be Node ${NODE_MAJOR} but ${version || `does not run (${error?.code ?? 'no version'})`}: ` +
      'its package runs an install script, which npm must be allowed to run (`npm config get ignore-scripts` says false).',
  );
}

function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

const debianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

let listsAreFresh = false;

/** @returns whether the packages stand now. */
async function aptInstall(packages) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () =>
    run(
      `apt-get install ${packages.join(' ')}`,
      'apt-get',
      ['install', '-y', '--no-install-recommends', ...packages],
      options,
    );
  if (!listsAreFresh) {
    listsAreFresh = true;
    // Images are shipped without lists; a failure here shows in the installation.
    await run('apt-get update', 'apt-get', ['update'], options);
  }
  return (await install()).exitCode === 0;
}

async function installTools() {
  if (!debianRoot()) return;
  const packages = Object.entries(TOOLS)
    .filter(([program]) => !onPath(program))
    .map(([, name]) => name);
  if (packages.length === 0 || (await aptInstall(packages))) return;
  console.log(`bootstrap: tests that need ${packages.join(', ')} will be skipped by name.`);
}

/** Those of some Debian packages that are not installed. */
function notInstalled(packages) {
  const format = '${Package} ${db:Status-Status}\\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', `-f=${format}`, ...packages], {
    encoding: 'utf8',
  });
  const lines = (stdout ?? '').split('\n');
  return packages.filter((name) => !lines.includes(`${name} installed`));
}

async function installPeers() {
  if (!debianRoot()) return;
  for (const packages of PEERS) {
    if (packages[0] === 'firefox-esr' && findFirefox() !== null) continue;
    const missing = notInstalled(packages);
    if (missing.length === 0 || (await aptInstall(missing))) continue;
    console.log(`bootstrap: tests that need ${missing.join(', ')} will be skipped by name.`);
  }
}

/**
 * The browser that tests drive: the one that CHROMIUM names, the system's, or playwright's own.
 *
 * @returns {Promise<string | null>} its path
 */
export async function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new BootstrapError(`CHROMIUM names ${named}, which does not exist.`);
  }
  const found = BROWSERS.find((path) => existsSync(path));
  if (found !== undefined) return found;
  try {
    const { chromium } = await import('playwright');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * The Firefox that tests drive: the one that FIREFOX names, or the system's.
 *
 * @returns {string | null} its path
 */
export function findFirefox() {
  const named = process.env.FIREFOX;
  if (named) {
    if (existsSync(named)) return named;
    throw new BootstrapError(`FIREFOX names ${named}, which does not exist.`);
  }
  return FIREFOXES.find((path) => existsSync(path)) ?? null;
}

async function installChromium() {
  if ((await findChromium()) !== null) return;
  // Without a font a page has no text to look at.
  if (debianRoot()) await aptInstall(['chromium', 'fonts-liberation']);
  if ((await findChromium()) !== null) return;
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js');
  await run('playwright install chromium', process.execPath, [cli, 'install', 'chromium']);
  if ((await findChromium()) !== null) return;
  console.log(
    'bootstrap: no Chromium (set CHROMIUM to its path): tests in a browser will be skipped by name.',
  );
}

async function main(args) {
  await installPackages();
  checkNode();
  if (args.includes('--test')) {
    await installTools();
    await installPeers();
    await installChromium();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    console.error(`bootstrap: ${error.message}`);
    process.exitCode = 1;
  }
}
