import { css } from 'lit';

/** Cards, badges, avatars, notes, skeletons: what content lies on. */
export const surfaces = css`
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 10px;
    border-radius: 999px;
    background: var(--surface-3);
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 600;
    line-height: 22px;
    font-variant-numeric: tabular-nums;
  }
  .badge.live {
    background: var(--good-soft);
    color: var(--good);
  }
  .badge.live::before {
    content: '';
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .badge.waiting {
    background: var(--warning-soft);
    color: var(--warning);
  }
  .badge .icon {
    width: 14px;
    height: 14px;
  }
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: #d8e6e5;
    color: #084a4d;
    font-size: 0.8125rem;
    font-weight: 700;
    letter-spacing: 0.02em;
    text-transform: uppercase;
  }
  .note {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .note .icon {
    margin-top: 2px;
  }
  .note.warning {
    border-color: transparent;
    background: var(--warning-soft);
    color: var(--warning);
  }
  .note.danger {
    border-color: transparent;
    background: var(--danger-soft);
    color: var(--danger-text, var(--danger));
  }
  .reference {
    display: block;
    width: fit-content;
    max-width: 100%;
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: var(--text-s);
    font-weight: 400;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .skeleton {
    border-radius: 6px;
    background: var(--surface-3);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
`;
