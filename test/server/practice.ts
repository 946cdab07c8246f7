import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '../../server/app.ts';
import type { App, AppOptions, Deadlines } from '../../server/app.ts';
import { DataFolder } from '../../server/data-folder.ts';
import { demoPasswordFor, seedDemoPractice } from '../../server/demo.ts';
import { nobodyInside } from '../../server/live/nobody.ts';
import { Bell } from '../../server/live/bell.ts';
import { Metrics } from '../../server/operation/metrics.ts';
import { Readiness } from '../../server/operation/readiness.ts';
import { Tickets } from '../../server/live/tickets.ts';
import type { MemberRole, AccessLevel } from '../../server/access/index.ts';
import { GuestTokens } from '../../server/secrets/guest-tokens.ts';
import { KnownDevices } from '../../server/known-devices.ts';
import { Passwords } from '../../server/secrets/passwords.ts';
import type { PasswordCost } from '../../server/secrets/passwords.ts';
import { Sealing } from '../../server/secrets/sealing.ts';
import { defaultLimits } from '../../server/services.ts';
import type { Limits, Live, Services } from '../../server/services.ts';
import {
  findAccountByEmail,
  openDatabase,
  setAccess,
  setMember,
} from '../../server/store/index.ts';
import type { Account, Database } from '../../server/store/index.ts';
import { noteUndescribed } from './described-answers.ts';

/** In memory where there is such a folder: durability is proven elsewhere, on a disk. */
const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const startMs = Date.UTC(2020, 3, 15, 7, 30);
export const host = '127.0.0.1:3000';
export const origin = `http://${host}`;
export const knownPassword = 'auscult-demo';

export interface PracticeOptions {
  readonly live?: Live;
  readonly limits?: Partial<Limits>;
  readonly own?: Services['own'];
  readonly demoPassword?: string | null;
  readonly metricsToken?: string;
  readonly clientFolder?: string;
  readonly passwordCost?: PasswordCost;
  readonly logger?: AppOptions['logger'];
  readonly mail?: Services['mail'];
  readonly description?: boolean;
  readonly deadlines?: Deadlines;
  /** To come back to a practice that was left; else a new one. */
  readonly folderPath?: string;
}

/** A session as replies show it: `inside` is a number in lists. */
export interface SessionBody {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly inside: number | readonly string[];
}

/** All that a chair sets. */
export interface SettingsBody {
  readonly version: number;
  readonly name: string;
  readonly access: string;
  readonly members: readonly {
    readonly accountId: string;
    readonly role: string;
    readonly displayName: string;
  }[];
  readonly patient: { readonly id: string; readonly familyName: string } | null;
  readonly holdNewcomers: boolean;
  readonly removed: readonly { readonly participantId: string; readonly displayName: string }[];
}

/** One of one's own log-ins. */
export interface LoginBody {
  readonly id: string;
  readonly browser: string;
  readonly system: string;
  readonly network: string;
  readonly current: boolean;
  readonly inCall: boolean;
}

/** All fields of all replies; a test reads those that it expects. */
export interface ReplyBody {
  readonly code: string | undefined;
  readonly message: string;
  readonly reservationId: string;
  readonly link: string;
  readonly session: SessionBody;
  readonly sessions: readonly SessionBody[];
  readonly settings: SettingsBody;
  readonly colleagues: readonly { readonly id: string; readonly displayName: string }[];
  readonly patients: readonly { readonly id: string; readonly givenName: string }[];
  readonly removed: readonly { readonly displayName: string; readonly guest: boolean }[];
  readonly changed: readonly { readonly displayName: string; readonly role: string }[];
  readonly more: boolean;
  readonly state: string;
  readonly page: string | undefined;
  readonly ticket: string;
  readonly guestToken: string;
  readonly account: { readonly id: string };
  readonly login: { readonly idleEndsIn: number; readonly endsIn: number };
  readonly logins: readonly LoginBody[];
  readonly demo: boolean;
  readonly mail: boolean;
  readonly outcomes: readonly {
    readonly address: string;
    readonly sent: boolean;
    readonly code?: string;
  }[];
  readonly demoAccounts: readonly object[];
}

export interface Reply {
  readonly status: number;
  /** The body, when it is JSON. */
  readonly json: ReplyBody;
  readonly raw: LightMyRequestResponse;
}

const noBody = {} as ReplyBody;

/** A practice with the demo's people, behind the real routes and the real store, without a socket. */
export class Practice {
  readonly app: App;
  readonly services: Services;
  readonly database: Database;
  readonly folderPath: string;
  nowMs: number;
  /** Answers that the description of the API does not foresee. */
  readonly #undescribed: ReadonlySet<string>;

  private constructor(
    app: App,
    services: Services,
    folderPath: string,
    clock: { nowMs: number },
    undescribed: ReadonlySet<string>,
  ) {
    this.#undescribed = undescribed;
    this.app = app;
    this.services = services;
    this.database = services.database;
    this.folderPath = folderPath;
    this.nowMs = clock.nowMs;
    Object.defineProperty(this, 'nowMs', {
      get: () => clock.nowMs,
      set: (value: number) => {
        clock.nowMs = value;
      },
    });
  }

