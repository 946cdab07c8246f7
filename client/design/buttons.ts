import { css } from 'lit';

/** Buttons, and links that look like one. Colours come from tokens, so they work on the stage too. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-height: var(--target);
    min-width: var(--target);
    padding: 8px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-decoration: none;
    cursor: pointer;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color var(--motion),
      border-color var(--motion);
  }
  .button:hover {
    background: var(--surface-2);
    border-color: var(--line-strong);
  }
  .button:active {
    background: var(--surface-3);
  }
  .button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
  }
  .button.danger {
    border-color: var(--danger);
    background: var(--danger);
    color: var(--on-accent);
  }
  .button.danger:hover {
    border-color: var(--danger-strong);
    background: var(--danger-strong);
  }
  .button.large {
    min-height: 52px;
    padding: 12px 28px;
    font-size: 1.0625rem;
  }
  .button.icon-only {
    padding: 8px;
  }
  .button.bare {
    border-color: transparent;
    background: none;
  }
  .button.bare:hover {
    background: var(--surface-2);
  }
  .button[aria-busy='true'] {
    cursor: progress;
    opacity: 0.75;
  }
  .text-button {
    padding: 10px 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  @media (forced-colors: active) {
    .button {
      border: 1px solid ButtonBorder;
    }
  }
`;
