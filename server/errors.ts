import { codeOf } from './error-code.ts';

/**
 * Every refusal of the HTTP API and of the door to signaling: a stable code for programs, a
 * status, and a sentence without names, values or ids. Documented in `docs/http-api.md`; a test compares the two.
 */
export const apiErrors = {
  BODY_INVALID: { status: 400, message: 'The request does not have the expected fields.' },
  BODY_NOT_JSON: { status: 400, message: 'The request body is not valid JSON.' },
  REQUEST_INVALID: { status: 400, message: 'The request cannot be understood.' },
  DISPLAY_NAME_REQUIRED: { status: 400, message: 'Enter your name.' },
  DISPLAY_NAME_TOO_LONG: { status: 400, message: 'A name may have up to 80 characters.' },
  SESSION_NAME_REQUIRED: { status: 400, message: 'Enter a name for the session.' },
  SESSION_NAME_TOO_LONG: { status: 400, message: 'A session name may have up to 200 characters.' },
  PASSWORD_TOO_SHORT: { status: 400, message: 'A password has at least 8 characters.' },
  PASSWORD_TOO_LONG: { status: 400, message: 'A password may have up to 256 characters.' },
  PASSWORD_TOO_COMMON: { status: 400, message: 'This is one of the most common passwords.' },
  PASSWORD_OWN_WORDS: {
    status: 400,
    message: 'A password is not made of names, yours or the practice’s.',
  },
  MAIL_ADDRESS_INVALID: { status: 400, message: 'One of these is no e-mail address.' },
  TIME_INVALID: { status: 400, message: 'This is no time that a visit could begin at.' },
  NOT_LOGGED_IN: { status: 401, message: 'Log in first.' },
  LOGIN_TIMED_OUT: { status: 401, message: 'This log-in has timed out. Log in again.' },
  WRONG_CREDENTIALS: { status: 401, message: 'This e-mail address and password do not match.' },
  TOKEN_INVALID: { status: 401, message: 'Present the token that this server is set up with.' },
  TICKET_INVALID: { status: 401, message: 'This ticket has been used or is too old.' },
  CROSS_SITE_REFUSED: { status: 403, message: 'Requests from other sites are refused.' },
  LOGIN_REQUIRED: { status: 403, message: 'This session is for people who are logged in.' },
  SESSION_PRIVATE: { status: 403, message: 'This session is private.' },
  REMOVED_FROM_SESSION: { status: 403, message: 'The chair has removed you from this session.' },
  WRONG_PASSWORD: { status: 403, message: 'This is not your current password.' },
  NOT_ALLOWED: { status: 403, message: 'You may not do this in this session.' },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  LINK_NOT_FOUND: { status: 404, message: 'This link does not open a session.' },
  LOGIN_NOT_FOUND: { status: 404, message: 'You have no such log-in, or it has ended.' },
  SESSION_NOT_FOUND: { status: 404, message: 'There is no such session.' },
  ACCOUNT_NOT_FOUND: { status: 404, message: 'There is no such account, or it is disabled.' },
  PATIENT_NOT_FOUND: { status: 404, message: 'There is no such patient.' },
  REMOVAL_NOT_FOUND: { status: 404, message: 'Nobody of that id has been removed.' },
  RESERVATION_NOT_FOUND: {
    status: 404,
    message: 'This session link has been cancelled or was reserved too long ago.',
  },
  ROLE_NOT_POSSIBLE: { status: 409, message: 'This person cannot have that role.' },
  LAST_CHAIR: { status: 409, message: 'A session keeps at least one Session Chair.' },
  SETTINGS_CHANGED: { status: 409, message: 'Somebody else has changed the settings meanwhile.' },
  SESSION_NOT_STARTED: { status: 409, message: 'This session has not started yet.' },
  LINK_REPLACED: { status: 410, message: 'The chair has changed the link of this session.' },
  MAIL_NOT_SET_UP: { status: 409, message: 'This server is not set up to send e-mail.' },
  SESSION_CLOSED: { status: 410, message: 'This session has been closed by its chair.' },
  BODY_TOO_LARGE: { status: 413, message: 'The request body is too large.' },
  MEDIA_TYPE_NOT_SUPPORTED: { status: 415, message: 'Send the body as application/json.' },
  WRONG_HOST: { status: 421, message: 'This server does not go by that name.' },
  TOO_MANY_ATTEMPTS: { status: 429, message: 'Too many attempts. Try again later.' },
  TOO_MANY_RESERVATIONS: {
    status: 429,
    message: 'Too many session links are reserved and unused. Cancel some first.',
  },
  INTERNAL_ERROR: { status: 500, message: 'Something went wrong on our side.' },
  NOT_READY: { status: 503, message: 'The server is starting, stopping or repairing itself.' },
  SERVER_BUSY: { status: 503, message: 'The server is busy. Try again in a moment.' },
  CLIENT_NOT_BUILT: { status: 503, message: 'The pages have not been built yet.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ApiErrorCode = keyof typeof apiErrors;

/** Thrown by handlers; the error handler of the app turns it into `{ code, message }`. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  /** Seconds, for `Retry-After`. */
  readonly retryAfterSeconds: number | null;

  constructor(code: ApiErrorCode, retryAfterSeconds: number | null = null) {
    super(apiErrors[code].message);
    this.name = 'ApiError';
    this.code = code;
    this.status = apiErrors[code].status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The body of every error. */
export function errorBody(code: ApiErrorCode): { code: ApiErrorCode; message: string } {
  return { code, message: apiErrors[code].message };
}

/** What Fastify itself refuses, in our words. Everything else is an error of ours. */
const frameworkCodes: Readonly<Record<string, ApiErrorCode>> = {
  FST_ERR_VALIDATION: 'BODY_INVALID',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BODY_NOT_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_NOT_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'REQUEST_INVALID',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_NOT_SUPPORTED',
  FST_ERR_BAD_URL: 'REQUEST_INVALID',
  FST_ERR_ASYNC_CONSTRAINT: 'REQUEST_INVALID',
  FST_ERR_MAX_PARAM_LENGTH: 'NOT_FOUND',
};

export function apiErrorFrom(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  const known = frameworkCodes[codeOf(error)];
  return known === undefined ? null : new ApiError(known);
}