  static async open(options: PracticeOptions = {}): Promise<Practice> {
    const path = options.folderPath ?? (await mkdtemp(join(fastFolder, 'auscult-test-')));
    const folder = await DataFolder.open(path);
    const database = await openDatabase(folder.databasePath);
    await seedDemoPractice(database, startMs);
    const clock = { nowMs: startMs };
    const services: Services = {
      database,
      live: options.live ?? nobodyInside,
      tickets: new Tickets(),
      bell: new Bell(),
      // Cheap: what is tested here is what surrounds the hash.
      passwords: new Passwords(options.passwordCost ?? { N: 2 ** 4, r: 8, p: 1 }),
      sealing: new Sealing(await folder.sealingKey()),
      knownDevices: new KnownDevices(await folder.sealingKey()),
      guestTokens: new GuestTokens(await folder.sealingKey()),
      own: options.own ?? { publicOrigin: null, https: false, loopback: true },
      mail: options.mail ?? null,
      limits: { ...defaultLimits, ...options.limits },
      readiness: new Readiness(1),
      metrics: new Metrics(() => ({ sessions: 0, inside: 0, held: 0 })),
      metricsToken: options.metricsToken ?? null,
      idleMs: 15 * 60_000,
      demoPassword:
        options.demoPassword === undefined ? demoPasswordFor(true, true) : options.demoPassword,
      clock: () => clock.nowMs,
    };
    const app = await buildApp({
      services,
      clientFolder: options.clientFolder ?? join(path, 'no-client'),
      description: options.description ?? true,
      ...(options.logger === undefined ? {} : { logger: options.logger }),
      ...(options.deadlines === undefined ? {} : { deadlines: options.deadlines }),
    });
    const undescribed = new Set<string>();
    if (options.description ?? true) noteUndescribed(app, undescribed);
    return new Practice(app, services, path, clock, undescribed);
  }

  /** Ends the program but keeps its folder. */
  async stop(): Promise<void> {
    await this.app.close();
    await this.database.destroy();
    if (this.#undescribed.size === 0) return;
    throw new Error(`Not in the description: ${[...this.#undescribed].join(', ')}`);
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.folderPath, { recursive: true });
  }

  async inject(options: InjectOptions): Promise<Reply> {
    const raw = await this.app.inject({
      ...options,
      headers: { host, origin, ...options.headers },
    });
    const isJson =
      raw.body !== '' && String(raw.headers['content-type']).startsWith('application/json');
    return { status: raw.statusCode, json: isJson ? raw.json<ReplyBody>() : noBody, raw };
  }

  /** As somebody's browser does it; `cookie` is empty for a browser without a log-in. */
  async request(
    cookie: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<Reply> {
    return await this.inject({
      method,
      url,
      headers: cookie === '' ? {} : { cookie },
      ...(body === undefined ? {} : { payload: body }),
    });
  }

  /** @returns the cookie */
  async logIn(who: 'campo' | 'vega' | 'lind', password = knownPassword): Promise<string> {
    const email = `${who}@demo.invalid`;
    const reply = await this.request('', 'POST', '/api/log-in', { email, password });
    if (reply.status !== 200) throw new Error(`Log-in answered ${reply.status}.`);
    return cookieOf(reply);
  }

  async account(who: 'campo' | 'vega' | 'lind'): Promise<Account> {
    const account = await findAccountByEmail(this.database, `${who}@demo.invalid`);
    if (account === null) throw new Error(`There is no ${who}.`);
    return account;
  }

  /** Reserves a link and presses OK. */
  async startSession(cookie: string, access: AccessLevel = 'invitation'): Promise<StartedSession> {
    const reserved = await this.request(cookie, 'POST', '/api/session-links');
    const { reservationId, link } = reserved.json;
    const body = { reservationId, name: 'New Patient Consult', access };
    const made = await this.request(cookie, 'POST', '/api/sessions', body);

    return { id: made.json.session.id, token: tokenOf(link), link, reservationId };
  }

  async list(sessionId: string, who: 'campo' | 'vega' | 'lind', role: MemberRole): Promise<void> {
    await setMember(this.database, sessionId, (await this.account(who)).id, role);
  }

  async setAccess(sessionId: string, access: AccessLevel): Promise<void> {
    await setAccess(this.database, sessionId, access);
  }
}

export interface StartedSession {
  readonly id: string;
  readonly token: string;
  readonly link: string;
  readonly reservationId: string;
}

export function cookieOf(reply: Reply): string {
  const cookie = reply.raw.cookies.find(({ name }) => name === 'auscult_login');
  if (cookie === undefined) throw new Error('No log-in cookie was set.');
  return `auscult_login=${cookie.value}`;
}

/** The secret in a link. */
export function tokenOf(link: string): string {
  return link.split('#')[1] ?? '';
}
