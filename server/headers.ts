/**
 * What every response carries, errors and pages alike. Nothing is loaded from anywhere but our
 * own origin, nothing is framed, no address leaves in a Referer, and only our own pages get the
 * camera, the microphone and the screen.
 *
 * A table instead of @fastify/helmet, whose hook does not run for addresses that Fastify cannot read.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    'media-src blob: mediastream:',
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    'camera=(self)',
    'microphone=(self)',
    'display-capture=(self)',
    'geolocation=()',
    'payment=()',
    'usb=()',
  ].join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** One year, the least that browsers' preload lists and reviewers accept. */
export const strictTransportSecurity = 'max-age=31536000';

/** For whatever is about people: no cache on the way or in the browser keeps a copy. */
export const noStore = 'no-store';
