import { css } from 'lit';

/** Picture left and everything else right; on a phone one below the other. */
export const previewLayout = css`
  .preview {
    display: grid;
    grid-template-columns: minmax(0, 1.55fr) minmax(0, 1fr);
    gap: 40px;
    align-items: center;
    align-content: center;
    min-height: calc(100dvh - 64px);
    max-width: calc(var(--column) + 2 * var(--gutter));
    margin: 0 auto;
    padding: 40px var(--gutter);
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
  .device-note .text-button {
    color: inherit;
  }
  @media (max-width: 799px) {
    .preview {
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
      max-width: 560px;
      min-height: 0;
      align-content: start;
      padding: 16px var(--gutter) 32px;
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
      margin: 0 calc(-1 * var(--gutter)) -32px;
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
