import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--ink);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 8px 8px 8px 16px;
  }
  .lists {
    flex: 1;
    padding: 0 16px 16px;
    overflow-y: auto;
  }
  h3 {
    padding-top: 8px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 10px;
    min-height: 64px;
    padding: 8px 0;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .two-lines {
    row-gap: 10px;
  }
  .two-lines .end {
    grid-column: 2 / -1;
    flex-wrap: wrap;
  }
  .name {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .state {
    color: var(--ink-2);
    font-size: 0.875rem;
  }
  .figures {
    grid-column: 2 / -1;
    min-height: 1.5em;
    color: var(--ink-2);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .end {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--ink-2);
  }
  .failed {
    color: var(--danger-text, var(--danger));
  }
`;
