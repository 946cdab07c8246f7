import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import type { SessionClient } from '../session/session-client.ts';
import type { SessionState } from '../session/state.ts';
import type { Banners } from './call-banner.ts';

/** What the parts of a call share: the call as it is now, and the two ways to say something. */
export interface CallContext {
  readonly client: () => SessionClient;
  readonly media: () => LocalMedia;
  readonly session: () => SessionState;
  readonly local: () => LocalMediaState;
  readonly banners: Banners;
  /** For those who listen to the screen. */
  readonly announce: (text: string) => void;
  readonly redraw: () => void;
  /** Opens the choice of microphone, camera and speaker. */
  readonly askForDevices: () => void;
}
