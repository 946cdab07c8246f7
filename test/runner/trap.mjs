// Preloaded by the runner into every process and thread that a test file starts: an exception that
// nobody catches fails the file, even where the process survives it or its parent does not care.
// Plain JavaScript, because some of those processes are older Nodes.
import { appendFileSync } from 'node:fs';
import process from 'node:process';

const RECORDS = process.env.TEST_TRAP_FILE;

function record(origin, error) {
  const program = process.argv.slice(1, 3).join(' ');
  const stack = String(error?.stack ?? error);
  appendFileSync(RECORDS, `${JSON.stringify({ origin, program, stack })}\n`);
}

if (RECORDS) {
  process.on('uncaughtExceptionMonitor', (error, origin) => record(origin, error));

  const onRejection = (reason) => {
    // Nobody else listens: go on as Node would, by throwing (and the monitor above records it).
    if (process.listenerCount('unhandledRejection') === 1) throw reason;
    record('unhandledRejection', reason);
  };
  process.on('unhandledRejection', onRejection);
}
