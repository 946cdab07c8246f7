import { done, refuse } from './handler.ts';
import type { Handler } from './handler.ts';

export const setRole: Handler<'setRole'> = async (context, { participantId, role }) => {
  const { session, participant, moderator } = context;
  const target = session.participants.get(participantId);
  if (!target) return nobody(participantId);
  const action = { kind: 'setRole', target: target.admission, role } as const;
  const refused = await context.refusedBy(action);
  if (refused) return refused;
  await moderator.setRole(session, target, role, participant.admission);
  return done;
};

export const removeParticipant: Handler<'removeParticipant'> = async (
  context,
  { participantId },
) => {
  const { session, participant, moderator } = context;
  const target = session.participants.get(participantId);
  if (!target) return nobody(participantId);
  if (target === participant) return refuse('INVALID_VALUE', 'to go oneself, leave');
  const action = { kind: 'removeParticipant', target: target.admission } as const;
  const refused = await context.refusedBy(action);
  if (refused) return refused;
  await moderator.remove(session, target, 'removed', participant.admission);
  return done;
};

export const closeSession: Handler<'closeSession'> = async (context) => {
  const refused = await context.refusedBy({ kind: 'closeSession' });
  if (refused) return refused;
  const { session, participant, moderator } = context;
  await moderator.close(session, 'closed', participant.admission, () => context.answer(done));
  return done;
};

export const admitParticipant: Handler<'admitParticipant'> = async (context, { participantId }) => {
  const { session, moderator } = context;
  const target = session.held.find(({ id }) => id === participantId);
  const action = target && ({ kind: 'admitParticipant', target: target.admission } as const);
  const refused = action ? await context.refusedBy(action) : notHeld();
  if (refused || !target) return refused ?? notHeld();
  await moderator.admit(session, target);
  return done;
};

export const turnAway: Handler<'turnAway'> = async (context, { participantId }) => {
  const { session, moderator } = context;
  const target = session.held.find(({ id }) => id === participantId);
  const action = target && ({ kind: 'turnAway', target: target.admission } as const);
  const refused = action ? await context.refusedBy(action) : notHeld();
  if (refused || !target) return refused ?? notHeld();
  await moderator.turnAway(session, target);
  return done;
};

export const askToMute: Handler<'askToMute'> = async (context, { participantId, source }) => {
  const target = context.session.participants.get(participantId);
  if (!target) return nobody(participantId);
  const action = { kind: 'askToMute', target: target.admission, source } as const;
  const refused = await context.refusedBy(action);
  if (refused) return refused;
  target.notify({ kind: 'muteAsked', source });
  return done;
};

/** The same word for whoever may not know who waits: it tells them nothing. */
function notHeld(): ReturnType<typeof refuse> {
  return refuse('PARTICIPANT_NOT_FOUND', 'nobody of that id is held at the door');
}

// Everyone inside knows who is inside, so this tells nobody anything that they may not know.
function nobody(participantId: string): ReturnType<typeof refuse> {
  return refuse('PARTICIPANT_NOT_FOUND', `nobody ${participantId} inside`);
}
