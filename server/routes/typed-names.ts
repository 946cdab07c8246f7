import { ApiError } from '../errors.ts';
import { characterCount, cleanName, maxDisplayNameLength, maxSessionNameLength } from '../names.ts';

/** @throws ApiError when nothing readable was typed, or too much */
export function displayNameFrom(typed: string): string {
  const name = cleanName(typed);
  if (name === '') throw new ApiError('DISPLAY_NAME_REQUIRED');
  if (characterCount(name) > maxDisplayNameLength) throw new ApiError('DISPLAY_NAME_TOO_LONG');
  return name;
}

/** @throws ApiError when nothing readable was typed, or too much */
export function sessionNameFrom(typed: string): string {
  const name = cleanName(typed);
  if (name === '') throw new ApiError('SESSION_NAME_REQUIRED');
  if (characterCount(name) > maxSessionNameLength) throw new ApiError('SESSION_NAME_TOO_LONG');
  return name;
}
