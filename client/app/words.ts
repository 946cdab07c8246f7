import { msg, str } from '@lit/localize';
import type { Access } from './api.ts';

/** The help page's words for what the wire names shortly. */
export function accessName(access: Access): string {
  switch (access) {
    case 'invitation':
      return msg('Invitation');
    case 'internal':
      return msg('Internal');
    case 'private':
      return msg('Private');
  }
}

export function accessSentence(access: Access): string {
  switch (access) {
    case 'invitation':
      return msg('Anyone you share the link with can join. No login required.');
    case 'internal':
      return msg('Anyone at your practice who has the link can join.');
    case 'private':
      return msg('Only people at your practice who are on the participants list can join.');
  }
}

/** The reminder before a link gets out. */
export function accessReminder(access: Access): string {
  switch (access) {
    case 'invitation':
      return msg('Anyone you share this link with will be able to join.');
    case 'internal':
      return msg('Anyone at your practice who has this link will be able to join.');
    case 'private':
      return msg(
        'Only people at your practice who are on the participants list will be able to join.',
      );
  }
}

export function roleName(role: string): string {
  switch (role) {
    case 'chair':
      return msg('Session Chair');
    case 'broadcaster':
      return msg('Broadcaster');
    case 'viewer':
      return msg('Viewer');
    case 'guest':
      return msg('Guest');
    default:
      return role;
  }
}

export function roleSentence(role: string): string {
  switch (role) {
    case 'chair':
      return msg('Shares audio, video and screen, manages people and closes the session.');
    case 'broadcaster':
      return msg('Shares audio, video and screen.');
    case 'viewer':
      return msg('Sees and hears, and shares nothing.');
    default:
      return '';
  }
}

export function insideCount(count: number): string {
  return count === 1 ? msg('1 inside') : msg(str`${count} inside`);
}

export function waitingCount(count: number): string {
  return count === 1 ? msg('1 waiting') : msg(str`${count} waiting`);
}

/** "M. Ortiz": enough for a list, and no more than it needs. */
export function shortName({
  givenName,
  familyName,
}: {
  readonly givenName: string;
  readonly familyName: string;
}): string {
  const [initial] = new Intl.Segmenter().segment(givenName.trim());
  return initial ? `${initial.segment}. ${familyName}` : familyName;
}

/** At most two letters of a name, titles left out: "Dr. Elena Campo" → "EC". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}[^.]*$/u.test(word));
  const [first = name.trim(), ...rest] = words;
  const last = rest.at(-1) ?? '';
  return ((first.at(0) ?? '') + (last.at(0) ?? '')).toLocaleUpperCase();
}
