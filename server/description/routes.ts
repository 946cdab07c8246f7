import type { ApiErrorCode } from '../errors.ts';

/** What of a route its schemas do not say. */
export interface RouteText {
  readonly summary: string;
  /** What a success means. */
  readonly answer: string;
  /** Status of a success whose body no schema describes. */
  readonly status?: 200 | 204;
  /** Its media type, if it has a body. */
  readonly media?: string;
  /** Besides those that follow from its schemas and its config; see `codesOf`. */
  readonly codes?: readonly ApiErrorCode[];
  /** May also be called with a bearer token from the settings. */
  readonly bearer?: boolean;
}

/** In the order of the table "Which link opens what". */
const toSee: readonly ApiErrorCode[] = [
  'SESSION_NOT_FOUND',
  'SESSION_CLOSED',
  'NOT_LOGGED_IN',
  'SESSION_PRIVATE',
  'NOT_ALLOWED',
];
const toAct: readonly ApiErrorCode[] = [...toSee, 'REMOVED_FROM_SESSION'];
const settings: readonly ApiErrorCode[] = [
  'SESSION_NAME_REQUIRED',
  'SESSION_NAME_TOO_LONG',
  'ACCOUNT_NOT_FOUND',
  'PATIENT_NOT_FOUND',
];
const byLink: readonly ApiErrorCode[] = [
  'LINK_NOT_FOUND',
  'LINK_REPLACED',
  'SESSION_CLOSED',
  'SESSION_PRIVATE',
  'SESSION_NOT_STARTED',
  'LOGIN_REQUIRED',
  'REMOVED_FROM_SESSION',
];

