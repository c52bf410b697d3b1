/**
 * The window's policy, the same in Electron and on loopback: nothing from outside, nothing inline, no string to code. The
 * one thing it may frame is the page on which files are shown, which it cannot read.
 */
const pagePolicy = (contentOrigin: string): readonly string[] => [
  "default-src 'none'",
  `frame-src ${contentOrigin}`,
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** The password page needs less still. */
const secretPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const headersWith = (policy: readonly string[]) =>
  ({
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
    'cache-control': 'no-store',
  }) as const;

export const pageHeaders = (contentOrigin: string) => headersWith(pagePolicy(contentOrigin));
export const secretPageHeaders = headersWith(secretPolicy);
