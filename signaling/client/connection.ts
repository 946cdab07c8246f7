import { decodeServerMessage, subprotocol } from 'auscult/proto';
import type { ServerMessage } from 'auscult/proto';
import { silence } from './socket.ts';
import type { Socket, SocketConstructor } from './socket.ts';

/** What one socket tells; after `lost` it tells nothing more. */
export interface ConnectionListener {
  opened(): void;
  received(message: ServerMessage): void;
  lost(): void;
}

/** One socket: frames ↔ messages. Knows nothing of sessions; is used once. */
export class Connection {
  readonly #socket: Socket;
  #over = false;

  /** Throws what the constructor throws, e.g. for an address that is none. */
  constructor(WebSocket: SocketConstructor, url: string, listener: ConnectionListener) {
    this.#socket = new WebSocket(url, subprotocol);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () => listener.opened();
    this.#socket.onmessage = (event: { data: unknown }) => {
      if (!(event.data instanceof ArrayBuffer)) return;
      const decoded = decodeServerMessage(new Uint8Array(event.data));
      // A frame of a server so new that we can't read it at all says nothing to us.
      if (decoded.ok) listener.received(decoded.value);
    };
    this.#socket.onerror = () => undefined; // a close event always follows
    this.#socket.onclose = () => {
      if (this.#over) return;
      this.#over = true;
      silence(this.#socket);
      listener.lost();
    };
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (!this.#over) this.#socket.send(frame);
  }

  /** Ends it without telling the listener: a dead network may take minutes to say so itself. */
  drop(): void {
    if (this.#over) return;
    this.#over = true;
    silence(this.#socket);
    this.#socket.close(1000);
  }
}
