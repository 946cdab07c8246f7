/** A server that is broken in the way that the environment names. */
import { serve } from '../process.ts';
import { methodsOf } from '../server/methods.ts';
import { BENDS } from './bends.ts';
import { BentServer } from './bent-server.ts';

const bend = BENDS.find((name) => name === process.env['AUSCULT_BENCH_BEND']);
if (bend === undefined) throw new Error('AUSCULT_BENCH_BEND names no way to be broken.');
const server = new BentServer(bend);
serve(
  {
    ...methodsOf(server),
    connectReceiver: (of: { id: string; port: number }) => server.connectReceiver(of),
  },
  () => server.close(),
);
