import { msg } from '@lit/localize';
import type { SessionState } from '../session/state.ts';
import type { CallContext } from './call-context.ts';

/** One's own connection: lost and back, made anew by hand, or good for nothing of what one sends. */
export class OwnLine {
  readonly #call: CallContext;

  constructor(call: CallContext) {
    this.#call = call;
  }

  changed(before: SessionState, next: SessionState): void {
    const { banners } = this.#call;
    if (next.phase === 'reconnecting' && before.phase === 'joined') {
      banners.show({ key: 'line', text: msg('Reconnecting…'), forMs: null });
    } else if (next.phase === 'joined' && before.phase === 'reconnecting') {
      banners.withdraw('line');
      banners.show({ text: msg('You are back.'), forMs: 4_000 });
    }
    if (next.publishError === before.publishError) return;
    if (next.publishError === null) {
      banners.withdraw('publishing');
      return;
    }
    const act = (): void => void this.refresh();
    banners.show({
      key: 'publishing',
      text: msg("The others can't see or hear you."),
      action: { label: msg('Refresh connection'), act },
      forMs: null,
    });
  }

  async refresh(): Promise<void> {
    const { banners } = this.#call;
    banners.show({ key: 'line', text: msg('Refreshing the connection…'), forMs: null });
    const helped = await this.#call.client().refresh();
    // Otherwise it is being joined anew, and that tells its own end.
    if (!helped && this.#call.session().phase === 'reconnecting') return;
    banners.withdraw('line');
    if (helped) banners.show({ text: msg('The connection is refreshed.'), forMs: 4_000 });
  }
}
