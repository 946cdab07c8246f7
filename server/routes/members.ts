import { ApiError } from '../errors.ts';
import type { Member } from '../store/index.ts';

/** @throws ApiError when somebody is on the list twice */
export function membersFrom(members: readonly Member[]): readonly Member[] {
  const ids = new Set(members.map(({ accountId }) => accountId));
  if (ids.size < members.length) throw new ApiError('BODY_INVALID');
  return members;
}
