import type { Account, Api, LoggedIn, Practice } from './api.ts';
import type { Bell } from './bell.ts';
import type { Router } from './router.ts';

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
  /** The call on this page is over: a log-in that ended meanwhile now locks it, too. */
  readonly callEnded: () => void;
  readonly logOut: () => Promise<void>;
}
