import type { FastifyServerOptions } from 'fastify';
import type { LogLevel } from './settings.ts';

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/**
 * The log holds ids, codes and times; never names, tokens, addresses of pages, e-mails or bodies.
 * What may be written is named where it is written; this is the second net.
 */
export function logOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    // Standard output is for whoever started the program.
    stream: process.stderr,
    base: null,
    redact: {
      paths: [...secretFields, ...secretFields.map((field) => `*.${field}`)],
      remove: true,
    },
    serializers: {
      // A request's address can hold an id, its headers a cookie.
      req: () => ({}),
      res: () => ({}),
      err: describeError,
    },
  };
}

const secretFields = [
  'password',
  'token',
  'guestToken',
  'ticket',
  'link',
  'email',
  'displayName',
  'name',
  'title',
  'body',
  'headers',
  'cookie',
];

/** Where it happened, not what it was about: messages can quote what somebody typed. */
export function describeError(error: Error & { code?: unknown }): {
  type: string;
  code: string;
  message: string;
  stack: string;
} {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = typeof error.code === 'string' ? error.code : '';
  return { type: error.constructor.name, code, message: '', stack: frames.join('\n') };
}
