/** The server's words for an account; never shown to guests. */
export interface Account {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly speciality: string;
  readonly administrator: boolean;
}

/** Whole seconds until a log-in ends: if nothing is done, and whatever is done. */
export interface TimeLeft {
  readonly idleEndsIn: number;
  readonly endsIn: number;
}

export interface LoggedIn {
  readonly account: Account;
  readonly login: TimeLeft;
}

/** One of one's own log-ins. */
export interface OwnLogin {
  readonly id: string;
  /** Such as `Firefox`; empty if the browser did not tell. */
  readonly browser: string;
  readonly system: string;
  /** Where from, shortened, in CIDR notation. */
  readonly network: string;
  /** ISO 8601, UTC. */
  readonly begunAt: string;
  readonly lastActiveAt: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly inCall: boolean;
}

export interface DemoAccount {
  readonly email: string;
  readonly displayName: string;
  readonly speciality: string;
  readonly password: string;
}

export interface Practice {
  readonly name: string;
  readonly demo: boolean;
  /** Whether the server can send invitations by e-mail. */
  readonly mail: boolean;
  readonly demoAccounts?: readonly DemoAccount[];
}

export type Access = 'invitation' | 'internal' | 'private';
export type SessionRole = 'chair' | 'broadcaster' | 'viewer';

export interface SessionSummary {
  readonly id: string;
  readonly name: string;
  readonly access: Access;
  readonly role: SessionRole;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly createdBy: string;
  /** How many people are in the call now. */
  readonly inside: number;
  /** How many wait at its door; for its chairs, else 0. */
  readonly waiting: number;
  /** Whom it is about. */
  readonly patient: { readonly givenName: string; readonly familyName: string } | null;
}

export interface SessionDetail extends Omit<SessionSummary, 'inside' | 'waiting' | 'patient'> {
  /** Their names. */
  readonly inside: readonly string[];
}

export interface Colleague {
  readonly id: string;
  readonly displayName: string;
  readonly speciality: string;
}

export interface Patient {
  readonly id: string;
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  /** A calendar day, `YYYY-MM-DD`. */
  readonly bornOn: string;
}

/** An entry of the participants list as it is sent. */
export interface Member {
  readonly accountId: string;
  readonly role: SessionRole;
}

export interface NewSession {
  readonly reservationId: string;
  readonly name: string;
  readonly access: Access;
  /** Besides its maker. */
  readonly members: readonly Member[];
  readonly patientId: string | null;
  readonly holdNewcomers: boolean;
}

export interface SettingsChange {
  /** Of the settings that were shown. */
  readonly version: number;
  readonly name: string;
  readonly access: Access;
  readonly members: readonly Member[];
  readonly patientId: string | null;
  readonly holdNewcomers: boolean;
}

export interface RemovedPerson {
  readonly participantId: string;
  readonly displayName: string;
  readonly guest: boolean;
  readonly removedAt: string;
}

export interface SessionSettings {
  readonly version: number;
  readonly name: string;
  readonly access: Access;
  readonly members: readonly (Member & {
    readonly displayName: string;
    readonly speciality: string;
  })[];
  readonly patient: Patient | null;
  readonly holdNewcomers: boolean;
  /** By hand; they stay out until they are let back. */
  readonly removed: readonly RemovedPerson[];
}

/** What concerns somebody while they look elsewhere. */
export interface Notifications {
  /** Who has put one on which participants list; the newest first. */
  readonly notifications: readonly {
    readonly id: string;
    readonly sessionId: string;
    readonly sessionName: string;
    readonly by: string;
    readonly createdAt: string;
    readonly read: boolean;
  }[];
  /** Who waits at the doors of sessions whose chair one is. */
  readonly waiting: readonly {
    readonly sessionId: string;
    readonly sessionName: string;
    readonly people: readonly { readonly participantId: string; readonly displayName: string }[];
  }[];
}

/** What settings would mean for those inside. */
export interface Consequences {
  readonly removed: readonly { readonly displayName: string; readonly guest: boolean }[];
  readonly changed: readonly { readonly displayName: string; readonly role: SessionRole }[];
}

