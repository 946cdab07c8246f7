import { findLinkedSession, isAdmitted } from './store/index.ts';
import type { Database } from './store/index.ts';

/** A guest, and the link that they hold. */
interface LinkHolder {
  readonly linkTokenHash: string;
  /** Null for a browser that is nobody of this session yet. */
  readonly guestId: string | null;
}

/**
 * Whether a link that was replaced opens its session no more for this guest. Whoever was inside when
 * it was replaced comes back by it after a reload or a lost line, as everybody does.
 */
export async function isLinkOver(
  database: Database,
  sessionId: string,
  { linkTokenHash, guestId }: LinkHolder,
): Promise<boolean> {
  const linked = await findLinkedSession(database, linkTokenHash);
  if (linked?.replaced !== true) return false;
  return guestId === null || !(await isAdmitted(database, sessionId, guestId));
}
