import { css } from 'lit';

export const callStyles = css`
  :host {
    position: fixed;
    inset: 0;
    display: grid;
    grid-template: 44px auto minmax(0, 1fr) auto / minmax(0, 1fr);
    overflow: hidden;
  }
  :host(:not([active])) {
    visibility: hidden;
    pointer-events: none;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding: 0 20px;
  }
  header h1 {
    font-size: 1rem;
    font-weight: 600;
    letter-spacing: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header h1 {
    flex: 1;
  }
  .elsewhere {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-width: var(--target);
    min-height: var(--target);
    padding: 0 8px;
    margin-left: -8px;
    border-radius: var(--radius);
    color: var(--ink-2);
    font-weight: 600;
    text-decoration: none;
  }
  .elsewhere:hover {
    color: var(--ink);
  }
  @media (max-width: 799px) {
    .elsewhere span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  header time {
    flex: none;
    color: var(--ink-2);
    font-variant-numeric: tabular-nums;
  }
  /* There to be taken out of the page; hidden by size, since what is not drawn does not play. */
  .floating {
    position: fixed;
    right: 0;
    bottom: 0;
    width: 1px;
    height: 1px;
    opacity: 0;
    pointer-events: none;
  }
  .sharing-bar {
    grid-row: 2;
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 0 12px 12px;
    padding: 6px 6px 6px 16px;
    border: 1px solid #7fd3d0;
    border-radius: 12px;
    background: var(--accent-soft);
  }
  .sharing-bar p {
    font-size: 0.9375rem;
    flex: 1;
    min-width: 0;
  }
  .middle {
    grid-row: 3;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    min-height: 0;
    padding: 0 12px;
  }
  .middle.with-panel {
    grid-template-columns: minmax(0, 1fr) 320px;
  }

  .stage {
    position: relative;
    display: grid;
    gap: 12px;
    min-width: 0;
    min-height: 0;
  }
  .stage.grid {
    grid-auto-rows: minmax(0, 1fr);
  }
  .stage.grid.columns-1 {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .stage.grid.columns-2 {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  .stage.grid.columns-3 {
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }
  .stage.grid.columns-4 {
    grid-template-columns: repeat(8, minmax(0, 1fr));
  }
  .stage.grid.columns-5 {
    grid-template-columns: repeat(10, minmax(0, 1fr));
  }
  .stage.grid .cell {
    grid-column-end: span 2;
  }
  .stage.grid .start-2 {
    grid-column-start: 2;
  }
  .stage.grid .start-3 {
    grid-column-start: 3;
  }
  .stage.grid .start-4 {
    grid-column-start: 4;
  }
  .stage.grid .start-5 {
    grid-column-start: 5;
  }
  .stage.alone,
  .stage.pair {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .stage.with-strip {
    grid-template-columns: minmax(0, 1fr) 208px;
    grid-auto-rows: minmax(96px, 132px);
    align-content: start;
  }
  .stage.with-strip .main {
    grid-column: 1;
    grid-row: 1 / span 40;
    height: 100%;
    position: absolute;
    inset: 0 220px 0 0;
  }
  .stage.with-strip .strip {
    grid-column: 2;
  }
  .stage.with-strip {
    overflow-y: auto;
  }

  .float {
    position: absolute;
    z-index: 2;
    width: min(216px, 30%);
    aspect-ratio: 16 / 10;
    border: 2px solid rgb(255 255 255 / 55%);
    cursor: grab;
    touch-action: none;
  }
  .float.dragging {
    cursor: grabbing;
  }
  .float.bottom-right {
    right: 16px;
    bottom: 16px;
  }
  .float.bottom-left {
    left: 16px;
    bottom: 60px;
  }
  .float.top-right {
    right: 16px;
    top: 16px;
  }
  .float.top-left {
    left: 16px;
    top: 16px;
  }
  .speaking {
    outline: 3px solid #57c7b9;
    outline-offset: -3px;
  }

  .alone-text {
    position: absolute;
    inset: auto 0 64px;
    z-index: 1;
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 0 16px;
    pointer-events: none;
  }
  .alone-text .button {
    pointer-events: auto;
  }
  .alone-text p {
    padding: 10px 18px;
    border-radius: var(--radius);
    background: rgb(14 21 27 / 82%);
    text-align: center;
  }

  .banner {
    position: absolute;
    inset: 14px 0 auto;
    z-index: 3;
    display: flex;
    justify-content: center;
    padding: 0 16px;
    pointer-events: none;
  }
  .banner > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    max-width: 640px;
    padding: 10px 16px;
    border-radius: 10px;
    background: #fff;
    color: #14202b;
    font-weight: 600;
    pointer-events: auto;
  }
  .banner.aside > div {
    padding: 6px 14px;
    background: rgb(14 21 27 / 82%);
    color: var(--ink);
    font-weight: 400;
  }
  .banner .button {
    --surface: #fff;
    --surface-2: #f4f7f8;
    --line: #d6dfe4;
    --ink: #14202b;
    padding: 4px 14px;
  }

  .toolbar {
    grid-row: 4;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 16px;
    padding-bottom: max(16px, env(safe-area-inset-bottom));
  }
  .toolbar .button {
    min-height: 52px;
    border-radius: 12px;
  }
  .split {
    display: inline-flex;
  }
  .split .switch {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .split .choose {
    margin-inline-start: -1px;
    padding: 8px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    color: var(--ink-2);
  }
  .split .choose .icon {
    transform: rotate(180deg);
  }
  .split .button:focus-visible {
    z-index: 1;
  }
  .toolbar .button.switch[aria-pressed='false'] {
    border-color: #eef3f6;
    background: #eef3f6;
    color: #14202b;
  }
  .toolbar .button.sharing[aria-pressed='true'] {
    border-width: 3px;
    border-color: #7fd3d0;
    color: #7fd3d0;
  }
  .gap {
    flex: 1;
  }
  .viewer-line {
    color: var(--ink-2);
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  auscult-menu[data-leave] {
    margin-left: 16px;
  }
  .leave-plain {
    margin-left: 16px;
  }

  dialog {
    border: 1px solid var(--line);
  }
  .keys {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px 20px;
    align-items: baseline;
  }
  kbd {
    padding: 2px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    font: inherit;
    font-size: 0.875rem;
    white-space: nowrap;
  }

  @media (max-width: 1079px) {
    .toolbar .word {
      display: none;
    }
  }
  @media (max-width: 799px) {
    .middle {
      padding: 0;
    }
    .middle.with-panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .middle.with-panel .stage {
      display: none;
    }
    auscult-participants {
      border-radius: 0;
      border-width: 1px 0;
    }
    header {
      gap: 6px;
      padding: 0 14px;
    }
    .stage {
      gap: 8px;
    }
    .stage.grid {
      padding: 0 8px;
    }
    .stage.pair .main,
    .stage.alone .main {
      border-radius: 0;
    }
    .stage.with-strip {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      grid-template-rows: minmax(0, 1fr);
      grid-auto-rows: 104px;
      align-content: stretch;
      padding: 0 8px;
    }
    .stage.with-strip .main {
      position: relative;
      inset: auto;
      grid-column: 1 / -1;
      grid-row: 1;
      height: auto;
    }
    .stage.with-strip .strip {
      grid-column: auto;
    }
    .float {
      width: 104px;
      aspect-ratio: 3 / 4;
    }
    .toolbar {
      justify-content: space-evenly;
      gap: 8px;
      padding: 16px 8px;
      padding-bottom: max(16px, env(safe-area-inset-bottom));
    }
    .toolbar .button {
      min-width: 52px;
      gap: 6px;
      padding: 8px;
    }
    .gap {
      display: none;
    }
    auscult-menu[data-leave],
    .leave-plain {
      margin-left: 0;
    }
    .viewer-line {
      font-size: 0.875rem;
      flex: 1;
    }
  }
`;
