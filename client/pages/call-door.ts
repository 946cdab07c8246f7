import { msg, str } from '@lit/localize';
import type { ParticipantInfo } from 'auscult/proto';
import { Attention } from '../app/attention.ts';
import { playKnock } from '../media/sounds.ts';
import type { SessionState } from '../session/state.ts';
import type { CallContext } from './call-context.ts';

const key = 'door';

/** For a chair: who waits to come in, said so that it can't be missed, and answered. */
export class CallDoor {
  readonly #call: CallContext;
  readonly #attention: Attention;
  #shown: string | null = null;

  constructor(call: CallContext, speakerId: () => string) {
    this.#call = call;
    this.#attention = new Attention(() => playKnock(speakerId()));
  }

  changed(before: SessionState['held'], next: SessionState['held']): void {
    if (next === before) return;
    this.#attention.waiting(next.map(({ id }) => id));
    const newest = next.find(({ id }) => !isAmong(before, id));
    if (newest) this.#show(newest);
    else if (this.#shown !== null && !isAmong(next, this.#shown)) this.#next(next);
  }

  async answer(answer: 'admit' | 'turnAway', held: ParticipantInfo): Promise<void> {
    try {
      if (answer === 'admit') await this.#call.client().chair.admit(held.id);
      else await this.#call.client().chair.turnAway(held.id);
    } catch {
      // Gone meanwhile, or another chair was quicker: the panel shows it.
      this.#call.announce(msg(str`${held.displayName} is not waiting any more.`));
    }
  }

  stop(): void {
    this.#attention.stop();
  }

  /** Whoever was shown is gone: the next one, unless the banner was closed. */
  #next([other]: SessionState['held']): void {
    const open = this.#call.banners.has(key);
    this.#call.banners.withdraw(key);
    this.#shown = null;
    if (open && other) this.#show(other);
  }

  #show(held: ParticipantInfo): void {
    this.#shown = held.id;
    this.#call.banners.show({
      key,
      text: msg(str`${held.displayName} is waiting to come in.`),
      action: { label: msg('Admit'), act: () => void this.answer('admit', held) },
      forMs: null,
    });
  }
}

function isAmong(held: SessionState['held'], wanted: string): boolean {
  return held.some(({ id }) => id === wanted);
}
