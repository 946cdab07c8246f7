import { renderUnicodeCompact } from 'uqr';
import { isLoopback } from './own-origin.ts';

/** Of a demo account that others can reach. */
export interface MadePassword {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

/** What is worth saying when the server has started. */
export interface Greeting {
  /** Where the pages are, e.g. `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Under which name a proxy in front serves them. */
  readonly publicOrigin: string | null;
  readonly mediaPort: number;
  readonly announcedAddresses: readonly string[];
  readonly mediaOnlyThisMachine: boolean;
  readonly announcedAddressFound: boolean;
  readonly practice: string;
  readonly demo: boolean;
  /** Works on this machine only. */
  readonly demoPassword: string | null;
  readonly demoEmails: readonly string[];
  /** Shown once, when they are made. */
  readonly madePasswords: readonly MadePassword[];
  /** For `--lan`: what a browser shows of the certificate that nobody else vouches for. */
  readonly certificateFingerprint: string | null;
}

/** The lines for the terminal. */
export function greet(greeting: Greeting): string {
  const { address, publicOrigin } = greeting;
  const proxied = publicOrigin === null ? '' : `, for ${publicOrigin}`;
  const lines = [
    `Auscult is listening on ${address}${proxied}`,
    `Media: port ${greeting.mediaPort}, UDP and TCP, announced as ${announced(greeting)}`,
  ];
  if (!isSecure(publicOrigin ?? address)) {
    lines.push('Browsers give camera and microphone only to https pages: use --lan, or a proxy.');
  }
  if (greeting.demo) lines.push('', ...demoLines(greeting));
  if (greeting.certificateFingerprint !== null) {
    lines.push('', ...lanLines(address, greeting.certificateFingerprint));
  }
  return lines.join('\n');
}

/** What browsers call a potentially trustworthy origin (W3C Secure Contexts §3.1). */
function isSecure(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
}

function announced(greeting: Greeting): string {
  const addresses = greeting.announcedAddresses.join(' and ');
  if (greeting.mediaOnlyThisMachine) return `${addresses}, for this machine only`;
  if (!greeting.announcedAddressFound) return addresses;
  return `${addresses} (found; AUSCULT_ANNOUNCED_ADDRESS overrides it)`;
}

function demoLines(greeting: Greeting): string[] {
  const lines = [`DEMO: ${greeting.practice} and its people are invented. Do not use it for care.`];
  if (greeting.demoPassword !== null) {
    lines.push(`Log in with the password "${greeting.demoPassword}" (works on this machine only):`);
    return [...lines, ...greeting.demoEmails.map((email) => `  ${email}`)];
  }
  if (greeting.madePasswords.length === 0) {
    return [
      ...lines,
      'Log in with the passwords that were shown when they were made. Lost? Stop the server, remove',
      'its data folder, and start again: the demo begins anew, with other passwords.',
    ];
  }
  return [
    ...lines,
    'Others can reach this server, so each account has a password of its own, shown only now:',
    ...greeting.madePasswords.map(({ email, password }) => `  ${email}  ${password}`),
  ];
}

function lanLines(address: string, fingerprint: string): string[] {
  return [
    renderUnicodeCompact(address),
    'Open the address on a phone in the same network, or scan the code. The certificate is our',
    'own, so the browser warns once; its SHA-256 fingerprint is',
    `  ${fingerprint}`,
  ];
}
