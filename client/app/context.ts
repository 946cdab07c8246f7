import type { LocalMedia } from '../media/local-media.ts';
import type { SessionClient } from '../session/session-client.ts';
import type { Account, Api, LoggedIn, Practice } from './api.ts';
import type { Bell } from './bell.ts';
import type { Router } from './router.ts';

/** A call that goes on, whichever page is looked at. */
export interface OpenCall {
  readonly sessionId: string;
  readonly client: SessionClient;
  readonly media: LocalMedia;
}

/** What every page gets: the outside world, and who is looking. */
export interface AppContext {
  readonly api: Api;
  readonly router: Router;
  readonly bell: Bell;
  readonly practice: Practice | null;
  readonly account: Account | null;
  /** Says something to people who listen to the screen; politely, one thing at a time. */
  readonly announce: (text: string) => void;
  /** After log-in and log-out. */
  readonly setAccount: (who: LoggedIn | null) => void;
  /** The call that one is in with an account; it stays open while one looks elsewhere. */
  readonly openCall: () => OpenCall | null;
  readonly callBegan: (call: OpenCall) => void;
  /** The call on this page is over: a log-in that ended meanwhile now locks it, too. */
  readonly callEnded: () => void;
  /** The same while one looks elsewhere: what is to be said of it there. */
  readonly tellCallOver: (text: string) => void;
  /** Leaves that call, if there is one. */
  readonly leaveCall: () => Promise<void>;
  readonly logOut: () => Promise<void>;
}
