import type { Page } from 'playwright';
import type { App } from '../../../bench/browser/app.ts';

export interface MadeSession {
  /** The address of its Camera Preview. */
  readonly preview: string;
  readonly link: string;
}

/** Starts a session as whoever is logged in on `page`, without its pages being looked at. */
export async function createSession(
  page: Page,
  { url }: App,
  name: string,
  more: object = {},
): Promise<MadeSession> {
  const post = async (path: string, data?: object): Promise<unknown> => {
    const headers = { origin: url, 'sec-fetch-site': 'same-origin' };
    const reply = await page.request.post(url + path, { headers, ...(data && { data }) });
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
    return await reply.json();
  };
  const reserved = (await post('/api/session-links')) as { reservationId: string; link: string };
  const { reservationId, link } = reserved;
  const made = await post('/api/sessions', { reservationId, name, ...more });
  const { session } = made as { session: { id: string } };
  return { preview: `${url}/telehealth/${session.id}/preview`, link };
}
