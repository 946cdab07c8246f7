import { css } from 'lit';

/**
 * The platform's own `<dialog>`: focus stays inside and Escape closes without a line of ours.
 * Head and foot stand still and the middle scrolls, so that OK is always within reach; on a phone
 * a dialog marked `page` fills the screen.
 */
export const dialogs = css`
  dialog {
    width: min(560px, calc(100vw - 32px));
    max-width: none;
    max-height: calc(100dvh - 48px);
    margin: auto;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    box-shadow: 0 16px 48px rgb(14 21 27 / 32%);
    background: var(--surface);
    color: var(--ink);
    /* Not even by a script: what scrolls is its body. */
    overflow: clip;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog.wide {
    width: min(720px, calc(100vw - 32px));
  }
  dialog::backdrop {
    background: rgb(20 32 43 / 62%);
  }
  .dialog-form {
    display: flex;
    flex-direction: column;
    min-height: 0;
    flex: 1;
  }
  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding: 14px 16px 14px 24px;
    border-bottom: 1px solid var(--line);
  }
  .dialog-body {
    display: grid;
    gap: 24px;
    align-content: start;
    min-height: 0;
    padding: 24px;
    overflow-y: auto;
    overscroll-behavior: contain;
    flex: 1 1 auto;
  }
  .dialog-foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 12px;
    padding: 16px 24px;
    border-top: 1px solid var(--line);
    background: var(--surface-2);
  }
  .foot-words {
    flex: 1 1 240px;
    align-self: center;
    font-weight: 600;
  }
  @media (max-width: 639px) {
    dialog.page {
      width: 100vw;
      height: 100dvh;
      max-height: none;
      border: 0;
      border-radius: 0;
    }
    .dialog-head {
      padding: 10px 8px 10px 16px;
    }
    .dialog-body {
      padding: 16px;
    }
    .dialog-foot {
      padding: 12px 16px;
      padding-bottom: max(12px, env(safe-area-inset-bottom));
    }
    dialog.page .dialog-foot .button {
      flex: 1;
    }
  }
`;

/**
 * Opens the dialog that was just rendered, if it is not open yet, and focuses what is marked
 * `data-first`: the safe answer of a question, the first field of a form. Whoever opened it finds
 * the focus where it was, once the dialog is gone.
 */
export function openDialog(root: ParentNode): void {
  const dialog = root.querySelector<HTMLDialogElement>('dialog:not([open])');
  if (!dialog) return;
  const opener = focusedElement();
  dialog.showModal();
  dialog.querySelector<HTMLElement>('[data-first]')?.focus();
  if (opener) giveBack(dialog, opener);
}

/** The platform does so for a dialog that is closed, not for one that is taken out of the page. */
function giveBack(dialog: HTMLDialogElement, opener: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (dialog.isConnected) return;
    observer.disconnect();
    // What came instead of the dialog may have taken the focus.
    if (document.activeElement === document.body) opener.focus();
  });
  // It goes by itself, or with an element that it is in.
  for (
    let root = dialog.getRootNode();
    root instanceof ShadowRoot;
    root = root.host.getRootNode()
  ) {
    observer.observe(root, { childList: true, subtree: true });
  }
}

function focusedElement(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