export interface SessionLink {
  readonly reservationId: string;
  readonly link: string;
}

/** What the holder of a session link may know, and where the link leads this person. */
export type ResolvedLink =
  | { readonly state: 'notStarted'; readonly practice: string }
  | {
      readonly state: 'open';
      readonly practice: string;
      readonly page: 'guest' | 'logIn' | 'preview';
      readonly access: Access;
      /** The session's name, for those who may go in. */
      readonly title?: string;
      /** For those who are logged in. */
      readonly sessionId?: string;
    };

/** When a visit is to be, for mails and calendars. */
export interface VisitTime {
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  readonly minutes: number;
}

export interface InvitationRequest extends Partial<VisitTime> {
  readonly to: readonly string[];
  readonly language: 'en' | 'es';
  /** For saying when in the text. */
  readonly timeZone?: string;
  readonly useSessionName?: boolean;
}

/** What became of one address. */
export interface InvitationOutcome {
  readonly address: string;
  readonly sent: boolean;
  readonly code?: string;
}

/** An answer that is not a success. `code` is stable; `message` is for the console, not for people. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  /** Under which the server has noted it; null where it did not say. */
  readonly requestId: string | null;

  constructor(status: number, code: string, message: string, requestId: string | null = null) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }
}

/** The server could not be reached at all. */
export const offlineCode = 'OFFLINE';

/** The HTTP side of the server, one method per route. Every method rejects with an `ApiError`. */
export class Api {
  /** Called with the code of an answer that says that the log-in is over. */
  onLoggedOut: (code: string) => void = () => undefined;

  practice(): Promise<Practice> {
    return this.#send('GET', '/api/practice');
  }

  /** Null: nobody is logged in. */
  async me(): Promise<LoggedIn | null> {
    try {
      return await this.present();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  }

  /** As `me`, but rejects when nobody is logged in. */
  present(): Promise<LoggedIn> {
    return this.#send('GET', '/api/me');
  }

  logIn(email: string, password: string): Promise<LoggedIn> {
    return this.#send('POST', '/api/log-in', { email, password });
  }

  /** A person has just done something. */
  async reportActivity(): Promise<TimeLeft> {
    const { login } = await this.#send<{ login: TimeLeft }>('POST', '/api/me/activity');
    return login;
  }

  changePassword(currentPassword: string, newPassword: string): Promise<void> {
    return this.#send('PUT', '/api/me/password', { currentPassword, newPassword });
  }

  async ownLogins(): Promise<readonly OwnLogin[]> {
    const { logins } = await this.#send<{ logins: OwnLogin[] }>('GET', '/api/logins');
    return logins;
  }

  endLogin(id: string): Promise<void> {
    return this.#send('DELETE', `/api/logins/${encodeURIComponent(id)}`);
  }

  logOut(): Promise<void> {
    return this.#send('POST', '/api/log-out');
  }

  async sessions(state: 'open' | 'closed'): Promise<readonly SessionSummary[]> {
    const path = `/api/sessions?state=${state}`;
    const { sessions } = await this.#send<{ sessions: SessionSummary[] }>('GET', path);
    return sessions;
  }

  async session(id: string): Promise<SessionDetail> {
    const { session } = await this.#send<{ session: SessionDetail }>('GET', sessionPath(id));
    return session;
  }

  reserveLink(): Promise<SessionLink> {
    return this.#send('POST', '/api/session-links');
  }

  cancelLink(reservationId: string): Promise<void> {
    return this.#send('DELETE', `/api/session-links/${encodeURIComponent(reservationId)}`);
  }

  async createSession(asked: NewSession): Promise<SessionSummary> {
    const { session } = await this.#send<{ session: SessionSummary }>(
      'POST',
      '/api/sessions',
      asked,
    );
    return session;
  }

  async sessionSettings(id: string): Promise<SessionSettings> {
    const path = `${sessionPath(id)}/settings`;
    const { settings } = await this.#send<{ settings: SessionSettings }>('GET', path);
    return settings;
  }

  /** Resolves when it is enforced in the call. */
  async changeSettings(id: string, change: SettingsChange): Promise<SessionSettings> {
    const path = `${sessionPath(id)}/settings`;
    const { settings } = await this.#send<{ settings: SessionSettings }>('PUT', path, change);
    return settings;
  }

