import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Pipe } from './pipe.ts';

export interface UdpRelayOptions {
  readonly host: string;
  readonly port: number;
  readonly to: { readonly host: string; readonly port: number };
  readonly up: Pipe;
  readonly down: Pipe;
  /** Asked at the first datagram of an address: whether it goes over the line, or past it. */
  readonly isShaped: () => boolean;
}

export interface UdpRelay {
  /** Where it listens. */
  readonly port: number;
  close(): void;
}

/** Carries datagrams; each address of a client has a socket of its own towards the server. */
export async function relayUdp(options: UdpRelayOptions): Promise<UdpRelay> {
  const { host, port, to, up, down } = options;
  const outside = createSocket('udp4');
  // What the line still holds when it is closed is gone: its sockets are.
  let closed = false;
  const flows = new Map<string, { readonly inside: Socket; readonly shaped: boolean }>();
  outside.on('message', (datagram, from) => {
    const key = `${from.address}:${from.port}`;
    let flow = flows.get(key);
    if (!flow) {
      const shaped = options.isShaped();
      const inside = createSocket('udp4');
      inside.on('message', (answer) => {
        const send = (): void => {
          if (!closed) outside.send(answer, from.port, from.address);
        };
        if (shaped) down.put(answer.length, send, { mayLose: true });
        else send();
      });
      flow = { inside, shaped };
      flows.set(key, flow);
    }
    const { inside, shaped } = flow;
    const send = (): void => {
      if (!closed) inside.send(datagram, to.port, to.host);
    };
    if (shaped) up.put(datagram.length, send, { mayLose: true });
    else send();
  });
  outside.bind(port, host);
  await once(outside, 'listening');
  return {
    port: outside.address().port,
    close() {
      closed = true;
      outside.close();
      for (const { inside } of flows.values()) inside.close();
    },
  };
}