/** A route without a row fails the test of the description; so does a code that no row knows. */
export const routeTexts: Readonly<Record<string, RouteText>> = {
  'GET /healthz': { summary: 'Whether the process serves requests', answer: 'It does.' },
  'GET /readyz': {
    summary: 'Whether calls can begin here',
    answer: 'They can.',
    codes: ['NOT_READY'],
  },
  'GET /metrics': {
    summary: 'Numbers of this process, for Prometheus',
    answer: 'The numbers, in the text format of Prometheus.',
    status: 200,
    media: 'text/plain',
    bearer: true,
    codes: ['NOT_FOUND', 'TOKEN_INVALID'],
  },
  'GET /api/practice': {
    summary: 'Whose installation this is, and what it can do',
    answer: 'What the log-in page shows.',
  },
  'POST /api/log-in': {
    summary: 'Log in',
    answer: 'Logged in; the answer sets the cookie.',
    codes: ['WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'SERVER_BUSY'],
  },
  'POST /api/log-out': {
    summary: 'Log out; whoever came into a session with this log-in leaves it',
    answer: 'Nobody is logged in with this cookie any more.',
    status: 204,
  },
  'GET /api/me': { summary: 'Who is logged in', answer: 'The account.' },
  'POST /api/me/activity': {
    summary: 'Somebody is there: the log-in lasts on',
    answer: 'How long it lasts if nothing is done from now on.',
  },
  'PUT /api/me/password': {
    summary: "Change one's own password",
    answer: 'Changed; the answer sets another cookie, and all other log-ins have ended.',
    status: 204,
    codes: [
      'WRONG_PASSWORD',
      'PASSWORD_TOO_SHORT',
      'PASSWORD_TOO_LONG',
      'PASSWORD_TOO_COMMON',
      'PASSWORD_OWN_WORDS',
      'NOT_LOGGED_IN',
      'TOO_MANY_ATTEMPTS',
      'SERVER_BUSY',
    ],
  },
  'GET /api/logins': {
    summary: "One's own log-ins, newest first",
    answer: 'Where and when one has logged in, and which of them is this one.',
  },
  'DELETE /api/logins/:id': {
    summary: "End one of one's own log-ins",
    answer: 'It opens nothing any more, and whoever came into a session with it has left.',
    status: 204,
    codes: ['LOGIN_NOT_FOUND'],
  },
  'GET /api/notifications': {
    summary: 'Who has added one to a session, and who waits at doors that one keeps',
    answer: 'At most 50 of the former, newest first; all of the latter.',
  },
  'POST /api/notifications/read': {
    summary: 'All notifications have been read',
    answer: 'They are marked as read.',
    status: 204,
  },
  'GET /api/notifications/stream': {
    summary: 'Told at once that something is another now (server-sent events)',
    answer: 'A stream that ends with the log-in.',
    status: 200,
    media: 'text/event-stream',
  },
  'GET /api/sessions': {
    summary: 'The sessions on whose participants list one stands, newest first',
    answer: 'The sessions.',
  },
  'POST /api/sessions': {
    summary: 'Make a reservation into a session',
    answer: 'The session, made now or by the same reservation before.',
    codes: ['RESERVATION_NOT_FOUND', ...settings, ...toSee],
  },
  'GET /api/sessions/:id': {
    summary: 'One session, and who is inside',
    answer: 'The session.',
    codes: toSee,
  },
  'POST /api/sessions/:id/join': {
    summary: 'A ticket for joining over signaling, for accounts',
    answer: 'The ticket: good once, for a minute.',
    codes: toAct,
  },
  'POST /api/sessions/:id/close': {
    summary: 'Close a session for everybody; for chairs',
    answer: 'Nobody is inside any more.',
    status: 204,
    codes: toAct,
  },
  'GET /api/sessions/:id/settings': {
    summary: 'All that a chair sets; for chairs',
    answer: 'The settings and their version.',
    codes: toAct,
  },
  'PUT /api/sessions/:id/settings': {
    summary: 'Change the settings, all of them or nothing; for chairs',
    answer: 'The new settings, enforced already.',
    codes: [...toAct, ...settings, 'SETTINGS_CHANGED', 'LAST_CHAIR'],
  },
  'POST /api/sessions/:id/settings/consequences': {
    summary: 'What settings would mean for those inside; for chairs',
    answer: 'Who would be removed, and who would have another role. Nothing has changed.',
    codes: toAct,
  },
  'DELETE /api/sessions/:id/removals/:participantId': {
    summary: 'Let somebody back who was removed by hand; for chairs',
    answer: 'They may come in again.',
    status: 204,
    codes: [...toAct, 'REMOVAL_NOT_FOUND'],
  },
  'POST /api/session-links': {
    summary: 'Reserve a link, to be shown before the session exists',
    answer: 'The reservation and its link.',
    codes: ['TOO_MANY_RESERVATIONS', 'REQUEST_INVALID'],
  },
  'DELETE /api/session-links/:id': {
    summary: 'Cancel a reservation',
    answer: 'Nothing is left of it.',
    status: 204,
    codes: ['RESERVATION_NOT_FOUND'],
  },
  'POST /api/sessions/:id/link': {
    summary: "Show the session's link again; for chairs",
    answer: 'The link.',
    codes: [...toAct, 'REQUEST_INVALID'],
  },
  'POST /api/sessions/:id/link/replace': {
    summary: 'Give the session another link; for chairs',
    answer: 'The new link; the old one opens nothing any more.',
    codes: [...toAct, 'REQUEST_INVALID'],
  },
  'POST /api/sessions/:id/invitations': {
    summary: "Send the session's link by e-mail; for chairs",
    answer: 'What became of each address; some may have been refused.',
    codes: [
      ...toAct,
      'MAIL_NOT_SET_UP',
      'MAIL_ADDRESS_INVALID',
      'TIME_INVALID',
      'TOO_MANY_ATTEMPTS',
      'SERVER_BUSY',
      'REQUEST_INVALID',
    ],
  },
  'POST /api/calendar-files': {
    summary: 'A calendar file about the visit that a link opens',
    answer: 'The file visit.ics (RFC 5545).',
    status: 200,
    media: 'text/calendar',
    codes: ['TIME_INVALID', 'LINK_NOT_FOUND', 'SESSION_CLOSED', 'REQUEST_INVALID'],
  },
  'POST /api/colleagues/search': {
    summary: 'Look for colleagues as one types',
    answer: 'At most 20, and whether there are more.',
    codes: ['NOT_ALLOWED'],
  },
  'POST /api/patients/search': {
    summary: 'Look for patients as one types',
    answer: 'At most 20, and whether there are more; nobody for an empty text.',
    codes: ['NOT_ALLOWED'],
  },
  'POST /api/links/resolve': {
    summary: 'What a session link opens for the person who asks',
    answer: 'The page that it leads to.',
    codes: ['LINK_NOT_FOUND', 'LINK_REPLACED', 'SESSION_CLOSED', 'SESSION_PRIVATE'],
  },
  'POST /api/links/join': {
    summary: 'A ticket for joining over signaling, for guests',
    answer: 'The ticket, and the token by which this browser is the same guest again.',
    codes: [...byLink, 'DISPLAY_NAME_REQUIRED', 'DISPLAY_NAME_TOO_LONG'],
  },
  'POST /api/links/prepare': {
    summary: 'A ticket for connecting ahead, for guests; nobody comes in with it',
    answer: 'The ticket, and the token by which this browser is the same guest again.',
    codes: byLink,
  },
  'GET /api/openapi.json': {
    summary: 'This description (OpenAPI 3.1)',
    answer: 'The description.',
    status: 200,
    media: 'application/json',
  },
  'GET /api/docs': {
    summary: 'This description, as a page',
    answer: 'The page.',
    status: 200,
    media: 'text/html',
  },
  'GET /api/docs.css': {
    summary: 'How that page looks',
    answer: 'The style sheet.',
    status: 200,
    media: 'text/css',
  },
};
