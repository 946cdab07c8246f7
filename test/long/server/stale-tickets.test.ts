/** The same as in `npm test`, at length. */
process.env['AUSCULT_SEEDS'] ??= '1000';
await import('../../server/stale-tickets.test.ts');
