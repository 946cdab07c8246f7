import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import type { VisitTime } from './api.ts';

/** As the fields hold it, in the clock on the wall. */
export interface TypedTime {
  /** `2020-04-15` */
  readonly day: string;
  /** `09:30` */
  readonly clock: string;
  readonly minutes: number;
}

const halfHourMs = 30 * 60_000;

/** Every half hour begins at one of UTC, too, but for places at a quarter: there people correct it. */
export function nextHalfHour(nowMs: number): TypedTime {
  const at = new Date((Math.floor(nowMs / halfHourMs) + 1) * halfHourMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    clock: `${two(at.getHours())}:${two(at.getMinutes())}`,
    minutes: 30,
  };
}

/** @returns null while a field is empty or holds no time */
export function visitTimeFrom({ day, clock, minutes }: TypedTime): VisitTime | null {
  // Without a zone it is read in the browser's.
  const atMs = Date.parse(`${day}T${clock}`);
  if (day === '' || clock === '' || !Number.isFinite(atMs)) return null;
  return { startsAt: new Date(atMs).toISOString(), minutes };
}

const lengths: readonly number[] = [15, 20, 30, 45, 60, 90, 120];

export const visitTimeStyles = css`
  .visit-time {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: 12px;
  }
`;

/** Fields for day, time and length; they belong to whichever form shows them. */
export function visitTimeFields(
  time: TypedTime,
  change: (changed: TypedTime) => void,
): TemplateResult {
  const of = (event: Event): string => (event.target as HTMLInputElement).value;
  return html`<div class="visit-time">
    <div class="field">
      <label for="day">${msg('Date')}</label>
      <input
        class="text"
        id="day"
        type="date"
        required
        .value=${time.day}
        @input=${(event: Event) => change({ ...time, day: of(event) })}
      />
    </div>
    <div class="field">
      <label for="clock">${msg('Time')}</label>
      <input
        class="text"
        id="clock"
        type="time"
        required
        .value=${time.clock}
        @input=${(event: Event) => change({ ...time, clock: of(event) })}
      />
    </div>
    <div class="field">
      <label for="minutes">${msg('Length')}</label>
      <select
        class="text"
        id="minutes"
        @change=${(event: Event) => change({ ...time, minutes: Number(of(event)) })}
      >
        ${lengths.map(
          (minutes) =>
            html`<option value=${minutes} ?selected=${minutes === time.minutes}>
              ${msg(str`${minutes} minutes`)}
            </option>`,
        )}
      </select>
    </div>
  </div>`;
}
