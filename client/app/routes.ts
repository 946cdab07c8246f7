/** Every page of the client by its address. `null` ids never happen: what does not match is `unknown`. */
export type Route =
  | { readonly page: 'logIn' }
  /** The list, or what stands before it: a new session, or one's settings. */
  | { readonly page: 'telehealth'; readonly starting: boolean; readonly settingsOf: string | null }
  | { readonly page: 'account' }
  | { readonly page: 'preview'; readonly sessionId: string }
  /** The token comes from the fragment, which browsers never send to a server. */
  | { readonly page: 'join'; readonly token: string }
  | { readonly page: 'unknown' };

const sessionPage = /^\/telehealth\/([\w-]{1,64})\/(preview|settings)\/?$/;

/** @param url a path with its fragment, as in `location.pathname + location.hash` */
export function matchRoute(url: string): Route {
  const [path = '', fragment = ''] = url.split('#', 2);
  switch (path.replace(/(.)\/$/, '$1')) {
    case '/':
    case '/telehealth':
      return { page: 'telehealth', starting: false, settingsOf: null };
    case '/telehealth/start':
      return { page: 'telehealth', starting: true, settingsOf: null };
    case '/account':
      return { page: 'account' };
    case '/log-in':
      return { page: 'logIn' };
    case '/join':
      return { page: 'join', token: fragment };
    default: {
      const [, sessionId, page] = sessionPage.exec(path) ?? [];
      if (sessionId === undefined) return { page: 'unknown' };
      return page === 'preview'
        ? { page: 'preview', sessionId }
        : { page: 'telehealth', starting: false, settingsOf: sessionId };
    }
  }
}

export const paths = {
  logIn: '/log-in',
  account: '/account',
  telehealth: '/telehealth',
  startSession: '/telehealth/start',
  settings: (sessionId: string) => `/telehealth/${encodeURIComponent(sessionId)}/settings`,
  preview: (sessionId: string) => `/telehealth/${encodeURIComponent(sessionId)}/preview`,
} as const;

/**
 * Where to go after log-in: only an address of our own pages is followed, so that a crafted link
 * cannot send somebody who just typed a password elsewhere.
 */
export function safeReturn(then: unknown): string {
  if (typeof then !== 'string') return paths.telehealth;
  const { page } = matchRoute(then);
  return page === 'unknown' || page === 'logIn' ? paths.telehealth : then;
}
