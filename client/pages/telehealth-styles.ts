import { css } from 'lit';

export const telehealthStyles = css`
  .content {
    max-width: calc(var(--column) + 2 * var(--gutter));
    margin: 0 auto;
    padding: 28px var(--gutter) 64px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 16px;
    margin-bottom: 24px;
  }
  .crumbs {
    color: var(--ink-2);
    font-size: 0.875rem;
  }
  .tools {
    display: flex;
    gap: 12px;
  }
  .search {
    position: relative;
    width: 260px;
  }
  .search .icon {
    position: absolute;
    left: 12px;
    top: 12px;
    color: var(--ink-2);
    pointer-events: none;
  }
  .search input.text {
    padding-left: 42px;
  }
  .filters {
    display: flex;
    gap: 8px;
    margin-bottom: 12px;
  }
  .filter {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: 40px;
    padding: 0 16px;
    border-radius: 999px;
    background: var(--surface-3);
    color: var(--ink-2);
    font-size: 0.9375rem;
    font-weight: 600;
    cursor: pointer;
  }
  /* A ring, not only colours: those that a person has chosen instead leave nothing else of it. */
  .filter:has(:checked) {
    padding: 0 14px;
    border: 2px solid;
    background: var(--accent-soft);
    color: var(--accent);
  }
  .filter:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .filter input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 12px 20px;
    padding: 18px 20px;
  }
  .row + .row {
    border-top: 1px solid var(--line);
  }
  .row h2 {
    font-size: 1.0625rem;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin-top: 6px;
    color: var(--ink-2);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  /* For whom there is no pointer to rest on it; under a pointer nothing moves. */
  .exact,
  .row:has(:focus-visible) .about {
    display: none;
  }
  .row:has(:focus-visible) .exact {
    display: inline;
  }
  .stale {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-bottom: 12px;
  }
  .row .actions {
    flex-wrap: nowrap;
    gap: 12px;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 56px 24px;
    text-align: center;
  }
  .empty > .icon {
    width: 40px;
    height: 40px;
    color: var(--accent);
  }
  .empty p {
    max-width: 44ch;
  }
  .skeleton.title {
    width: min(420px, 80%);
    height: 20px;
  }
  .skeleton.line {
    width: min(280px, 60%);
    height: 16px;
    margin-top: 12px;
  }
  .toast {
    position: fixed;
    left: 50%;
    bottom: 32px;
    max-width: calc(100vw - 32px);
    padding: 12px 18px;
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--surface);
    transform: translateX(-50%);
  }
  .inside-list {
    margin-top: 8px;
    padding-left: 20px;
    list-style: disc;
  }
  @media (max-width: 639px) {
    .content {
      padding-top: 20px;
    }
    .tools {
      display: contents;
    }
    .search {
      order: 1;
      width: 100%;
    }
    .head {
      align-items: center;
    }
    .row {
      grid-template-columns: minmax(0, 1fr);
      padding: 16px;
    }
  }
`;
