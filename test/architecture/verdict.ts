import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { EXCEPTIONS, MAX_LINES, ROOMS, UNBOUND } from './rooms.ts';
import type { Room } from './rooms.ts';
import type { SourceFacts } from './source.ts';

/** Subpath (`auscult/engine`) → source file. */
export type Doors = ReadonlyMap<string, string>;

/** The room a file lies in, by the longest match; undefined when the table does not know it. */
export function roomOf(path: string): Room | undefined {
  let best: Room | undefined;
  let length = 0;
  for (const room of ROOMS) {
    for (const at of room.at) {
      const inside = at.endsWith('/') ? path.startsWith(at) : path === at;
      if (inside && at.length > length) {
        best = room;
        length = at.length;
      }
    }
  }
  return best;
}

export function isUnbound(path: string): boolean {
  // Files at the root serve the repository itself.
  return !path.includes('/') || UNBOUND.some((folder) => path.startsWith(folder));
}

/** Where an import leads inside the repository, or undefined for packages and Node's modules. */
export function targetOf(path: string, specifier: string, doors: Doors): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return doors.get(specifier);
}

/** Everything a source does against the house's rules, one sentence each. */
export function judge(path: string, facts: SourceFacts, doors: Doors): string[] {
  const complaints: string[] = [];
  const complain = (line: number, text: string) => complaints.push(`${path}:${line}: ${text}`);

  if (facts.lines > MAX_LINES) {
    complain(facts.lines, `${facts.lines} lines: which noun is hiding inside?`);
  }
  for (const { what, line } of facts.syntax) complain(line, `${what}: types only may vanish`);
  if (isUnbound(path)) return complaints;

  const room = roomOf(path);
  if (room === undefined) {
    complain(1, 'is in no room of the table');
    return complaints;
  }
  if (room.clocks !== '*' && !room.clocks.includes(path)) {
    for (const { what, line } of facts.clockReads) {
      complain(line, `reads the clock (${what}): time is an argument here`);
    }
  }
  for (const { specifier, line } of facts.imports) {
    const refusal = refuseImport(path, room, specifier, doors);
    if (refusal !== null) complain(line, refusal);
  }
  return complaints;
}

function refuseImport(path: string, room: Room, specifier: string, doors: Doors): string | null {
  if (specifier === '<computed>') {
    return isExcepted(path, specifier) ? null : 'imports a name made at run time';
  }
  if (specifier.startsWith('node:')) {
    const ok = room.builtins.includes('*') || room.builtins.includes(specifier);
    return ok ? null : `${room.name} may not use ${specifier}`;
  }
  if (builtinModules.includes(specifier)) return `write node:${specifier}`;

  const target = targetOf(path, specifier, doors);
  if (target === undefined) {
    if (specifier.startsWith('auscult/')) return `${specifier} is no door of the package`;
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    return room.packages.includes(name) ? null : `${room.name} may not use the package ${name}`;
  }
  if (isExcepted(path, target)) return null;

  const folder = (file: string) => file.split('/', 1)[0];
  const sameFolder = folder(path) === folder(target);
  const relative = specifier.startsWith('.');
  if (relative && !sameFolder) return `reaches into ${target}: use the package's name`;
  if (!relative && sameFolder && roomOf(target) === room) {
    return `imports its own folder as ${specifier}: use a relative path`;
  }
  const to = roomOf(target);
  if (to === undefined) return `${target} is in no room of the table`;
  if (to === room || room.knows.includes(to.name)) return null;
  return `${room.name} may not know ${to.name} (${target})`;
}

function isExcepted(path: string, target: string): boolean {
  return EXCEPTIONS.some(({ from, to }) => from === path && to === target);
}

/** A ring of files that load each other, or null. Edges are imports that exist at run time. */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): string[] | null => {
    const at = way.indexOf(file);
    if (at >= 0) return [...way.slice(at), file];
    if (done.has(file)) return null;
    way.push(file);
    for (const next of edges.get(file) ?? []) {
      const cycle = walk(next);
      if (cycle !== null) return cycle;
    }
    way.pop();
    done.add(file);
    return null;
  };
  for (const file of edges.keys()) {
    const cycle = walk(file);
    if (cycle !== null) return cycle;
  }
  return null;
}
