import { createHash } from 'node:crypto';

/**
 * An account's participant id in one session: the same whenever it comes back, another in every
 * session, and telling nobody the account's own id, which is 128 random bits.
 */
export function accountParticipantId(sessionId: string, accountId: string): string {
  const hash = createHash('sha256').update(`${sessionId}\n${accountId}`, 'utf8').digest();
  return hash.subarray(0, 16).toString('base64url');
}
