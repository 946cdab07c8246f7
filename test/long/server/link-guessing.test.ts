/** The same as in `npm test`, at length. */
process.env['AUSCULT_TRIES'] ??= '10000';
await import('../../server/link-guessing.test.ts');
