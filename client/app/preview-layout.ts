import { css } from 'lit';

/**
 * Picture left and everything else right; on a phone one below the other. The way in stands where
 * it stands from the first moment, however much comes in above it: both columns are anchored at
 * their lower edge, half of what is usual below the middle, and grow upwards.
 */
export const previewLayout = css`
  .preview {
    --usual-height: 460px;
    display: grid;
    grid-template-columns: minmax(0, 1.55fr) minmax(0, 1fr);
    gap: 40px;
    align-items: end;
    align-content: end;
    min-height: calc(100dvh - 64px - var(--call-bar, 0px));
    max-width: calc(var(--column) + 2 * var(--gutter));
    margin: 0 auto;
    padding: 40px var(--gutter)
      max(40px, calc((100dvh - 64px - var(--call-bar, 0px) - var(--usual-height)) / 2));
  }
  .picture {
    display: grid;
    align-content: center;
    min-height: var(--usual-height);
  }
  .side {
    display: grid;
    gap: 20px;
    align-content: start;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-bottom: 10px;
  }
  .badges .badge {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .side .actions + p {
    margin-top: 12px;
  }
  @media (max-width: 799px) {
    .preview {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
      gap: 20px;
      align-items: stretch;
      align-content: stretch;
      max-width: 560px;
      padding: 16px var(--gutter) 32px;
    }
    .picture {
      min-height: 0;
    }
    .side {
      display: flex;
      flex-direction: column;
    }
    auscult-camera-picture {
      aspect-ratio: 5 / 6;
      max-height: 56vh;
      width: 100%;
    }
    .side .actions .primary {
      flex: 1;
    }
    /* The way in stays in reach, however much there is to say above it. */
    .side .go {
      position: sticky;
      bottom: 0;
      margin: auto calc(-1 * var(--gutter)) -32px;
      padding: 12px var(--gutter);
      padding-bottom: max(12px, env(safe-area-inset-bottom));
      border-top: 1px solid var(--line);
      background: var(--page, var(--surface-2));
    }
    .side .actions + p {
      margin-top: 8px;
    }
  }
`;
