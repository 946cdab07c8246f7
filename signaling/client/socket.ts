/**
 * What the client needs of a websocket: the browser's class and that of `ws` both fit. Handlers
 * are typed to take `never`, because each platform calls them with an event class of its own.
 */
export interface Socket {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(frame: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
}

export type SocketConstructor = new (url: string, protocol: string) => Socket;

/** Takes a socket's handlers away, so that nothing it still has to say is heard. */
export function silence(socket: Socket): void {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
  // Kept: an error event without a listener ends a Node process.
  socket.onerror = () => undefined;
}
