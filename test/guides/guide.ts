import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createProject } from '../package/project.ts';
import type { Project } from '../package/project.ts';
import type { NodeVersion } from '../package/node-versions.ts';

const GUIDES = resolve(import.meta.dirname, '..', '..', 'docs', 'guides');

/** A guide's files, by the names that its code blocks have behind their language. */
export function filesOf(guide: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(GUIDES, guide), 'utf8');
  const blocks = text.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm);
  return new Map([...blocks].map(([, name = '', content = '']) => [name, content]));
}

/** Lines that have something in them. */
export function linesOf(content: string): number {
  return content.split('\n').filter((line) => line.trim() !== '').length;
}

/** Follows a guide in an empty folder; but for its two ports all is as it stands there. */
export async function follow(
  guide: string,
  version: NodeVersion,
  packages: readonly string[],
): Promise<{ project: Project; url: string }> {
  const project = await createProject();
  project.link(...packages);
  const port = await freePort();
  for (const [name, content] of filesOf(guide)) {
    project.write(name, content.replaceAll('8080', `${port}`).replaceAll('port: 40000', 'port: 0'));
  }
  const server = await project.start(version, 'server.mjs');
  const url = await new Promise<string>((said, failed) => {
    let output = '';
    server.stdout.on('data', (text: string) => {
      output += text;
      const found = /http:\S+/.exec(output)?.[0];
      if (found) said(found);
    });
    server.stderr.on('data', (text: string) => (output += text));
    server.once('exit', () => failed(new Error(`The server ended:\n${output}`)));
  });
  return { project, url };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
