import MailComposer from 'nodemailer/lib/mail-composer';
import { codeOf } from '../error-code.ts';
import type { Letter } from './invitation.ts';
import { SmtpLine } from './smtp-line.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** Why a mail did not leave. */
export type MailRefusal =
  /** The mail server does not take mail for this address. */
  | 'MAIL_ADDRESS_REFUSED'
  /** The mail server was reached and did not take this mail. */
  | 'MAIL_REFUSED'
  /** Not reached, no TLS, no log-in, or too slow. */
  | 'MAIL_SERVER_FAILED';

export interface MailOutcome {
  readonly address: string;
  /** Null: the mail server has taken it. */
  readonly refusal: MailRefusal | null;
}

export interface Mail extends Letter {
  readonly from: SmtpSettings['from'];
  /** A calendar file with METHOD:PUBLISH. */
  readonly calendar: string | null;
  /** UTC milliseconds. */
  readonly atMs: number;
}

/** Sends mails; says codes to the log and nothing else. */
export interface Mailer {
  readonly sender: SmtpSettings['from'];
  /**
   * Sends each address a mail of its own, one after the other. Never rejects.
   *
   * @returns null when as many are sending as may; else one outcome for each address, in order
   */
  send(mail: Mail, addresses: readonly string[]): Promise<MailOutcome[] | null>;
  /** Cuts whatever is under way: those mails count as refused. */
  close(): void;
}

/** What the operator is told of a failure: never addresses, texts or what the mail server said. */
export interface MailFailure {
  /** Node's or nodemailer's, such as `ETIMEDOUT`, `ETLS` or `EAUTH`. */
  readonly code: string;
  /** The reply code of the mail server (RFC 5321 §4.2); 0 when there was none. */
  readonly reply: number;
}

export interface MailerOptions {
  readonly smtp: SmtpSettings;
  readonly log: (failure: MailFailure) => void;
  readonly limits?: Partial<typeof defaultMailLimits>;
}

export const defaultMailLimits = {
  connectMs: 5_000,
  /** RFC 5321 §4.5.3.2 would wait minutes; people do not. */
  silenceMs: 10_000,
  /** For all addresses of one call. */
  wholeMs: 45_000,
  /** Calls at the same time. */
  atOnce: 4,
};

export function createMailer({ smtp, log, limits: given }: MailerOptions): Mailer {
  const limits = { ...defaultMailLimits, ...given };
  const closing = new AbortController();
  let underWay = 0;

  function tell(error: unknown): void {
    log({ code: codeOf(error), reply: replyOf(error) });
  }

  async function sendAll(mail: Mail, addresses: readonly string[]): Promise<MailOutcome[]> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(limits.wholeMs)]);
    const line = new SmtpLine(smtp, limits, signal);
    const opened = await line.open().then(
      () => true,
      (error: unknown) => {
        tell(error);
        return false;
      },
    );
    const outcomes: MailOutcome[] = [];
    for (const address of addresses) {
      const usable = opened && !line.broken;
      const refusal = usable ? await sendOne(line, mail, address) : 'MAIL_SERVER_FAILED';
      outcomes.push({ address, refusal });
    }
    line.close();
    return outcomes;
  }

  async function sendOne(line: SmtpLine, mail: Mail, address: string): Promise<MailRefusal | null> {
    try {
      await line.send(smtp.from.address, address, await messageOf(mail, address));
      return null;
    } catch (error) {
      tell(error);
      if (line.broken) return 'MAIL_SERVER_FAILED';
      await line.startOver().catch(tell);
      return isAboutTheAddress(error) ? 'MAIL_ADDRESS_REFUSED' : 'MAIL_REFUSED';
    }
  }

  return {
    sender: smtp.from,
    async send(mail, addresses) {
      if (underWay >= limits.atOnce) return null;
      underWay++;
      try {
        return await sendAll(mail, addresses);
      } finally {
        underWay--;
      }
    },
    close: () => closing.abort(),
  };
}

/** One message (RFC 5322), which names nobody but its reader. */
async function messageOf(mail: Mail, address: string): Promise<Buffer> {
  const { from, subject, text, html, calendar, atMs } = mail;
  const composer = new MailComposer({
    from,
    to: { name: '', address },
    subject,
    text,
    html,
    date: new Date(atMs),
    headers: {
      // RFC 3834: no holiday notes in return.
      'Auto-Submitted': 'auto-generated',
    },
    ...(calendar === null
      ? {}
      : { icalEvent: { method: 'PUBLISH', filename: 'visit.ics', content: calendar } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}

/** Refused at RCPT TO, or by nodemailer itself because the server takes no such address. */
function isAboutTheAddress(error: unknown): boolean {
  const command: unknown = error instanceof Error && 'command' in error ? error.command : '';
  return command === 'RCPT TO' || command === 'API';
}

function replyOf(error: unknown): number {
  const reply: unknown =
    error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return typeof reply === 'number' ? reply : 0;
}
