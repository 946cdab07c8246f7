import { X509Certificate, createPrivateKey } from 'node:crypto';
import { generate } from 'selfsigned';
import type { DataFolder } from './data-folder.ts';

export interface Certificate {
  /** PEM */
  readonly key: string;
  readonly cert: string;
  /** SHA-256, as browsers show it, to compare by eye before accepting. */
  readonly fingerprint: string;
}

const fileName = 'lan-certificate.pem';
const dayMs = 24 * 60 * 60 * 1000;
/** iOS accepts no server certificate for longer than this. */
const lifetimeDays = 397;
/** Made anew while there is time, not on the day it ends. */
const renewBeforeMs = 14 * dayMs;

/**
 * The certificate for serving the local network: kept between starts, so that a phone which has
 * accepted it needs not do so again; made anew only when it runs out or the addresses changed.
 */
export async function lanCertificate(
  folder: DataFolder,
  addresses: readonly string[],
  nowMs: number,
): Promise<Certificate> {
  const stored = (await folder.read(fileName))?.toString('utf8') ?? null;
  const kept = stored === null ? null : parse(stored);
  if (kept !== null && fits(kept.cert, addresses, nowMs)) return kept;
  const made = await make(addresses, nowMs);
  await folder.write(fileName, `${made.key.trim()}\n${made.cert.trim()}\n`);
  return made;
}

async function make(addresses: readonly string[], nowMs: number): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Auscult' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A phone's clock may be a little behind.
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs + (lifetimeDays - 1) * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
}

/** @returns null when the file is damaged: then a new one is made. */
function parse(pem: string): Certificate | null {
  try {
    const split = pem.indexOf('-----BEGIN CERTIFICATE-----');
    const key = pem.slice(0, split);
    const cert = pem.slice(split);
    const certificate = new X509Certificate(cert);
    if (!certificate.checkPrivateKey(createPrivateKey(key))) return null;
    return { key, cert, fingerprint: certificate.fingerprint256 };
  } catch {
    return null;
  }
}

function fits(cert: string, addresses: readonly string[], nowMs: number): boolean {
  const certificate = new X509Certificate(cert);
  if (certificate.validToDate.getTime() - nowMs < renewBeforeMs) return false;
  return addresses.every((address) => certificate.checkIP(address) !== undefined);
}
