import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Regenerates `generated/signaling.js` and `.d.ts` from the `.proto` files: `npm run proto`.
 *
 * Static code only: nothing that reads a schema at run time, compiles with `Function`, or takes
 * plain objects apart gets into a bundle (`protobufjs/minimal` is the whole runtime).
 */
const run = promisify(execFile);
const require = createRequire(import.meta.url);
const sourceFolder = import.meta.dirname;

/** Only encode and decode are wanted; the rest of what pbjs can write is code nobody calls. */
const leaveOut = ['verify', 'convert', 'delimited', 'typeurl', 'create'].map(
  (part) => `--no-${part}`,
);

const header = '// Generated from proto/*.proto by `npm run proto`. Do not edit.\n';

export async function generate(targetFolder: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'auscult-proto-'));
  try {
    const protos = (await readdir(sourceFolder)).filter((name) => name.endsWith('.proto')).sort();
    const paths = protos.map((name) => join(sourceFolder, name));
    const commented = join(scratch, 'commented.js');
    const bare = join(scratch, 'signaling.js');
    const types = join(scratch, 'signaling.d.ts');

    // The type generator reads the comments of the code generator's output; the code that ships
    // goes without, so it is written twice.
    await pbjs(...leaveOut, '--alt-comment', '-o', commented, ...paths);
    await pbjs(...leaveOut, '--no-comments', '-o', bare, ...paths);
    await run(process.execPath, [binary('pbts'), '-o', types, commented], {
      env: { ...process.env, NODE_OPTIONS: patientOptions() },
    });

    await writeFile(join(targetFolder, 'signaling.js'), header + (await readFile(bare, 'utf8')));
    await writeFile(
      join(targetFolder, 'signaling.d.ts'),
      // The schema has no 64-bit integers, so the `long` package is not one of ours.
      header + (await readFile(types, 'utf8')).replace(/^import Long = .*\n/m, ''),
    );
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/**
 * pbts runs jsdoc, which writes 150 KB to a pipe by fs.writeFile. The pipe does not block once
 * process.stdout has been touched, and a reader that is a moment late makes the write fail with
 * EAGAIN. So the pipe is made to block.
 */
function patientOptions(): string {
  const block = '--import=data:text/javascript,process.stdout._handle?.setBlocking?.(true)';
  return `${process.env['NODE_OPTIONS'] ?? ''} ${block}`.trim();
}

async function pbjs(...args: string[]): Promise<void> {
  const fixed = ['-t', 'static-module', '-w', 'es6', '-r', 'auscult', '-p', sourceFolder];
  await run(process.execPath, [binary('pbjs'), ...fixed, ...args]);
}

function binary(name: 'pbjs' | 'pbts'): string {
  return require.resolve(`protobufjs-cli/bin/${name}`);
}

if (import.meta.main) await generate(join(sourceFolder, 'generated'));
