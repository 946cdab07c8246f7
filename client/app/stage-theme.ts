import { css } from 'lit';

/** The dark counterpart of every token, for whatever stands on the stage. */
export const stageTheme = css`
  :host {
    --ink: var(--stage-ink);
    --ink-2: var(--stage-ink-2);
    --surface: var(--stage-2);
    --surface-2: var(--stage-3);
    --surface-3: #2b3945;
    --line: var(--stage-line);
    --line-strong: #5b6d7b;
    --accent: #0b6b6f;
    --accent-strong: #085356;
    --accent-soft: #12393b;
    --on-accent: #ffffff;
    --danger: #b3261e;
    --danger-strong: #8f1e18;
    --danger-soft: #42191a;
    --warning: #f2c879;
    --warning-soft: #38290a;
    --good: #86d8a1;
    --good-soft: #12331f;
    --danger-text: #ff9c95;
    --focus: #7fd3d0;
    color-scheme: dark;
    background: var(--stage);
    color: var(--ink);
  }
  a,
  .text-button {
    color: #7fd3d0;
  }
`;
