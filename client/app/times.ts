import { currentLanguage } from './language.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Relative within a day, absolute beyond; the exact time belongs beside it, as a title. */
export function timeInWords(iso: string, nowMs: number): string {
  const atMs = Date.parse(iso);
  const agoMs = nowMs - atMs;
  if (agoMs >= dayMs || agoMs < -minuteMs) {
    const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
    return new Intl.DateTimeFormat(currentLanguage(), {
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(atMs);
  }
  const relative = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' });
  const minutes = Math.round(agoMs / minuteMs);
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return relative.format(-minutes, 'minute');
  return relative.format(-Math.round(minutes / 60), 'hour');
}

export function exactTime(iso: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(Date.parse(iso));
}

/** A calendar day, `YYYY-MM-DD`, which has no time zone: "12 March 1948". */
export function calendarDay(day: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}

/** Made when the page is loaded: a browser takes up to 130 ms over its first format. */
const wallClock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
wallClock.format();

/** "09:30", as this computer writes it. */
export function clockTime(date: Date): string {
  return wallClock.format(date);
}

/** "2020-04-15 09:30", in the clock on the wall. */
export function sortableTime(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
