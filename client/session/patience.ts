import type { Ending } from './state.ts';

/** For how long a lost session is joined anew: a server's restart is over by then, or it is not. */
export const rejoinForMs = 60_000;
export const mostPauseMs = 4_000;

/** So long the picture of one's own camera has the page for itself. */
export const devicesFirstMs = 1_000;

/** A preview that lost its connection makes another, not too eagerly: joining needs none. */
export const prepareAgainMs = 2_000;
export const mostPrepareAgainMs = 30_000;
/** Whoever joins before all is prepared waits no longer than this for the rest of it. */
export const preparedWithinMs = 2_000;
/** A prepared line that does not answer by then is dead; a new one is quicker than waiting. */
export const admittedWithinMs = 3_000;

/** A line that says nothing to a wish for this long is taken up again on a new socket. */
export const lineAnswersWithinMs = 3_000;
/** A new media connection that takes longer has not helped: then all is joined anew. */
export const refreshedWithinMs = 8_000;

/** Joining waits no longer than this for both negotiations; they go on by themselves. */
export const negotiationMs = 600;

/** What was prepared is of no use any more; a connection made anew may be. */
export const lostPreparation = /^(NOT_PREPARED|CLOSED|SESSION_CLOSED|ENGINE_\w+)$/;

/** Worth another try; from `OFFLINE` on they are for `ticket` to reject with. */
export const passingCodes =
  /^(CONNECTION_FAILED|TIMED_OUT|OFFLINE|HTTP_5\d\d|TOO_MANY_ATTEMPTS|SERVER_BUSY|NOT_READY|INTERNAL_ERROR)$/;

/** What it is when joining anew has failed: the line's fault, or somebody's decision meanwhile. */
export function endingBy(code: string): Ending {
  const isLost = code === 'UNKNOWN' || passingCodes.test(code);
  return { reason: isLost ? 'lost' : 'refused', detail: code };
}

export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** Between half and all of it: a restarted server meets its clients one by one. */
export function scatteredPause(durationMs: number): Promise<void> {
  return pause(durationMs * (0.5 + Math.random() / 2));
}

/** Signaling's and the embedder's errors both carry a stable `code`. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
