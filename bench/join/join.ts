import type { FirstFrame } from '../browser/instrument.ts';

/** A join without a picture after this time is a failure, whatever comes later. */
export const PICTURE_WITHIN_MS = 15_000;

/** What both pages noted; times are UTC milliseconds. Null: it did not happen in time. */
export interface Sighting {
  readonly clickedAtMs: number | null;
  /** The first frame of the clinician, at the guest. */
  readonly atGuest: FirstFrame | null;
  /** The first frame of the guest, at the clinician. */
  readonly atClinician: FirstFrame | null;
}

/** One join: times from the guest's click, and what was wrong with it. */
export interface Join {
  /** Until the guest sees the clinician. */
  readonly guestSeesMs: number | null;
  /** Until the clinician sees the guest. */
  readonly clinicianSeesMs: number | null;
  /** From opening the link, with nothing cached, until the page waits for the name alone. */
  readonly readyMs?: number;
  readonly faults: readonly string[];
}

export function judgeJoin({ clickedAtMs, atGuest, atClinician }: Sighting): Join {
  if (clickedAtMs === null) return failedJoin('the click on "Join Session" never came');
  const faults: string[] = [];
  const msUntil = (frame: FirstFrame | null, who: string, whom: string): number | null => {
    if (frame === null || frame.atMs - clickedAtMs > PICTURE_WITHIN_MS) {
      faults.push(`${who} did not see ${whom} within ${PICTURE_WITHIN_MS / 1000} s`);
      return null;
    }
    // Nothing may be sent, either way, to or from somebody who only looks at the preview.
    if ((frame.receivedAtMs ?? frame.atMs) < clickedAtMs) {
      faults.push(`${who} had a frame of ${whom} from before the click`);
      return null;
    }
    // A page's clock has steps of 0.1 ms.
    return Math.round((frame.atMs - clickedAtMs) * 10) / 10;
  };
  const guestSeesMs = msUntil(atGuest, 'the guest', 'the clinician');
  const clinicianSeesMs = msUntil(atClinician, 'the clinician', 'the guest');
  return { guestSeesMs, clinicianSeesMs, faults };
}

/** One that showed nobody anything, for these reasons. */
export function failedJoin(...faults: readonly string[]): Join {
  return { guestSeesMs: null, clinicianSeesMs: null, faults };
}
