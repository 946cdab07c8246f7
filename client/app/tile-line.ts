import { css, html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import { lineWord } from './picture-note.ts';
import type { TileLine } from './picture-note.ts';

/** How many of the three bars are filled: what is good or weak shows without any colour, too. */
const filledBars: Record<Exclude<TileLine, 'lost'>, number> = { good: 3, weak: 1 };

/** Somebody's connection as a sign beside their name, and as a word for readers. */
export function tileLine(line: TileLine): TemplateResult {
  const word = html`<span class="unseen">${lineWord(line)}</span>`;
  if (line === 'lost') return html`<span class="line lost">${icon('offline')}</span>${word}`;
  const filled = filledBars[line];
  return html`<svg class="line ${line}" viewBox="0 0 14 12" aria-hidden="true">
      ${[0, 1, 2].map((index) => bar(index, index < filled))}</svg
    >${word}`;
}

function bar(index: number, filled: boolean): SVGTemplateResult {
  const height = 4 + index * 4;
  const inset = filled ? 0 : 0.5;
  return svg`<rect
    class=${filled ? '' : 'empty'}
    x=${index * 5 + inset}
    y=${12 - height + inset}
    width=${4 - 2 * inset}
    height=${height - 2 * inset}
  />`;
}

export const tileLineStyles = css`
  .line {
    flex: none;
    display: inline-flex;
    width: 14px;
    height: 12px;
    color: #8fe3b0;
  }
  .line.weak,
  .line.lost {
    width: 16px;
    height: 14px;
    color: #f6c667;
  }
  .line rect {
    fill: currentColor;
  }
  .line rect.empty {
    fill: none;
    stroke: currentColor;
    stroke-width: 1;
  }
`;
