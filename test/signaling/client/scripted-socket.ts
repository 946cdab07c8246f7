import { decodeClientMessage, encodeNotice, encodeResponse } from 'auscult/proto';
import type { ClientMessage, Notice, Outcome, RequestKind } from 'auscult/proto';
import type { SocketConstructor } from 'auscult/signaling/client';

type Handler = ((event: never) => void) | null;

/** A websocket whose far end is the test: it opens, answers and dies when told to. */
export class ScriptedSocket {
  static readonly made: ScriptedSocket[] = [];

  binaryType = 'blob';
  onopen: Handler = null;
  onmessage: Handler = null;
  onclose: Handler = null;
  onerror: Handler = null;
  readonly url: string;
  readonly protocol: string;
  readonly sent: ClientMessage[] = [];
  closedByClient = false;

  constructor(url: string, protocol: string) {
    if (url === 'not an address') throw new SyntaxError('not an address');
    this.url = url;
    this.protocol = protocol;
    ScriptedSocket.made.push(this);
  }

  static get last(): ScriptedSocket {
    const last = ScriptedSocket.made.at(-1);
    if (!last) throw new Error('no socket was opened');
    return last;
  }

  send(frame: Uint8Array): void {
    const decoded = decodeClientMessage(frame);
    if (!decoded.ok) throw new Error(decoded.message);
    this.sent.push(decoded.value);
  }

  close(): void {
    this.closedByClient = true;
  }

  open(): void {
    this.#call(this.onopen, {});
  }

  die(): void {
    this.#call(this.onclose, {});
  }

  answer(requestId: number, outcome: Outcome): void {
    this.#deliver(encodeResponse(requestId, outcome));
  }

  /** Answers the latest request of a kind. */
  answerTo(kind: RequestKind, outcome: Outcome): void {
    const asked = this.sent.findLast(({ request }) => request.kind === kind);
    if (!asked) throw new Error(`no ${kind} was asked for`);
    this.answer(asked.requestId, outcome);
  }

  notify(sequence: number, notice: Notice): void {
    this.#deliver(encodeNotice(sequence, notice));
  }

  deliverRaw(data: unknown): void {
    this.#call(this.onmessage, { data });
  }

  get asked(): readonly RequestKind[] {
    return this.sent.map(({ request }) => request.kind);
  }

  #deliver(frame: Uint8Array): void {
    this.deliverRaw(Uint8Array.from(frame).buffer);
  }

  #call(handler: Handler, event: unknown): void {
    (handler as ((event: unknown) => void) | null)?.(event);
  }
}

export const scripted: SocketConstructor = ScriptedSocket;
