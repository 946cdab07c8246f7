import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createEngine } from 'auscult/engine';
import type { Engine } from 'auscult/engine';
import { subprotocol } from 'auscult/proto';
import type { Outcome } from 'auscult/proto';
import { createSignalingServer } from 'auscult/signaling';
import type { SignalingServer } from 'auscult/signaling';
import { WebSocket } from 'ws';
import { roleTable } from '../../server/access/index.ts';
import { AdmissionDesk } from '../../server/live/admission.ts';
import { createLive } from '../../server/live/calls.ts';
import type { Live } from '../../server/services.ts';
import { Line } from '../signaling/rig.ts';
import { Practice } from './practice.ts';
import type { Reply } from './practice.ts';

const OFTEN = { count: 1_000_000, perMs: 60_000 };

export interface SettingsChange {
  readonly access?: string;
  readonly members?: readonly { readonly accountId: string; readonly role: string }[];
  readonly holdNewcomers?: boolean;
}

export interface SettingsForm {
  /** Everything as it was when the form was opened but what is named. */
  ok(what: SettingsChange): Promise<Reply>;
}

/**
 * A practice as the program has it (routes, store, signaling, engine, sockets) but for its limits
 * per address, so that a thousand things can happen to it within seconds.
 */
export class LivePractice {
  readonly practice: Practice;
  readonly signaling: SignalingServer;
  readonly engine: Engine;
  readonly #lines = new Set<Line>();

  private constructor(practice: Practice, signaling: SignalingServer, engine: Engine) {
    this.practice = practice;
    this.signaling = signaling;
    this.engine = engine;
  }

  static async open(): Promise<LivePractice> {
    const media = { host: '127.0.0.1', port: 0 };
    const engine = await createEngine({ media, roles: roleTable });
    let live: Live | null = null;
    const theirs = (): Live => {
      if (live === null) throw new Error('nothing is live yet');
      return live;
    };
    const practice = await Practice.open({
      limits: { joinPerAddress: OFTEN, resolvePerAddress: OFTEN },
      live: {
        inside: (sessionId) => theirs().inside(sessionId),
        held: (sessionId) => theirs().held(sessionId),
        reconcile: (sessionId) => theirs().reconcile(sessionId),
        closeSession: (sessionId) => theirs().closeSession(sessionId),
        loginsInside: () => theirs().loginsInside(),
        endLogin: (loginId) => theirs().endLogin(loginId),
        endOtherLogins: (accountId, kept) => theirs().endOtherLogins(accountId, kept),
      },
    });
    const { database, tickets, bell, clock, idleMs } = practice.services;
    const desk = new AdmissionDesk({ database, tickets, clock, idleMs });
    const signaling = createSignalingServer({
      engine,
      roles: roleTable,
      admit: (ticket, to) => desk.admit(ticket, to),
      authorize: (actor, action) => desk.authorize(actor, action),
      keepsDoor: ({ role }) => desk.keepsDoor(role),
      allowedOrigin: (origin, host) => origin === `http://${host}`,
      limits: {
        maxUnauthenticatedPerAddress: 1_000,
        requestsPerSecond: 1_000_000,
        requestBurst: 1_000_000,
      },
    });
    live = createLive(signaling, desk, bell);
    practice.app.server.on('upgrade', (request, socket, head) => {
      signaling.handleUpgrade(request, socket, head);
    });
    await practice.app.listen({ host: '127.0.0.1', port: 0 });
    return new LivePractice(practice, signaling, engine);
  }

  /** The handshake is under way; the line tells when it is open. */
  dial(): Line {
    const { port } = this.practice.app.server.address() as AddressInfo;
    const line = new Line(
      new WebSocket(`ws://127.0.0.1:${port}/signaling`, subprotocol, {
        origin: `http://127.0.0.1:${port}`,
      }),
    );
    this.#lines.add(line);
    line.socket.on('close', () => this.#lines.delete(line));
    return line;
  }

  async connect(): Promise<Line> {
    const line = this.dial();
    await once(line.socket, 'open');
    return line;
  }

  async ticket(sessionId: string, cookie: string): Promise<string> {
    const reply = await this.practice.request(cookie, 'POST', `/api/sessions/${sessionId}/join`);
    return reply.json.ticket;
  }

  async guestTicket(token: string, displayName = 'Ana Ortiz'): Promise<string> {
    const reply = await this.practice.request('', 'POST', '/api/links/join', {
      token,
      displayName,
    });
    return reply.json.ticket;
  }

  /** Comes in. @throws Error when refused */
  async enter(ticket: string): Promise<{ line: Line; participantId: string }> {
    const line = await this.connect();
    const outcome = await join(line, ticket);
    if (outcome.kind !== 'joined') throw new Error(JSON.stringify(outcome));
    return { line, participantId: outcome.participantId };
  }

  /** The settings' form, as it is filled when it is opened. @returns a refusal where one is met */
  async form(sessionId: string, cookie: string): Promise<SettingsForm | Reply> {
    const url = `/api/sessions/${sessionId}/settings`;
    const shown = await this.practice.request(cookie, 'GET', url);
    if (shown.status !== 200) return shown;
    const { version, name, access, members, patient, holdNewcomers } = shown.json.settings;
    const listed = members.map(({ accountId, role }) => ({ accountId, role }));
    return {
      ok: (what) => {
        const patientId = patient?.id ?? null;
        const same = { version, name, access, members: listed, patientId, holdNewcomers };
        return this.practice.request(cookie, 'PUT', url, { ...same, ...what });
      },
    };
  }

  /** Everything as it is but what is named. @returns the refusal where one is met */
  async change(sessionId: string, cookie: string, what: SettingsChange): Promise<Reply> {
    const form = await this.form(sessionId, cookie);
    return 'ok' in form ? await form.ok(what) : form;
  }

  inside(sessionId: string): string[] {
    return this.signaling.inside(sessionId).map(({ participantId }) => participantId);
  }

  async close(): Promise<void> {
    for (const line of this.#lines) line.socket.terminate();
    await this.signaling.close();
    await this.practice.close();
    await this.engine.close();
  }
}

export function join(line: Line, ticket: string): Promise<Outcome> {
  return line.ask({ kind: 'join', ticket, autoSubscribe: false });
}
