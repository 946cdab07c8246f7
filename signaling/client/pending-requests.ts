import { encodeClientMessage } from 'auscult/proto';
import type { Outcome, Request } from 'auscult/proto';
import { SignalingError } from './signaling-error.ts';
import type { ClientErrorCode } from './signaling-error.ts';
import type { Timers } from './timers.ts';

interface Pending {
  readonly frame: Uint8Array<ArrayBuffer>;
  /** A question about one connection means nothing on the next one. */
  readonly survivesResume: boolean;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: SignalingError) => void;
  readonly stopTimer: () => void;
}

export interface PendingOptions {
  readonly timeoutMs: number;
  readonly survivesResume: boolean;
}

/**
 * Requests under way, by id. Ids rise for as long as the participant lives, so that the server
 * can tell a request that is sent again after a resume from a new one and carries out each once.
 */
export class PendingRequests {
  readonly #timers: Timers;
  readonly #byId = new Map<number, Pending>();
  #lastId = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Registers a request; `frame` is for the socket, now or after the resume. */
  add(
    request: Request,
    options: PendingOptions,
  ): { readonly frame: Uint8Array<ArrayBuffer>; readonly outcome: Promise<Outcome> } {
    const id = (this.#lastId += 1);
    const frame = Uint8Array.from(encodeClientMessage({ requestId: id, request }));
    const outcome = new Promise<Outcome>((resolve, reject) => {
      const stopTimer = this.#timers.after(options.timeoutMs, () => {
        this.#byId.delete(id);
        reject(new SignalingError('TIMED_OUT', `${request.kind} was not answered in time`));
      });
      this.#byId.set(id, {
        frame,
        survivesResume: options.survivesResume,
        settle: resolve,
        fail: reject,
        stopTimer,
      });
    });
    return { frame, outcome };
  }

  settle(id: number, outcome: Outcome): void {
    this.#take(id)?.settle(outcome);
  }

  /** What a resumed connection has to be told again, in the order it was first told. */
  frames(): readonly Uint8Array<ArrayBuffer>[] {
    return [...this.#byId.values()].filter((one) => one.survivesResume).map((one) => one.frame);
  }

  /** The connection is lost; what was asked about it has no answer any more. */
  connectionLost(): void {
    for (const [id, pending] of this.#byId) {
      if (pending.survivesResume) continue;
      this.#take(id)?.fail(new SignalingError('CONNECTION_FAILED', 'the connection was lost'));
    }
  }

  failAll(code: ClientErrorCode | (string & {}), message: string): void {
    for (const id of [...this.#byId.keys()]) {
      this.#take(id)?.fail(new SignalingError(code, message));
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#byId.get(id);
    pending?.stopTimer();
    this.#byId.delete(id);
    return pending;
  }
}
