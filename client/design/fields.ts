import { css } from 'lit';

/** Labelled fields: label above, hint and error between label and field, never only a placeholder. */
export const fields = css`
  .field {
    display: grid;
    gap: 6px;
  }
  .field > label,
  .label {
    padding: 0;
    font-weight: 600;
  }
  .field .hint {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .field .error {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    color: var(--danger-text, var(--danger));
    font-weight: 600;
  }
  .field .error .icon {
    margin-top: 2px;
  }
  input.text,
  textarea.text,
  select.text {
    width: 100%;
    min-width: 0;
    min-height: var(--target);
    padding: 9px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    line-height: 1.5;
  }
  textarea.text {
    resize: none;
    field-sizing: content;
    overflow-wrap: anywhere;
  }
  input.text[readonly] {
    background: var(--surface-2);
    color: var(--ink-2);
    text-overflow: ellipsis;
  }
  input.text[aria-invalid='true'],
  textarea.text[aria-invalid='true'] {
    border: 2px solid var(--danger-text, var(--danger));
    padding: 8px 11px;
  }
  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    min-height: var(--target);
    padding: 8px 0;
    cursor: pointer;
  }
  .check input {
    width: 20px;
    height: 20px;
    margin: 2px 0 0;
    accent-color: var(--accent);
  }
  .check-name {
    display: block;
    font-weight: 600;
  }
  ::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }
  .select {
    position: relative;
    display: block;
  }
  .select select.text {
    appearance: none;
    padding-right: 40px;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .select .icon {
    position: absolute;
    right: 12px;
    top: calc(50% - 10px);
    pointer-events: none;
  }
  select option {
    background: var(--surface);
    color: var(--ink);
  }
`;
