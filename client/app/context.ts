import type { Account, Api, Practice } from './api.ts';
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
  readonly setAccount: (account: Account | null) => void;
  readonly logOut: () => Promise<void>;
}
