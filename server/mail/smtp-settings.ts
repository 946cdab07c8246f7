import { isLoopback } from '../own-origin.ts';
import { StartRefusal } from '../start-refusal.ts';
import { mailAddressFrom } from './addresses.ts';

/** Through which mail server mails leave, and from whom. */
export interface SmtpSettings {
  /** Name or address of the mail server. */
  readonly host: string;
  readonly port: number;
  /**
   * `implicit` from the first byte (RFC 8314), `required` by STARTTLS; `none` only to this machine
   * itself, whose own certificate nobody could check.
   */
  readonly tls: 'implicit' | 'required' | 'none';
  /** Null: the mail server wants no log-in. */
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** The sender; an empty name stands for the practice's. */
  readonly from: { readonly name: string; readonly address: string };
}

/**
 * @param url   `smtp://user:password@host:587` or `smtps://…`
 * @param from  `visits@example.org` or `Visits <visits@example.org>`
 * @throws StartRefusal; its message repeats nothing of the URL, which holds a password
 */
export function smtpSettingsFrom(url: string | null, from: string | null): SmtpSettings | null {
  if (url === null && from === null) return null;
  if (url === null) {
    throw new StartRefusal(
      'AUSCULT_SMTP_FROM is set, but AUSCULT_SMTP_URL is not; mail needs both.',
    );
  }
  if (from === null) {
    throw new StartRefusal(
      'AUSCULT_SMTP_URL is set, but AUSCULT_SMTP_FROM is not; mail needs both.',
    );
  }
  const { protocol, hostname, port, username, password } = parse(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const implicit = protocol === 'smtps:';
  return {
    host,
    port: port === '' ? (implicit ? 465 : 587) : Number(port),
    tls: implicit ? 'implicit' : isLoopback(host) ? 'none' : 'required',
    credentials:
      username === ''
        ? null
        : { user: decodeURIComponent(username), password: decodeURIComponent(password) },
    from: senderFrom(from),
  };
}

function parse(text: string): URL {
  const url = URL.parse(text);
  const plain =
    url !== null &&
    /^smtps?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    /^\/?$/.test(url.pathname) &&
    url.search === '' &&
    url.hash === '' &&
    isEncoded(url.username) &&
    isEncoded(url.password);
  if (plain) return url;
  throw new StartRefusal(
    'AUSCULT_SMTP_URL is no address such as smtp://user:password@mail.example.org:587; special characters of the password are percent-encoded.',
  );
}

function isEncoded(text: string): boolean {
  try {
    // A line break would become a command of its own.
    return !/\p{Cc}/u.test(decodeURIComponent(text));
  } catch {
    return false;
  }
}

function senderFrom(text: string): SmtpSettings['from'] {
  const named = /^(?<name>[^<>\p{Cc}]*)<(?<address>[^<>]+)>$/u.exec(text)?.groups;
  const address = mailAddressFrom(named?.['address'] ?? text);
  if (address === null) {
    throw new StartRefusal(
      'AUSCULT_SMTP_FROM is no sender such as visits@example.org or Visits <visits@example.org>.',
    );
  }
  const name = (named?.['name'] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return { name, address };
}
