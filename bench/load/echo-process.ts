/** Sends every datagram back to a list of ports, as it is: what a load process is measured against. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { serve } from '../process.ts';

const BUFFER_BYTES = 4 * 1024 * 1024;

const socket = createSocket({
  type: 'udp4',
  recvBufferSize: BUFFER_BYTES,
  sendBufferSize: BUFFER_BYTES,
  lookup: (host, _options, done) => done(null, host, 4),
});

const methods = {
  /** @returns the port that it listens on */
  async open({ ports }: { ports: readonly number[] }): Promise<number> {
    socket.on('message', (datagram) => {
      for (const port of ports) socket.send(datagram, port, '127.0.0.1');
    });
    const listening = once(socket, 'listening');
    socket.bind(0, '127.0.0.1');
    await listening;
    return socket.address().port;
  },
};

export type EchoMethods = typeof methods;

serve(methods, async () => {
  socket.close();
});
