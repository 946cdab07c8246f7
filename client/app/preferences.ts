/**
 * What one browser remembers from visit to visit: choices, never people's data (a shared computer
 * must tell the next person nothing). The exception is a guest's own display name, which a person
 * typed to be kept (WCAG 2.2, 3.3.7), and the token by which the same browser is the same guest.
 */
export interface Preferences {
  readonly language?: string;
  readonly microphoneOn?: boolean;
  readonly cameraOn?: boolean;
  readonly microphoneId?: string;
  readonly cameraId?: string;
  readonly speakerId?: string;
  readonly guestName?: string;
  readonly selfViewCorner?: string;
  readonly selfViewHidden?: boolean;
  readonly pushToTalk?: boolean;
}

const key = 'auscult.preferences';

export function readPreferences(): Preferences {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Storage is off or full of something else: every choice has a default.
    return {};
  }
}

export function keepPreferences(change: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // Private windows may refuse; the choice then holds for this visit.
  }
}

/** A guest's identity is link and browser; the link's secret itself is not kept, only its digest. */
export async function readGuestToken(linkToken: string): Promise<string | null> {
  try {
    return localStorage.getItem(await guestKey(linkToken));
  } catch {
    return null;
  }
}

export async function keepGuestToken(linkToken: string, guestToken: string): Promise<void> {
  try {
    localStorage.setItem(await guestKey(linkToken), guestToken);
  } catch {
    // As above: without storage the guest is a new one after a reload.
  }
}

async function guestKey(linkToken: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(linkToken));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return `auscult.guest.${hex.join('').slice(0, 32)}`;
}
