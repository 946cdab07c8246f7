import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import { base } from './base.ts';

/** What every element of the app is: texts follow the language, styles start from one base. */
export class AuscultElement extends LitElement {
  static override styles: CSSResultGroup = base;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The first match in the own shadow root, for focus and measuring. */
  protected find<T extends Element = HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }
}
