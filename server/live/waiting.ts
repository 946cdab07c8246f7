import type { Live, Present } from '../services.ts';

/**
 * Who waits for a chair: those held at the door, and guests who are inside with no chair there.
 * Whoever followed a link and sits alone before their own picture waits, whatever the door is set to.
 */
export function waitingIn(live: Live, sessionId: string): readonly Present[] {
  const inside = live.inside(sessionId);
  const alone = inside.some(({ role }) => role === 'chair')
    ? []
    : inside.filter(({ accountId }) => accountId === null);
  return [...live.held(sessionId), ...alone];
}
