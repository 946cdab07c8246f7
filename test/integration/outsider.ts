/**
 * Somebody on another machine: a process in a network namespace of its own. Run by
 * `from-elsewhere.ts`, which tells it line by line what to do; answers each with one line of JSON.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** Sends to a media port, and then to an echo behind the same line. */
export interface Visit {
  readonly address: string;
  readonly port: number;
  readonly echoPort: number;
  /** Each as hexadecimal digits. */
  readonly datagrams: readonly string[];
}

/** What has come of all visits to that port. */
export interface Visited {
  /** Datagrams that came from the media port. */
  readonly answers: number;
  /** `connected`, or the system's word for what became of a TCP connection. */
  readonly tcp: string;
}

async function connection(port: number, address: string): Promise<string> {
  const socket = connect(port, address);
  const outcome = await Promise.race([
    once(socket, 'connect').then(() => 'connected'),
    once(socket, 'error').then(([error]) => (error as NodeJS.ErrnoException).code ?? ''),
  ]).catch((error: NodeJS.ErrnoException) => error.code ?? '');
  socket.destroy();
  return outcome;
}

const lines = createInterface({ input: process.stdin });
const answers = new Map<number, number>();
let echoed: () => void = () => undefined;
let echoPort = 0;
const socket = createSocket('udp4');
socket.on('message', (_datagram, from) => {
  if (from.port === echoPort) echoed();
  else answers.set(from.port, (answers.get(from.port) ?? 0) + 1);
});

console.log('here');
for await (const line of lines) {
  const visit = JSON.parse(line) as Visit;
  ({ echoPort } = visit);
  for (const datagram of visit.datagrams) {
    socket.send(Buffer.from(datagram, 'hex'), visit.port, visit.address);
  }
  const echo = new Promise<void>((resolve) => (echoed = resolve));
  socket.send('echo', echoPort, visit.address);
  await echo;
  const visited: Visited = {
    answers: answers.get(visit.port) ?? 0,
    tcp: await connection(visit.port, visit.address),
  };
  console.log(JSON.stringify(visited));
}
socket.close();
