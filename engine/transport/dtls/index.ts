/** DTLS 1.2 for DTLS-SRTP, server side, sans-IO: the door of this folder. */
export { createCertificate } from './certificate.ts';
export type { CertificateOptions, DtlsCertificate } from './certificate.ts';
export { CIPHER_SUITES } from './cipher.ts';
export type { DtlsFailure, DtlsFailureCode } from './failure.ts';
export type { Fingerprint } from './fingerprint.ts';
export type { SrtpKeyPair } from './key-schedule.ts';
export { DtlsServer } from './server.ts';
export type { DtlsCounters, DtlsServerOptions, DtlsState } from './server.ts';
export { warmUp } from './warm-up.ts';
