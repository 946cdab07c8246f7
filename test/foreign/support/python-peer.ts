import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Door, Visitor } from './door.ts';
import type { FromDoor, Seen, Shown, ToDoor } from './messages.ts';
import type { Peer } from './peer.ts';

/** Debian's own: its packages are not those of a Python from elsewhere. */
const PYTHON = '/usr/bin/python3';

type FromPeer =
  | ToDoor
  | { readonly kind: 'hello'; readonly name: string }
  | { readonly kind: 'firstFrame'; readonly afterMs: number }
  | ({ readonly kind: 'seen' } & Seen);

/** Why a script cannot run here, or null. @param imports a statement that needs what it needs */
export function pythonMissing(imports: string, packages: string): string | null {
  const { status } = spawnSync(PYTHON, ['-c', imports], { stdio: 'ignore' });
  return status === 0 ? null : `${PYTHON} lacks ${packages}`;
}

/** Why GStreamer's peer cannot run here, or null. */
export function gstreamerMissing(): string | null {
  return pythonMissing(
    `import gi
gi.require_version('Gst', '1.0')
gi.require_version('GstWebRTC', '1.0')
from gi.repository import Gst, GstWebRTC
Gst.init(None)
names = ['webrtcbin', 'nicesrc', 'vp8enc', 'opusenc', 'videotestsrc', 'openh264enc']
assert all(map(Gst.ElementFactory.find, names))`,
    'GStreamer with webrtcbin (Debian: gstreamer1.0-plugins-bad and -good, gstreamer1.0-nice, ' +
      'python3-gst-1.0, gir1.2-gst-plugins-bad-1.0)',
  );
}

/** A peer written in Python: a process beside this one, which speaks JSON over its pipes. */
export class PythonPeer implements Peer {
  readonly id: string;
  name = '';
  readonly #child: ChildProcess;
  readonly #firstFrame = Promise.withResolvers<number>();
  #nextSeen = Promise.withResolvers<Seen>();

  private constructor(id: string, child: ChildProcess) {
    this.id = id;
    this.#child = child;
  }

  static async enter(
    script: string,
    door: Door,
    { id, shown }: { id: string; shown: Shown },
    args: readonly string[] = [],
  ): Promise<PythonPeer> {
    const child = spawn(PYTHON, [join(import.meta.dirname, script), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const say = (message: FromDoor | { kind: 'begin' }) => {
      if (child.stdin.writable) child.stdin.write(`${JSON.stringify(message)}\n`);
    };
    const hello = Promise.withResolvers<string>();
    const peer = new PythonPeer(id, child);
    let visitor: Visitor | null = null;
    child.once('error', hello.reject);
    child.once('exit', (code, signal) => {
      const error = new Error(`${script} ended with ${code ?? signal}`);
      hello.reject(error);
      peer.#fail(error);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as FromPeer;
      switch (message.kind) {
        case 'hello':
          return hello.resolve(message.name);
        case 'firstFrame':
          return peer.#firstFrame.resolve(message.afterMs);
        case 'seen':
          return peer.#tell(message);
        case 'publish':
        case 'answer':
          visitor?.hear(message).catch((error: unknown) => door.failures.push(error));
      }
    });
    peer.name = await hello.promise;
    visitor = await door.enter(id, shown, say);
    say({ kind: 'begin' });
    return peer;
  }

  firstFrameMs(): Promise<number> {
    return this.#firstFrame.promise;
  }

  /** The second report from now: the next one may have been on its way already. */
  async seen(): Promise<Seen> {
    await this.#nextSeen.promise;
    return this.#nextSeen.promise;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #tell(seen: Seen): void {
    const waiting = this.#nextSeen;
    this.#nextSeen = Promise.withResolvers();
    waiting.resolve(seen);
  }

  /** Nobody need wait for what will not come; nor does it matter when nobody does. */
  #fail(error: Error): void {
    for (const { promise, reject } of [this.#firstFrame, this.#nextSeen]) {
      promise.catch(() => undefined);
      reject(error);
    }
  }
}
