import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Metafile, Plugin } from 'esbuild';

const clientFolder = dirname(fileURLToPath(import.meta.url));

export interface ClientBuild {
  /** Where index.html and the hashed files lie, ready to be served. */
  readonly folder: string;
  /** What a browser loads before the named page can be used, compressed by gzip. */
  readonly firstLoadSizeBytes: Readonly<Record<'guest' | 'account', number>>;
}

/**
 * Builds the browser client. Names carry a hash of the content, so that everything but index.html
 * may be cached for good; pages are split, so that a guest does not load what a guest never sees.
 */
export async function buildClient(
  options: { folder?: string; minify?: boolean } = {},
): Promise<ClientBuild> {
  const folder = options.folder ?? join(clientFolder, 'dist');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(clientFolder, 'main.ts'), join(clientFolder, 'design/tokens.css')],
    outdir: folder,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: options.minify ?? true,
    sourcemap: true,
    target: ['chrome116', 'firefox125', 'safari17'],
    conditions: ['auscult-source'],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
    plugins: [icons],
  });
  const outputs = indexOutputs(metafile);
  const script = outputs.of('main.ts');
  const style = outputs.of('design/tokens.css');
  const icon = await writeHashed(folder, join(clientFolder, 'design/icon.svg'));
  const tooOld = await buildTooOld(folder);
  const shared = outputs.staticImports(script);
  const template = await readFile(join(clientFolder, 'index.html'), 'utf8');
  await writeFile(
    join(folder, 'index.html'),
    template
      .replace('{{icon}}', `/${icon}`)
      .replace('{{style}}', `/${style}`)
      .replace('{{script}}', `/${script}`)
      .replace('{{tooOld}}', `/${tooOld}`)
      .replace(
        '{{preloads}}',
        shared.map((name) => `<link rel="modulepreload" href="/${name}" />`).join('\n    '),
      ),
  );
  await compress(folder);
  const load = async (page: string): Promise<number> => {
    const names = new Set([script, style, tooOld, ...shared]);
    const entry = outputs.of(page);
    for (const name of [entry, ...outputs.staticImports(entry)]) names.add(name);
    let sizeBytes = 0;
    for (const name of names) sizeBytes += gzipSync(await readFile(join(folder, name))).length;
    return sizeBytes;
  };
  return {
    folder,
    firstLoadSizeBytes: {
      guest: await load('pages/guest.ts'),
      account: await load('pages/telehealth.ts'),
    },
  };
}

/** A script of its own, for browsers that know neither modules nor what came after ES5. */
async function buildTooOld(folder: string): Promise<string> {
  const { metafile } = await build({
    entryPoints: [join(clientFolder, 'too-old.ts')],
    outdir: folder,
    minify: true,
    charset: 'ascii',
    // Fails on anything that came later.
    target: 'es5',
    entryNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
  });
  return basename(Object.keys(metafile.outputs)[0] ?? '');
}

/** lucide's files hold one `<svg>` each; only what is inside goes into the bundle, as a template. */
const icons: Plugin = {
  name: 'icons',
  setup(context) {
    context.onLoad({ filter: /\.svg$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const shapes = /<svg[^>]*>([^]*)<\/svg>/.exec(text)?.[1]?.replace(/\s*\n\s*/g, '');
      if (shapes === undefined || /[`$\\]/.test(shapes)) throw new Error(`not an icon: ${path}`);
      return {
        contents: `import { svg } from 'lit';\nexport default svg\`${shapes}\`;`,
        resolveDir: clientFolder,
      };
    });
  },
};

function indexOutputs(metafile: Metafile): {
  of(source: string): string;
  staticImports(name: string): string[];
} {
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]),
  );
  return {
    of(source) {
      for (const [name, output] of outputs) {
        if (output.entryPoint?.endsWith(`client/${source}`)) return name;
      }
      throw new Error(`nothing was built from client/${source}`);
    },
    staticImports(name) {
      const seen = new Set<string>();
      const visit = (current: string): void => {
        for (const { path, kind } of outputs.get(current)?.imports ?? []) {
          const imported = basename(path);
          if (kind !== 'import-statement' || seen.has(imported)) continue;
          seen.add(imported);
          visit(imported);
        }
      };
      visit(name);
      return [...seen];
    },
  };
}

/** Done once, here: a server would compress the same bytes for everybody who comes. */
async function compress(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(?:js|css|svg|html)$/.test(name));
  // The last two levels take four times as long, for two per cent.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await readFile(path);
      const [brotli, zipped] = await Promise.all([
        promisify(brotliCompress)(content, { params }),
        promisify(gzip)(content, { level: 9 }),
      ]);
      await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
    }),
  );
}

async function writeHashed(folder: string, source: string): Promise<string> {
  const content = await readFile(source);
  // Eight capital letters and digits, as esbuild's own names have.
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  const [name = '', extension = ''] = basename(source).split('.');
  const hashed = `${name}-${hash}.${extension}`;
  await writeFile(join(folder, hashed), content);
  return hashed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, firstLoadSizeBytes } = await buildClient();
  console.log(`built ${folder}`);
  for (const [who, sizeBytes] of Object.entries(firstLoadSizeBytes)) {
    console.log(`first load, ${who}: ${(sizeBytes / 1000).toFixed(1)} kB gzip`);
  }
}
