/** By which names this server goes, and over what. */
export interface OwnOrigin {
  /** `https://tele.example.org` when a proxy in front speaks for us; else null. */
  readonly publicOrigin: string | null;
  readonly https: boolean;
  /** Only this machine can reach us. */
  readonly loopback: boolean;
}

/** Whether what people's browsers speak is https, be it to us or to a proxy in front. */
export function isHttps(own: OwnOrigin): boolean {
  return own.publicOrigin?.startsWith('https:') ?? own.https;
}

/** The origin under which the sender of this `Host` header sees us. */
export function originFor(own: OwnOrigin, host: string | undefined): string | null {
  if (own.publicOrigin !== null) return own.publicOrigin;
  return host === undefined ? null : normalizeOrigin(`${own.https ? 'https' : 'http'}://${host}`);
}

/** Whether an `Origin` header names us; `null`, the origin of sandboxed pages, never does. */
export function isOwnOrigin(
  own: OwnOrigin,
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (origin === undefined || origin === 'null') return false;
  const ours = originFor(own, host);
  return ours !== null && normalizeOrigin(origin) === ours;
}

/**
 * Whether a `Host` header may name us. While only this machine reaches us, a foreign name means
 * that somebody's DNS points at 127.0.0.1 to make our pages same-origin with theirs (DNS
 * rebinding).
 */
export function isOwnHost(own: OwnOrigin, host: string | undefined): boolean {
  if (own.publicOrigin !== null || !own.loopback) return true;
  const origin = host === undefined ? null : normalizeOrigin(`http://${host}`);
  return origin !== null && isLoopback(new URL(origin).hostname);
}

/** Names and addresses that only this machine can reach (RFC 6761 §6.3, RFC 1122 §3.2.1.3). */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
  );
}

export function normalizeOrigin(text: string): string | null {
  try {
    const url = new URL(text);
    // `origin` of other schemes is the text 'null'.
    return url.origin === 'null' ? null : url.origin;
  } catch {
    return null;
  }
}

/** What the browser says about where a request comes from. */
export interface RequestOrigin {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** `Sec-Fetch-Site`; pages cannot set or suppress it. */
  readonly fetchSite: string | undefined;
}

/**
 * Whether a request that changes something comes from our own pages. Browsers send `Origin` with
 * every such request; a program must send it, too, or `Sec-Fetch-Site: same-origin`.
 */
export function isFromOwnPages(own: OwnOrigin, request: RequestOrigin): boolean {
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin') return false;
  if (request.origin === undefined) return request.fetchSite === 'same-origin';
  return isOwnOrigin(own, request.origin, request.host);
}
