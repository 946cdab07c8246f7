import { css } from 'lit';

/** Every shadow root starts from this: boxes, type, focus ring, and the words kept for readers. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--text-xxl);
    line-height: 1.2;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font-size: var(--text-l);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: var(--text-m);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  .icon {
    width: 20px;
    height: 20px;
    flex: none;
    display: block;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .quiet {
    color: var(--ink-2);
  }
  .small {
    font-size: var(--text-s);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
