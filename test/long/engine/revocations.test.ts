/** The same as in `npm test`, at length. */
process.env['AUSCULT_REVOCATIONS'] ??= '10000';
await import('../../engine/simulation/revocations.test.ts');
