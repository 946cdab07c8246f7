import { css, html } from 'lit';
import type { TemplateResult } from 'lit';

const thresholds = [0.12, 0.35, 0.55, 0.75];

/** How loud the microphone is; decoration beside a button that says on or off. */
export function levelBars(level: number): TemplateResult {
  return html`<span class="bars" aria-hidden="true"
    >${thresholds.map((from) => html`<span class=${level >= from ? 'lit' : ''}></span>`)}</span
  >`;
}

export const levelBarStyles = css`
  .bars {
    display: inline-flex;
    align-items: flex-end;
    gap: 3px;
    height: 18px;
  }
  .bars > span {
    width: 4px;
    height: 6px;
    border-radius: 2px;
    background: currentColor;
    opacity: 0.3;
  }
  .bars > span:nth-child(2) {
    height: 10px;
  }
  .bars > span:nth-child(3) {
    height: 14px;
  }
  .bars > span:nth-child(4) {
    height: 18px;
  }
  .bars > .lit {
    background: #57c785;
    opacity: 1;
  }
  @media (forced-colors: active) {
    .bars > span,
    .bars > .lit {
      background: ButtonText;
    }
  }
`;
