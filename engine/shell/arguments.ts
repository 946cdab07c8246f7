import type { Command } from '../commands.ts';
import { EngineError } from '../errors.ts';

/** Ids travel in messages and logs; longer ones are a mistake or an attack. */
const MAX_ID_LENGTH = 256;
/** More than any browser's description; the core's own limit is lower and answers by its code. */
const MAX_SDP_LENGTH = 1024 * 1024;
/** A wall of screens. */
const MAX_SHOWN_PIXELS = 65_535;
const MAX_LIST = 4_096;
/** What waits longer is no stream any more. */
const MAX_REORDER_MS = 5_000;

/**
 * Holds a command's arguments against their types. The compiler has done so for embedders that
 * have one; for the rest, a wrong argument must be refused here: in the core it would be a bug and
 * end the worker with everybody's sessions.
 *
 * @returns the refusal, or null
 */
export function checkArguments(command: Command): EngineError | null {
  if (!isId(command.sessionId)) return wrong('a session id must be a non-empty string');
  if ('participantId' in command && !isId(command.participantId)) {
    return wrong('a participant id must be a non-empty string');
  }
  if ('trackId' in command && !isId(command.trackId)) {
    return wrong('a track id must be a non-empty string');
  }
  if ('role' in command && !isId(command.role)) return wrong('a role must be a non-empty string');
  if (
    'sdp' in command &&
    !(typeof command.sdp === 'string' && command.sdp.length <= MAX_SDP_LENGTH)
  ) {
    return wrong('a description must be a string');
  }
  switch (command.kind) {
    case 'publish':
      return isListOf(command.tracks, (track) => isId(track?.mid) && isId(track.source))
        ? null
        : wrong('tracks must be a list of { mid, source }');
    case 'subscribe':
      if (typeof (command.renew ?? false) !== 'boolean')
        return wrong('renew must be true or false');
      return isListOf(command.trackIds, isId) ? null : wrong('trackIds must be a list of ids');
    case 'unsubscribe':
      return isListOf(command.trackIds, isId) ? null : wrong('trackIds must be a list of ids');
    case 'acceptAnswer':
      return Number.isSafeInteger(command.offerId) ? null : wrong('offerId must be an integer');
    case 'setGrants':
      return isListOf(command.grants?.publish, isId) && typeof command.grants.receive === 'boolean'
        ? null
        : wrong('grants must be { publish: string[], receive: boolean }');
    case 'setShownSize':
      return isPixels(command.size?.width) && isPixels(command.size.height)
        ? null
        : wrong('a size must be { width, height } in pixels');
    case 'setPreferredLayer':
      return command.spatial === null || isIndex(command.spatial)
        ? null
        : wrong('spatial must be the index of an encoding, or null');
    case 'addParticipant':
      return typeof command.held === 'boolean' ? null : wrong('held must be true or false');
    case 'tap':
      return isId(command.tapId) &&
        (command.spatial === null || isIndex(command.spatial)) &&
        isReorder(command.reorderMs)
        ? null
        : wrong('a tap takes the index of an encoding, and a reorderMs between 0 and 5000');
    case 'endTap':
      return isId(command.tapId) ? null : wrong('a tap id must be a non-empty string');
    case 'createSession':
    case 'closeSession':
    case 'lines':
    case 'admit':
    case 'removeParticipant':
    case 'setRole':
    case 'unpublish':
    case 'stats':
      return null;
  }
}

function isId(id: unknown): boolean {
  return typeof id === 'string' && id !== '' && id.length <= MAX_ID_LENGTH;
}

function isIndex(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isReorder(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= MAX_REORDER_MS;
}

/** Fractions are fine: device pixels of a zoomed page. */
function isPixels(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= MAX_SHOWN_PIXELS;
}

function isListOf<T>(list: readonly T[] | undefined, is: (item: T) => boolean): boolean {
  return Array.isArray(list) && list.length <= MAX_LIST && list.every((item: T) => is(item));
}

function wrong(sentence: string): EngineError {
  return new EngineError(
    'ENGINE_INVALID_ARGUMENT',
    `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`,
  );
}
