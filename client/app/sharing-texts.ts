import { msg } from '@lit/localize';
import { ApiError, offlineCode } from './api.ts';

/** Why a file was not made or a mail not sent, in words that say what to do. */
export function sharingRefusal(reason: unknown): string {
  const code = reason instanceof ApiError ? reason.code : typeof reason === 'string' ? reason : '';
  switch (code) {
    case 'TIME_INVALID':
      return msg('Choose a date and a time that is not over.');
    case 'MAIL_ADDRESS_INVALID':
      return msg('One of these is not an e-mail address.');
    case 'MAIL_ADDRESS_REFUSED':
      return msg('the mail server does not accept this address');
    case 'MAIL_REFUSED':
      return msg('the mail server did not accept the message');
    case 'MAIL_SERVER_FAILED':
      return msg('the mail server could not be reached');
    case 'MAIL_NOT_SET_UP':
      return msg('This server does not send e-mail.');
    case 'TOO_MANY_ATTEMPTS':
      return msg('You have sent many invitations. Wait a while and try again.');
    case 'SERVER_BUSY':
      return msg('Many invitations are being sent. Try again in a moment.');
    case 'LINK_NOT_FOUND':
    case 'SESSION_CLOSED':
      return msg('This link does not work any more.');
    case offlineCode:
      return msg('The server cannot be reached. Check your connection and try again.');
    default:
      return msg('That did not work. Please try again.');
  }
}
