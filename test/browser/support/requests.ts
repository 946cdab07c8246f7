import type { Page } from 'playwright';
import { decodeClientMessage } from 'auscult/proto';
import type { Request, RequestKind, RequestOf } from 'auscult/proto';

/** What a page asks the signaling server, as it passes by. */
export class Requests {
  readonly #all: Request[] = [];
  #changed: () => void = () => undefined;

  /** To be called before the page opens its first line. */
  static async of(page: Page): Promise<Requests> {
    const requests = new Requests();
    await page.routeWebSocket(/signaling/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => socket.send(message));
      socket.onMessage((message) => {
        server.send(message);
        if (typeof message === 'string') return;
        const decoded = decodeClientMessage(message);
        if (!decoded.ok) return;
        requests.#all.push(decoded.value.request);
        requests.#changed();
      });
    });
    return requests;
  }

  count(): number {
    return this.#all.length;
  }

  of<Kind extends RequestKind>(kind: Kind, from = 0): RequestOf<Kind>[] {
    return this.#all
      .slice(from)
      .filter((request): request is RequestOf<Kind> => request.kind === kind);
  }

  /** Resolves with the first one that fits, of those after the first `from`. */
  async until<Kind extends RequestKind>(
    kind: Kind,
    fits: (request: RequestOf<Kind>) => boolean,
    from = 0,
  ): Promise<RequestOf<Kind>> {
    for (;;) {
      const found = this.of(kind, from).find(fits);
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no such ${kind} within 15 s`)), 15_000);
        this.#changed = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
  }
}
