import { css } from 'lit';

/** Radio buttons that look like cards; the whole card is the target. */
export const accessCards = css`
  .access-cards {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 10px;
    margin-top: 6px;
  }
  .access-card {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    cursor: pointer;
  }
  .access-card:hover {
    border-color: var(--line-strong);
  }
  .access-card input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .access-card:has(:checked) {
    padding: 11px 13px;
    border: 2px solid var(--accent);
    background: var(--accent-soft);
  }
  .access-card:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .access-name {
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 600;
  }
  .access-name::before {
    content: '';
    flex: none;
    width: 18px;
    height: 18px;
    border: 2px solid var(--line-strong);
    border-radius: 50%;
    background: var(--surface);
  }
  .access-card:has(:checked) .access-name::before {
    border: 6px solid var(--accent);
  }
  .access-sentence {
    color: var(--ink-2);
    font-size: 0.875rem;
  }
  @media (max-width: 639px) {
    .access-cards {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
