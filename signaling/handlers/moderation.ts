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

// Everyone inside knows who is inside, so this tells nobody anything that they may not know.
function nobody(participantId: string): ReturnType<typeof refuse> {
  return refuse('PARTICIPANT_NOT_FOUND', `nobody ${participantId} inside`);
}
