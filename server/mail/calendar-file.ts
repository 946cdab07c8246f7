/** One visit, as a calendar keeps it. */
export interface CalendarEvent {
  /** The same for every file about one session: a later one replaces an earlier one. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  /** UTC milliseconds, as the others. */
  readonly startsAtMs: number;
  readonly minutes: number;
  /** When the file is made. */
  readonly nowMs: number;
  /** Whose invitation it is; only where it is sent by mail. */
  readonly organizer: { readonly name: string; readonly address: string } | null;
}

/** SEQUENCE counts from here, in seconds: 31 bits last until 2088. */
const sequenceStartMs = Date.UTC(2020, 0, 1);

/**
 * A calendar file (RFC 5545) with one event.
 *
 * By mail it says METHOD:PUBLISH (RFC 5546 §3.2.1): an entry to keep. A REQUEST would name those who
 * are invited and send their answers to an address that nobody reads. A file that is saved says no
 * method at all: it is imported, nothing is scheduled (RFC 5545 §3.7.2).
 *
 * What was sent before is not kept, so SEQUENCE comes from the clock: later files have higher ones.
 *
 * Ours because the package `ics` counts characters where §3.1 counts octets, lets a lone CR through,
 * and writes properties that nobody asked for.
 */
export function calendarFile(event: CalendarEvent): string {
  const { organizer, startsAtMs, nowMs } = event;
  const sequence = Math.max(0, Math.floor((nowMs - sequenceStartMs) / 1000));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Auscult//Video visit//EN',
    'CALSCALE:GREGORIAN',
    ...(organizer === null ? [] : ['METHOD:PUBLISH']),
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(nowMs)}`,
    `DTSTART:${utc(startsAtMs)}`,
    `DTEND:${utc(startsAtMs + event.minutes * 60_000)}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escapeText(event.title)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `LOCATION:${escapeText(event.link)}`,
    `URL:${withoutControls(event.link)}`,
    ...(organizer === null ? [] : [organizerLine(organizer)]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function organizerLine({ name, address }: { name: string; address: string }): string {
  // A quoted parameter can hold anything but quotes and control characters (§3.2).
  const quoted = withoutControls(name).replaceAll('"', "'");
  return `ORGANIZER;CN="${quoted}":mailto:${withoutControls(address)}`;
}

/** `20200415T073000Z` */
function utc(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** TEXT of §3.3.11. Any line ending is one; other control characters may not stand in it. */
function escapeText(text: string): string {
  return withoutControls(
    text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '\\n'),
  );
}

function withoutControls(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, '');
}

const maxLineOctets = 75;

/** §3.1: at most 75 octets a line, without its ending; what follows begins with a space. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const sizeOctets = Buffer.byteLength(character);
    if (octets + sizeOctets > maxLineOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += sizeOctets;
  }
  return folded;
}
