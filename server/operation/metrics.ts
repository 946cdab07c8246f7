import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What goes on in the calls, in numbers. */
export interface Census {
  readonly sessions: number;
  readonly inside: number;
  readonly held: number;
}

export interface Request {
  readonly method: string;
  /** The route's pattern: an address holds ids. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/**
 * Numbers of this process for a collector, as Prometheus reads them. Their labels are patterns and
 * fixed words, so nothing of a person, a session or a link can be in them.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'auscult_http_request_duration_seconds',
    help: 'Time from a request’s head to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.#registry],
  });
  readonly #workersLost = new Counter({
    name: 'auscult_media_workers_lost_total',
    help: 'Media workers that ended by themselves.',
    registers: [this.#registry],
  });
  readonly #mailsFailed = new Counter({
    name: 'auscult_mails_failed_total',
    help: 'Mails that the mail server did not take.',
    registers: [this.#registry],
  });

  /** @param census  asked whenever somebody reads the numbers */
  constructor(census: () => Census) {
    const gauge = (name: string, help: string, read: (now: Census) => number): void => {
      const counted: Gauge = new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          counted.set(read(census()));
        },
      });
    };
    gauge('auscult_sessions', 'Sessions with somebody inside or at the door.', (n) => n.sessions);
    gauge('auscult_participants', 'People inside sessions.', (n) => n.inside);
    gauge('auscult_participants_held', 'People who wait to be admitted.', (n) => n.held);
  }

  /** Memory, CPU, event loop and garbage collection as well: once for a process. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.#registry });
    return this;
  }

  requestEnded({ method, route, status, seconds }: Request): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  workerLost(): void {
    this.#workersLost.inc();
  }

  mailFailed(): void {
    this.#mailsFailed.inc();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
