import { roleOf } from './policy.ts';
import type { Actor, SessionFacts } from './policy.ts';
import type { RoleName } from './roles.ts';

/** The session link holds a secret; the preview address holds none and always needs an account. */
export type Opened = 'sessionLink' | 'previewAddress';

/** What an opened link leads to. */
export type Opens =
  | { readonly page: 'guest' }
  | { readonly page: 'logIn' }
  | { readonly page: 'preview'; readonly role: RoleName }
  | { readonly page: 'private' }
  | { readonly page: 'closed' }
  /** The link was shown before OK and OK has not come yet. */
  | { readonly page: 'notStarted' }
  /** The chair has given the session another link. */
  | { readonly page: 'replaced' }
  /** Wrong, cancelled, never created: indistinguishable on purpose. */
  | { readonly page: 'notFound' };

/**
 * The table "Which link opens what".
 *
 * @param session  the session behind the link; `'reserved'` before OK; `'replaced'` when it is open
 *                 and has another link; null when there is none
 */
export function resolveLink(
  opened: Opened,
  session: SessionFacts | 'reserved' | 'replaced' | null,
  actor: Actor,
): Opens {
  if (session === null) return { page: 'notFound' };
  if (session === 'replaced') return { page: 'replaced' };
  if (session === 'reserved') {
    // No address of a preview exists before OK.
    return { page: opened === 'sessionLink' ? 'notStarted' : 'notFound' };
  }
  if (session.state === 'closed') return { page: 'closed' };
  if (actor.kind === 'account') {
    const role = roleOf(actor, session);
    return role === null ? { page: 'private' } : { page: 'preview', role };
  }
  const opensForGuests = opened === 'sessionLink' && session.access === 'invitation';
  return { page: opensForGuests ? 'guest' : 'logIn' };
}
