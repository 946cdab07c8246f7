import { createHash } from 'node:crypto';
import { Type } from '@fastify/type-provider-typebox';
import { ApiError } from '../errors.ts';

export const LanguageSchema = Type.Union([Type.Literal('en'), Type.Literal('es')]);

/** A UTC time as in `2020-04-15T07:30:00.000Z`. */
export const StartsAtSchema = Type.String({ maxLength: 32 });

export const MinutesSchema = Type.Integer({ minimum: 5, maximum: 24 * 60 });

export const defaultMinutes = 30;

const dayMs = 24 * 60 * 60 * 1000;

/** @throws ApiError for what is no time, long past, or years ahead */
export function startFrom(typed: string, nowMs: number): number {
  const plain = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/.test(typed);
  const atMs = plain ? Date.parse(typed) : NaN;
  if (!(atMs > nowMs - dayMs && atMs < nowMs + 731 * dayMs)) throw new ApiError('TIME_INVALID');
  return atMs;
}

/**
 * A UUID (RFC 9562 §5.8) for the calendar's entry of a session, as RFC 7986 §5.3 wants UIDs to be. The
 * same for the file that is saved before OK and for each that is sent after it; the secret of the link
 * is not in it, nor does it tell the session's id.
 */
export function visitUid(reservationId: string): string {
  const hash = createHash('sha256').update(`calendar\n${reservationId}`, 'utf8').digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return [...parts, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
