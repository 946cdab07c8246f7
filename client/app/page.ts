import { LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { AuscultElement } from '../design/element.ts';
import type { AppContext } from './context.ts';

/** A page: has a title, and takes the focus to its heading so that a reader starts there. */
export abstract class Page extends AuscultElement {
  static override properties: Record<string, object> = { app: { attribute: false } };

  declare app: AppContext;

  /** Shown in the tab; null while the page is drawn and another one is looked at. */
  protected abstract pageTitle(): string | null;

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    if (this.pageTitle() !== null) this.begin();
  }

  /** The page is looked at from now on. */
  protected begin(): void {
    const heading = this.find('h1');
    if (heading && !this.find('dialog')) void focusHeading(heading);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const title = this.pageTitle();
    if (title === null) return;
    // How many wait stands before it, whatever the page.
    const [waiting = ''] = /^\(\d+\) /.exec(document.title) ?? [];
    document.title = `${waiting}${title} · Auscult`;
  }
}

/** What stands in a shell takes no focus before the shell has drawn the slot that shows it. */
async function focusHeading(heading: HTMLElement): Promise<void> {
  const shell = heading.closest('auscult-shell');
  if (shell instanceof LitElement) await shell.updateComplete;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
