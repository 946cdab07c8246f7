import { msg, str } from '@lit/localize';
import { roleName } from '../app/words.ts';
import type { ParticipantState, SessionState } from '../session/state.ts';
import type { CallContext } from './call-context.ts';

/** Among more than so many, comings and goings are said to those who listen, and not shown. */
const shownAmong = 6;

/** Says who comes and goes. */
export function announceComings(call: CallContext, before: SessionState, next: SessionState): void {
  const say = (text: string): void => {
    call.announce(text);
    if (next.participants.length <= shownAmong) call.banners.mention(text);
  };
  const were = new Map(before.participants.map(({ id, displayName }) => [id, displayName]));
  for (const { id, displayName } of next.participants) {
    if (!were.delete(id)) say(msg(str`${displayName} joined`));
  }
  for (const [id, name] of were) {
    if (id !== next.selfId) say(msg(str`${name} left`));
  }
}

/** A chair has changed who may come in: it concerns everybody who speaks here. */
export function announceAccess(call: CallContext, before: SessionState, next: SessionState): void {
  const access = next.session?.access;
  if (!access || !before.session || before.session.access === access) return;
  call.banners.show({ text: changedAccess(access), forMs: 8_000 });
}

function changedAccess(access: string): string {
  switch (access) {
    case 'private':
      return msg('The session is private now: only people on the participants list can join.');
    case 'internal':
      return msg('Only people at the practice can join this session now.');
    default:
      return msg('Anyone with the session link can join now.');
  }
}

/** A chair gives somebody another role. */
export async function changeRole(
  call: CallContext,
  participant: ParticipantState,
  role: string,
): Promise<void> {
  const name = participant.displayName;
  try {
    await call.client().chair.setRole(participant.id, role);
    call.announce(msg(str`${name} is now: ${roleName(role)}`));
  } catch (error) {
    const last = (error as { code?: string }).code === 'LAST_CHAIR';
    call.banners.show({
      text: last
        ? msg('A session keeps at least one Session Chair.')
        : msg(str`The role of ${name} could not be changed.`),
      forMs: 8_000,
    });
  }
}

/** A chair asks that somebody's microphone be turned off. */
export async function turnOffMicrophone(
  call: CallContext,
  { id, displayName }: ParticipantState,
): Promise<void> {
  try {
    await call.client().chair.askToMute(id, 'microphone');
  } catch {
    const text = msg(str`The microphone of ${displayName} could not be turned off.`);
    call.banners.show({ text, forMs: 8_000 });
  }
}

/**
 * A chair takes somebody out.
 *
 * @param changeLink also makes the link that they came by open nothing any more
 */
export async function removePerson(
  call: CallContext,
  participant: ParticipantState,
  changeLink: (() => Promise<void>) | null,
): Promise<void> {
  const name = participant.displayName;
  // The link first: between the two they could come again by it as somebody else.
  const linkStays = await changeLink?.().then(
    () => false,
    () => true,
  );
  try {
    await call.client().chair.remove(participant.id);
  } catch {
    call.banners.show({ text: msg(str`${name} could not be removed.`), forMs: 8_000 });
    return;
  }
  if (linkStays) {
    call.banners.show({
      text: msg(str`${name} is removed, but the link could not be changed. It still works.`),
      forMs: 15_000,
    });
  }
}

/** A chair ends it for everyone. */
export async function closeForEveryone(call: CallContext): Promise<void> {
  try {
    await call.client().chair.close();
  } catch {
    call.banners.show({
      text: msg('The session could not be closed. Try again in a moment.'),
      forMs: 8_000,
    });
  }
}
