import { cleanName } from '../names.ts';

export type MailLanguage = 'en' | 'es';

/** What an invitation may say. No patient is in it, so no patient can get into a mail. */
export interface Invitation {
  readonly language: MailLanguage;
  readonly practice: string;
  /** Null unless the chair has chosen that the session's name may be used. */
  readonly sessionName: string | null;
  readonly link: string;
  /** Whether a guest may join with the link alone. */
  readonly opensForGuests: boolean;
  readonly visit: {
    /** UTC milliseconds. */
    readonly startsAtMs: number;
    /** As in the tz database, for saying when; null: UTC. */
    readonly timeZone: string | null;
  } | null;
}

/** A mail without its addresses. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly title: (practice: string) => string;
  readonly titleAlone: string;
  readonly invited: (title: string) => string;
  readonly when: (time: string) => string;
  readonly open: string;
  readonly guests: string;
  readonly members: string;
  readonly personal: string;
  readonly join: string;
}

const words: Readonly<Record<MailLanguage, Words>> = {
  en: {
    title: (practice) => `Video visit with ${practice}`,
    titleAlone: 'Video visit',
    invited: (title) => `You are invited: ${title}.`,
    when: (time) => `When: ${time}`,
    open: 'Open this link to join:',
    guests: 'You need no account. Enter your name, check camera and microphone, and join.',
    members: 'Log in with your account of the practice to join.',
    personal: 'Whoever has the link may be able to join: please keep it to yourself.',
    join: 'Join the video visit',
  },
  es: {
    title: (practice) => `Videoconsulta con ${practice}`,
    titleAlone: 'Videoconsulta',
    invited: (title) => `Tiene una invitación: ${title}.`,
    when: (time) => `Cuándo: ${time}`,
    open: 'Abra este enlace para entrar:',
    guests: 'No necesita cuenta. Escriba su nombre, compruebe cámara y micrófono, y entre.',
    members: 'Inicie sesión con su cuenta del centro para entrar.',
    personal: 'Quien tenga el enlace puede llegar a entrar: no lo comparta, por favor.',
    join: 'Entrar en la videoconsulta',
  },
};

/** Subject of the mail and title of the event. */
export function visitTitle(
  language: MailLanguage,
  practice: string,
  sessionName: string | null,
): string {
  // Stored names are clean already; a header depends on it, so it is not left to the store.
  const named = sessionName === null ? '' : cleanName(sessionName);
  if (named !== '') return named;
  const { title, titleAlone } = words[language];
  const name = cleanName(practice);
  return name === '' ? titleAlone : title(name);
}

/** The text that stands in a calendar's entry. */
export function visitDescription(language: MailLanguage, link: string): string {
  return `${words[language].open}\n${link}`;
}

/** Plain text, and the same as simple HTML: no pictures, nothing that is loaded from anywhere. */
export function composeInvitation(invitation: Invitation): Letter {
  const { language, practice, sessionName, link, opensForGuests, visit } = invitation;
  const said = words[language];
  const subject = visitTitle(language, practice, sessionName);
  const before = [
    said.invited(subject),
    ...(visit === null ? [] : [said.when(timeIn(language, visit))]),
  ];
  const after = [opensForGuests ? said.guests : said.members, said.personal];
  const text = [...before, `${said.open}\n${link}`, ...after].join('\n\n');
  const paragraph = (content: string): string => `<p>${content}</p>`;
  const address = escapeHtml(link);
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">',
    ...before.map((line) => paragraph(escapeHtml(line))),
    paragraph(`<a href="${address}">${escapeHtml(said.join)}</a>`),
    paragraph(`${escapeHtml(said.open)}<br>${address}`),
    ...after.map((line) => paragraph(escapeHtml(line))),
    '</body></html>',
  ].join('\n');
  return { subject, text: `${text}\n`, html };
}

function timeIn(
  language: MailLanguage,
  { startsAtMs, timeZone }: { startsAtMs: number; timeZone: string | null },
): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: timeZone ?? 'UTC',
    timeZoneName: 'short',
  }).format(startsAtMs);
}

/** Whether this runtime knows the time zone; names come from browsers. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
