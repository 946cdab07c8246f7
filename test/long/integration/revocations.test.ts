/** The same as in `npm test`, at length. */
process.env['AUSCULT_RECEIPTS'] ??= '1000';
await import('../../integration/revocations.test.ts');
