/**
 * What the client needs of a websocket: the browser's class and that of `ws` both fit. Handlers
 * are typed to take `never`, because each platform calls them with an event class of its own.
 */
export interface Socket {
  binaryType: string;
  /** The handshake is done: `send` works. */
  onopen: ((event: never) => void) | null;
  /** The event's `data` is an ArrayBuffer, once `binaryType` says so. */
  onmessage: ((event: never) => void) | null;
  /** The last event, whoever closed. */
  onclose: ((event: never) => void) | null;
  /** `onclose` follows. */
  onerror: ((event: never) => void) | null;
  /** Sends one binary frame; called only while the socket is open. */
  send(frame: Uint8Array<ArrayBuffer>): void;
  /** Starts the closing handshake (RFC 6455 §7). */
  close(code?: number, reason?: string): void;
}

/** A class of such sockets, which connect as they are made. */
export type SocketConstructor = new (url: string, protocol: string) => Socket;

/** Takes a socket's handlers away, so that nothing it still has to say is heard. */
export function silence(socket: Socket): void {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
  // Kept: an error event without a listener ends a Node process.
  socket.onerror = () => undefined;
}
