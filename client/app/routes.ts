/** Every page of the client by its address. `null` ids never happen: what does not match is `unknown`. */
export type Route =
  | { readonly page: 'logIn' }
  | { readonly page: 'telehealth'; readonly starting: boolean }
  | { readonly page: 'preview'; readonly sessionId: string }
  /** The token comes from the fragment, which browsers never send to a server. */
  | { readonly page: 'join'; readonly token: string }
  | { readonly page: 'unknown' };

const sessionPreview = /^\/telehealth\/([\w-]{1,64})\/preview\/?$/;

/** @param url a path with its fragment, as in `location.pathname + location.hash` */
export function matchRoute(url: string): Route {
  const [path = '', fragment = ''] = url.split('#', 2);
  switch (path.replace(/(.)\/$/, '$1')) {
    case '/':
    case '/telehealth':
      return { page: 'telehealth', starting: false };
    case '/telehealth/start':
      return { page: 'telehealth', starting: true };
    case '/log-in':
      return { page: 'logIn' };
    case '/join':
      return { page: 'join', token: fragment };
    default: {
      const sessionId = sessionPreview.exec(path)?.[1];
      return sessionId === undefined ? { page: 'unknown' } : { page: 'preview', sessionId };
    }
  }
}

export const paths = {
  logIn: '/log-in',
  telehealth: '/telehealth',
  startSession: '/telehealth/start',
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
