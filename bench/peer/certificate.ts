import { createHash } from 'node:crypto';
import { CipherContext, HashAlgorithm, NamedCurveAlgorithm, SignatureAlgorithm } from 'werift';

/** What a load peer proves itself with. */
export interface Certificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** SHA-256, `AB:CD:…` as in SDP (RFC 8122 §5). */
  readonly fingerprint: string;
}

const SIGNATURE = { hash: HashAlgorithm.sha256_4, signature: SignatureAlgorithm.ecdsa_3 };

/** One serves all peers of a process: what is measured is the server, not key generation. */
export async function createCertificate(): Promise<Certificate> {
  const { certPem, keyPem } = await CipherContext.createSelfSignedCertificateWithKey(
    SIGNATURE,
    NamedCurveAlgorithm.secp256r1_23,
  );
  const der = Buffer.from(certPem.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  return {
    certificatePem: certPem,
    privateKeyPem: keyPem,
    fingerprint: fingerprintOf(der),
  };
}

/** werift's options for a DTLS socket that shows this certificate. */
export function dtlsIdentity(certificate: Certificate) {
  return {
    cert: certificate.certificatePem,
    key: certificate.privateKeyPem,
    signatureHash: SIGNATURE,
  };
}

/** SHA-256 of a DER certificate as SDP writes it (RFC 8122 §5): `AB:CD:…`. */
export function fingerprintOf(der: Buffer): string {
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return hex.replaceAll(/..(?!$)/g, '$&:');
}
