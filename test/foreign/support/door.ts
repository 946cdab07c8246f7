import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { WebSocketServer } from 'ws';
import { createEngine } from 'auscult/engine';
import type { Engine, EngineParticipant, EngineSession, TrackInfo } from 'auscult/engine';
import type { FromDoor, Shown, ToDoor } from './messages.ts';

const ROLES = {
  speaker: { publish: ['camera', 'microphone'], receive: true },
  viewer: { publish: [], receive: true },
};

const PAGE = `<!doctype html>
<title>A foreign peer</title>
<script type="module">
  import { WebPeer } from '/web-peer.js';
  globalThis.WebPeer = WebPeer;
</script>`;

/** How a peer, wherever it runs, gets its words to the engine. */
export interface Visitor {
  readonly participant: EngineParticipant;
  hear(message: ToDoor): Promise<void>;
}

/**
 * A server as an embedder would write it: node:http, ws and JSON around the engine's public door.
 * Everybody in its one session may speak and gets everybody else's tracks.
 *
 * A page of it (`/`) brings `WebPeer`; its websocket is `/enter?id=…&shown=udp`.
 */
export class Door {
  readonly engine: Engine;
  readonly session: EngineSession;
  /** What went wrong inside; a test that passes has none. */
  readonly failures: unknown[] = [];
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #tracks = new Map<string, TrackInfo>();
  readonly #waiting = new Map<string, (participant: EngineParticipant) => void>();

  private constructor(engine: Engine, session: EngineSession, http: Server) {
    this.engine = engine;
    this.session = session;
    this.#http = http;
  }

  static async open(): Promise<Door> {
    const engine = await createEngine({
      media: { host: mediaAddress(), port: 0 },
      roles: ROLES,
      offerIntervalMs: 0,
    });
    const door = new Door(engine, await engine.createSession('door'), createServer());
    door.#listen();
    door.#http.listen(0, '127.0.0.1');
    await once(door.#http, 'listening');
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** The websocket of one peer. */
  socketUrl(id: string, shown: Shown): string {
    return `${this.url.replace('http', 'ws')}/enter?id=${id}&shown=${shown}`;
  }

  /** @param tell carries a message to the peer */
  async enter(id: string, shown: Shown, tell: (message: FromDoor) => void): Promise<Visitor> {
    const participant = await this.session.addParticipant(id, 'speaker');
    participant.on('subscribeOffer', ({ offerId, sdp, tracks }) => {
      tell({
        kind: 'offer',
        offerId,
        sdp: showing(shown, sdp),
        tracks: tracks.map(({ mid, trackId }) => ({
          mid,
          source: this.#tracks.get(trackId)?.source ?? '',
        })),
      });
    });
    for (const track of participant.tracks) this.#tracks.set(track.id, track);
    await participant.subscribe(participant.tracks.map((track) => track.id));
    this.#waiting.get(id)?.(participant);
    return {
      participant,
      hear: async (message) => {
        if (message.kind === 'answer') {
          await participant.acceptAnswer(message.offerId, message.sdp);
          return;
        }
        const { sdp } = await participant.publish(message.sdp, message.tracks);
        tell({ kind: 'answer', sdp: showing(shown, sdp) });
      },
    };
  }

  /** Somebody by this id, who is in or will be. */
  async participant(id: string): Promise<EngineParticipant> {
    const inside = this.session.participants.get(id);
    if (inside !== undefined) return inside;
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.close();
    this.#http.closeAllConnections();
    await this.engine.close();
  }

  #listen(): void {
    this.session.on('trackPublished', ({ track }) => {
      this.#tracks.set(track.id, track);
      for (const other of this.session.participants.values()) {
        if (other.id !== track.participantId) this.#watch(other.subscribe([track.id]));
      }
    });
    this.#http.on('request', (request, response) => {
      if (request.url === '/web-peer.js') {
        const source = readFileSync(join(import.meta.dirname, 'web-peer.ts'), 'utf8');
        response.setHeader('content-type', 'text/javascript');
        response.end(transformSync(source, { loader: 'ts' }).code);
      } else {
        response.setHeader('content-type', 'text/html');
        response.end(PAGE);
      }
    });
    this.#http.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const query = new URL(request.url ?? '', this.url).searchParams;
        const tell = (message: FromDoor) => webSocket.send(JSON.stringify(message));
        const shown = (query.get('shown') ?? 'both') as Shown;
        const entered = this.enter(query.get('id') ?? '', shown, tell);
        this.#watch(entered);
        webSocket.on('message', (data: Buffer) => {
          const message = JSON.parse(data.toString()) as ToDoor;
          this.#watch(entered.then((visitor) => visitor.hear(message)));
        });
        webSocket.on('close', () => {
          this.#watch(entered.then((visitor) => visitor.participant.remove()));
        });
      });
    });
  }

  #watch(promise: Promise<unknown>): void {
    promise.catch((error: unknown) => this.failures.push(error));
  }
}

/**
 * Where the engine listens. Firefox, aiortc and libnice leave the loopback address out of what they
 * send from, and Firefox pairs no other with it: an address of the machine's own, if it has one.
 */
export function mediaAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((of) => of ?? []);
  const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return own?.address ?? '127.0.0.1';
}

/** A description in which candidates of the other protocol are not mentioned. */
export function showing(shown: Shown, sdp: string): string {
  if (shown === 'both') return sdp;
  return sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || line.split(' ')[2] === shown)
    .join('\r\n');
}