  /** What these settings would mean for those inside now. */
  consequences(
    id: string,
    proposed: Pick<SettingsChange, 'access' | 'members'>,
  ): Promise<Consequences> {
    return this.#send('POST', `${sessionPath(id)}/settings/consequences`, proposed);
  }

  /** The old link opens nothing any more. */
  async replaceLink(id: string): Promise<string> {
    const path = `${sessionPath(id)}/link/replace`;
    const { link } = await this.#send<{ link: string }>('POST', path);
    return link;
  }

  letBack(id: string, participantId: string): Promise<void> {
    const path = `${sessionPath(id)}/removals/${encodeURIComponent(participantId)}`;
    return this.#send('DELETE', path);
  }

  notifications(): Promise<Notifications> {
    return this.#send('GET', '/api/notifications');
  }

  readNotifications(): Promise<void> {
    return this.#send('POST', '/api/notifications/read');
  }

  findColleagues(
    text: string,
  ): Promise<{ readonly colleagues: readonly Colleague[]; readonly more: boolean }> {
    return this.#send('POST', '/api/colleagues/search', { text });
  }

  findPatients(
    text: string,
  ): Promise<{ readonly patients: readonly Patient[]; readonly more: boolean }> {
    return this.#send('POST', '/api/patients/search', { text });
  }

  async sessionLink(id: string): Promise<string> {
    const { link } = await this.#send<{ link: string }>('POST', `${sessionPath(id)}/link`);
    return link;
  }

  async invite(id: string, request: InvitationRequest): Promise<readonly InvitationOutcome[]> {
    const path = `${sessionPath(id)}/invitations`;
    const { outcomes } = await this.#send<{ outcomes: InvitationOutcome[] }>('POST', path, request);
    return outcomes;
  }

  /** A file for a calendar, about the visit that the link with this token opens. */
  async calendarFile(token: string, language: 'en' | 'es', time: VisitTime): Promise<Blob> {
    const body = { token, language, ...time };
    return await (await this.#ask('POST', '/api/calendar-files', body)).blob();
  }

  closeSession(id: string): Promise<void> {
    return this.#send('POST', `${sessionPath(id)}/close`);
  }

  async joinSession(id: string): Promise<string> {
    const { ticket } = await this.#send<{ ticket: string }>('POST', `${sessionPath(id)}/join`);
    return ticket;
  }

  resolveLink(token: string, guestToken: string | null): Promise<ResolvedLink> {
    const known = guestToken === null ? {} : { guestToken };
    return this.#send('POST', '/api/links/resolve', { token, ...known });
  }

  /** For connecting ahead of `joinByLink`, before a name is typed. */
  prepareByLink(
    token: string,
    guestToken: string | null,
  ): Promise<{ ticket: string; guestToken: string }> {
    const known = guestToken === null ? {} : { guestToken };
    return this.#send('POST', '/api/links/prepare', { token, ...known });
  }

  joinByLink(
    token: string,
    displayName: string,
    guestToken: string | null,
  ): Promise<{ ticket: string; guestToken: string }> {
    const known = guestToken === null ? {} : { guestToken };
    return this.#send('POST', '/api/links/join', { token, displayName, ...known });
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#ask(method, path, body);
    return (response.status === 204 ? undefined : await readJson(response)) as T;
  }

  /** The answer, if it is a success. */
  async #ask(method: string, path: string, body?: object): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
    } catch {
      throw new ApiError(0, offlineCode, `${method} ${path}: no answer`);
    }
    if (response.ok) return response;
    const value = await readJson(response);
    const {
      code = `HTTP_${response.status}`,
      message = '',
      requestId = null,
    } = (value ?? {}) as { code?: string; message?: string; requestId?: string };
    if (response.status === 401 && code !== 'WRONG_CREDENTIALS') this.onLoggedOut(code);
    throw new ApiError(response.status, code, message, requestId);
  }
}

function sessionPath(id: string): string {
  return `/api/sessions/${encodeURIComponent(id)}`;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // A proxy's page, say; the status alone has to do.
    return null;
  }
}
