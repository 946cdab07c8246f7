import { msg, str } from '@lit/localize';
import type { PersonLine } from '../session/lines.ts';
import { currentLanguage } from './language.ts';

/** "UDP, 45 ms, 0.2 % lost", of which only what is known; empty when nothing is. */
export function lineFigures({ protocol, roundTripMs, lost }: PersonLine): string {
  const figures: string[] = [];
  if (protocol !== null) figures.push(protocol.toUpperCase());
  if (roundTripMs !== null) figures.push(`${Math.max(1, Math.round(roundTripMs))} ms`);
  if (lost !== null) {
    const numbers = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 });
    const percent = numbers.format(lost * 100);
    figures.push(msg(str`${percent} % lost`));
  }
  return figures.join(', ');
}
