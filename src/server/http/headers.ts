/** What every answer says to the browser, whatever it is. */
export const commonHeaders: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
];

/** What every answer of the API says: kept nowhere, shown in no frame, nothing loaded by it. */
export const apiHeaders: readonly (readonly [string, string])[] = [
  ...commonHeaders,
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
];

const page = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** The phone's policy: nothing inline, and no text becomes code but through the named policies. */
export const phonePolicy = [...page, "style-src 'self'", "require-trusted-types-for 'script'", 'trusted-types zhibu'].join('; ');

/** The desk's policy: its component library writes style elements, so they carry this answer's nonce. */
export const deskPolicy = (nonce: string): string => [...page, `style-src 'self' 'nonce-${nonce}'`].join('; ');
