import type { Outcome, Request } from 'auscult/proto';
import { closeCodes, refusal } from './codes.ts';
import { engineRefusal } from './engine-refusal.ts';
import { done, refuse } from './handlers/handler.ts';
import type { Context } from './handlers/handler.ts';
import { handle } from './handlers/index.ts';
import type { House } from './house.ts';
import type { LiveParticipant } from './live-participant.ts';

export type InsideRequest = Exclude<Request, { kind: 'prepare' | 'join' | 'resume' | 'ping' }>;

/**
 * Carries out a request of somebody inside: once, in its turn, and with exactly one answer,
 * whatever happens. The answer goes to whichever socket the participant has by then.
 */
export function execute(
  house: House,
  participant: LiveParticipant,
  requestId: number,
  request: InsideRequest,
): void {
  const { answers, session } = participant;
  const standing = answers.standing(requestId);
  switch (standing.kind) {
    case 'underway':
      return;
    case 'answered':
      participant.connection?.send(standing.frame);
      return;
    case 'outdated':
      participant.connection?.refuse(
        requestId,
        refusal('REQUEST_OUTDATED', 'request_id is lower than one before'),
      );
      return;
    case 'new':
      break;
  }
  if (answers.underway >= house.limits.maxUnderway) {
    const message = 'wait for an answer before asking more';
    participant.connection?.refuse(requestId, refusal('TOO_MANY_UNDERWAY', message));
    return;
  }
  answers.begin(requestId);
  let answered = false;
  const answer = (outcome: Outcome): void => {
    if (answered) return;
    answered = true;
    participant.answer(requestId, outcome);
  };
  session.mailbox
    .run(async () => {
      if (!session.holds(participant)) {
        return refuse('NOT_JOINED', 'no longer inside');
      }
      if (request.kind === 'leave') return leave(participant);
      return handle(context(house, participant, answer), request);
    })
    .catch((error: unknown) => {
      const refused = engineRefusal(error);
      if (refused) return { kind: 'error', ...refused } as const;
      const ids = { sessionId: session.id, participantId: participant.id };
      house.log({ event: 'requestFailed', code: request.kind, ...ids, error });
      return refuse('INTERNAL', 'the server failed; it has been noted');
    })
    .then((outcome) => {
      answer(outcome);
      if (request.kind === 'leave') participant.connection?.close(closeCodes.left, 'left');
    })
    .catch((error: unknown) => house.log({ event: 'requestFailed', code: 'ANSWER', error }));
}

async function leave(participant: LiveParticipant): Promise<Outcome> {
  await participant.session.remove(participant, 'left', null);
  return done;
}

function context(
  house: House,
  participant: LiveParticipant,
  answer: (outcome: Outcome) => void,
): Context {
  return {
    session: participant.session,
    participant,
    moderator: house.moderator,
    answer,
    async refusedBy(action) {
      const verdict = await house.authorize(participant.admission, action);
      if (verdict === true) return null;
      if (verdict === false) return refuse('NOT_PERMITTED', 'your role does not allow this');
      return { kind: 'error', code: verdict.code, message: verdict.message };
    },
  };
}
