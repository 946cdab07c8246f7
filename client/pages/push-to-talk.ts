import { keepPreferences, readPreferences } from '../app/preferences.ts';
import type { CallContext } from './call-context.ts';

const controls = 'a, button, input, select, textarea, [contenteditable], [tabindex="0"]';

/**
 * The space bar opens a microphone that is off for as long as it is held. Only for those who have
 * asked for it, and never where the key is somebody else's: a button's, a field's (WCAG 2.2, 2.1.4).
 */
export class PushToTalk {
  readonly #call: CallContext;
  #holding = false;
  #wanted = readPreferences().pushToTalk ?? false;

  constructor(call: CallContext) {
    this.#call = call;
  }

  get wanted(): boolean {
    return this.#wanted;
  }

  set wanted(wanted: boolean) {
    this.#wanted = wanted;
    keepPreferences({ pushToTalk: wanted });
  }

  start(): void {
    window.addEventListener('keydown', this.#pressed);
    window.addEventListener('keyup', this.#released);
    // A key that is let go of elsewhere is never heard of here.
    window.addEventListener('blur', this.#letGo);
  }

  stop(): void {
    this.#letGo();
    window.removeEventListener('keydown', this.#pressed);
    window.removeEventListener('keyup', this.#released);
    window.removeEventListener('blur', this.#letGo);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (!this.#wanted || event.code !== 'Space' || this.#isElsewhere()) return;
    event.preventDefault();
    const mayTalk = this.#call.session().grants?.publish.includes('microphone') ?? false;
    if (event.repeat || !mayTalk || this.#call.local().microphone.state !== 'off') return;
    this.#holding = true;
    void this.#call.media().setOn('microphone', true);
  };

  readonly #released = (event: KeyboardEvent): void => {
    if (event.code === 'Space') this.#letGo();
  };

  readonly #letGo = (): void => {
    if (!this.#holding) return;
    this.#holding = false;
    void this.#call.media().setOn('microphone', false);
  };

  #isElsewhere(): boolean {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.matches(controls) ?? false;
  }
}
