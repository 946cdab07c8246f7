import type { SignalingClient } from 'auscult/signaling/client';
import type { Source } from '../media/source.ts';

/** What somebody whose role allows it may ask of the others. Each rejects with a coded error. */
export class Chairing {
  readonly #line: () => SignalingClient;

  /** @param line the line to the server, or a coded error where there is none */
  constructor(line: () => SignalingClient) {
    this.#line = line;
  }

  /** Resolves when the engine has enforced it. */
  async setRole(participantId: string, role: string): Promise<void> {
    await this.#line().setRole(participantId, role);
  }

  /** Resolves when the engine has enforced it. */
  async remove(participantId: string): Promise<void> {
    await this.#line().removeParticipant(participantId);
  }

  /** Lets somebody in who waits to be admitted. */
  async admit(participantId: string): Promise<void> {
    await this.#line().admitParticipant(participantId);
  }

  /** Sends somebody away who waits to be admitted. */
  async turnAway(participantId: string): Promise<void> {
    await this.#line().turnAway(participantId);
  }

  /** Asks that somebody's microphone, or another source, be turned off. */
  async askToMute(participantId: string, source: Source): Promise<void> {
    await this.#line().askToMute(participantId, source);
  }

  /** Ends the session for everyone. */
  async close(): Promise<void> {
    await this.#line().closeSession();
  }
}
