import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './smtp-settings.ts';

export interface SmtpLineLimits {
  /** Until connected, greeted and, where it is required, encrypted. */
  readonly connectMs: number;
  /** Without a word from the mail server. */
  readonly silenceMs: number;
}

/**
 * One connection to the mail server, for several mails. Promises instead of callbacks, each of which
 * also ends when the connection does, be it cut by us: nothing waits for a server that is gone.
 */
export class SmtpLine {
  readonly #connection: SMTPConnection;
  readonly #smtp: SmtpSettings;
  readonly #over = Promise.withResolvers<never>();
  #broken = false;

  /** @param signal cuts the connection */
  constructor(smtp: SmtpSettings, limits: SmtpLineLimits, signal: AbortSignal) {
    this.#smtp = smtp;
    const { host, port, tls } = smtp;
    this.#connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'required',
      // To this machine itself: its own certificate would not stand up to a check.
      ignoreTLS: tls === 'none',
      tls: { minVersion: 'TLSv1.2' },
      connectionTimeout: limits.connectMs,
      greetingTimeout: limits.connectMs,
      dnsTimeout: limits.connectMs,
      socketTimeout: limits.silenceMs,
      // A server that does not hang up keeps no socket of ours.
      socketCloseTimeout: 0,
    });
    this.#over.promise.catch(() => undefined);
    const end = (error: unknown): void => {
      this.#broken = true;
      this.#over.reject(error);
    };
    this.#connection.on('error', end);
    this.#connection.on('end', () => {
      end(withCode('The mail server has hung up.', 'ECONNECTION'));
    });
    const cut = (): void => {
      const { reason } = signal as { reason: unknown };
      const late = reason instanceof Error && reason.name === 'TimeoutError';
      end(withCode('The connection was cut.', late ? 'ETIMEDOUT' : 'EABORT'));
      this.#connection.close();
    };
    if (signal.aborted) cut();
    else signal.addEventListener('abort', cut, { once: true });
  }

  /** Nothing more can be sent over it. */
  get broken(): boolean {
    return this.#broken;
  }

  async open(): Promise<void> {
    await this.#answer((done) => this.#connection.connect(done));
    const { credentials } = this.#smtp;
    if (credentials === null) return;
    const { user, password: pass } = credentials;
    await this.#answer((done) => this.#connection.login({ user, pass }, done));
  }

  /** Resolves when the mail server has taken it. */
  async send(from: string, to: string, message: Buffer): Promise<void> {
    const envelope = { from, to: [to], size: message.length };
    await this.#answer((done) => {
      this.#connection.send(envelope, message, (error) => done(error));
    });
  }

  /** After a refusal: the next mail begins anew (RFC 5321 §4.1.1.5). */
  async startOver(): Promise<void> {
    await this.#answer((done) => this.#connection.reset(done));
  }

  close(): void {
    if (this.#broken) this.#connection.close();
    else this.#connection.quit();
  }

  async #answer(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      if (this.#broken) return;
      ask((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    await Promise.race([answered, this.#over.promise]);
  }
}

function withCode(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
