import { msg } from '@lit/localize';
import { ApiError } from '../app/api.ts';
import { passing, referenceOf } from '../app/failure.ts';
import type { Failure } from '../app/failure.ts';

/** Why a session could not be started or changed, and what to do about it. */
export function failureOf(error: unknown): Failure {
  switch (error instanceof ApiError ? error.code : '') {
    case 'OFFLINE':
      return passing(
        msg('The server cannot be reached. Check your connection, then press OK again.'),
      );
    case 'TOO_MANY_RESERVATIONS':
      return passing(
        msg('You have reserved many links without using them. Wait a day, or ask for help.'),
      );
    case 'SESSION_NAME_TOO_LONG':
      return passing(msg('A session name may have up to 200 characters.'));
    case 'ACCOUNT_NOT_FOUND':
      return passing(
        msg('Somebody on the list is not at your practice any more. Take them off the list.'),
      );
    case 'PATIENT_NOT_FOUND':
      return passing(msg('That patient is not in the records any more. Choose again.'));
    case 'LAST_CHAIR':
      return passing(msg('A session keeps at least one Session Chair.'));
    case 'NOT_ALLOWED':
    case 'SESSION_PRIVATE':
      return final(msg('You are not a chair of this session any more.'));
    case 'SESSION_CLOSED':
      return final(msg('This session has been closed by its chair.'));
    case 'SESSION_NOT_FOUND':
      return final(msg('There is no such session.'));
    default:
      return {
        text: msg('Something went wrong on our side. Try again in a moment.'),
        reference: referenceOf(error),
        passes: true,
      };
  }
}

/** Nothing that is done here changes it. */
function final(text: string): Failure {
  return { text, reference: null, passes: false };
}
