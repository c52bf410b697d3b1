import { unreachable } from '#shared/kernel/unreachable.ts';
import type { GeneralName } from '../certificate/general-name.ts';
import { isWithin } from '../certificate/name.ts';

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;

const isHost = (host: string): boolean => host.length <= 253 && host.split('.').every((part) => label.test(part));
const isAddress = (host: string): boolean => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);

/** `host` is `base` or one or more labels below it. */
const atOrBelow = (host: string, base: string): boolean => host === base || host.endsWith(`.${base}`);

const dnsWithin = (host: string, base: string): boolean => base === '' || atOrBelow(host, base);

/** Host constraints of mailboxes and URIs: a name means that host only, a leading period means hosts below it. */
const hostWithin = (host: string, base: string): boolean =>
  base.startsWith('.') ? host.endsWith(base) : host === base;

/** The host of a URI with an authority, null when it has none or an address in place of a name (RFC 5280 4.2.1.10). */
const uriHost = (uri: string): string | null => {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  if (authority === undefined) return null;
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return isAddress(host) || !isHost(host) ? null : host.toLowerCase();
};

type Mailbox = { readonly local: string; readonly host: string };

const mailbox = (text: string): Mailbox | null => {
  // A quoted local part may hold another @; nobody's certificate has one, and it is refused rather than guessed at.
  const [local = '', host = '', ...more] = text.split('@');
  return local !== '' && more.length === 0 && isHost(host) ? { local, host: host.toLowerCase() } : null;
};

const ipWithin = (address: Uint8Array, base: Uint8Array): boolean => {
  const size = base.length / 2;
  if (address.length !== size) return false;
  return address.every((octet, at) => ((octet ^ (base[at] ?? 0)) & (base[size + at] ?? 0)) === 0);
};

/** A name taken apart once, so that comparing it with many constraints stays cheap. */
export type PreparedName =
  | { readonly form: 'dns'; readonly host: string; readonly wildcard: boolean }
  | { readonly form: 'uri'; readonly host: string }
  | { readonly form: 'email'; readonly mailbox: Mailbox }
  | Extract<GeneralName, { form: 'directory' | 'ip' }>;

/** Null for a name that cannot be compared: malformed, or of a form whose comparison is not defined. */
export const prepareName = (name: GeneralName): PreparedName | null => {
  switch (name.form) {
    case 'dns': {
      const wildcard = name.value.startsWith('*.');
      const host = name.value.slice(wildcard ? 2 : 0).toLowerCase();
      return isHost(host) ? { form: 'dns', host, wildcard } : null;
    }
    case 'uri': {
      const host = uriHost(name.value);
      return host === null ? null : { form: 'uri', host };
    }
    case 'email': {
      const parts = mailbox(name.value);
      return parts === null ? null : { form: 'email', mailbox: parts };
    }
    case 'ip':
      return name.value.length === 4 || name.value.length === 16 ? name : null;
    case 'directory':
      return name;
    case 'registered-id':
    case 'other':
    case 'x400':
    case 'edi-party':
      return null;
    default:
      return unreachable(name);
  }
};

/** Every name that a wildcard stands for lies below `host`; it touches a subtree that starts one label below, too. */
const touchesWildcard = (host: string, base: string): boolean =>
  dnsWithin(`x.${host}`, base) || base.slice(base.indexOf('.') + 1) === host;

const mailboxWithin = ({ local, host }: Mailbox, base: string): boolean => {
  if (base === '') return true;
  const at = base.lastIndexOf('@');
  const wanted = base.slice(at + 1).toLowerCase();
  return at < 0 ? hostWithin(host, wanted) : local === base.slice(0, at) && host === wanted;
};

/**
 * Whether a name lies in the subtree of a constraint of the same form (RFC 5280 4.2.1.10). For `excluded` a wildcard is
 * inside as soon as one of its hosts can be; for `permitted` only when all are.
 */
export const inSubtree = (name: PreparedName, base: GeneralName, kind: 'permitted' | 'excluded'): boolean => {
  switch (name.form) {
    case 'dns': {
      if (base.form !== 'dns') return false;
      const wanted = base.value.toLowerCase();
      if (!name.wildcard) return dnsWithin(name.host, wanted);
      return kind === 'excluded' ? touchesWildcard(name.host, wanted) : dnsWithin(`*.${name.host}`, wanted);
    }
    case 'uri':
      return base.form === 'uri' && (base.value === '' || hostWithin(name.host, base.value.toLowerCase()));
    case 'email':
      return base.form === 'email' && mailboxWithin(name.mailbox, base.value);
    case 'ip':
      return base.form === 'ip' && ipWithin(name.value, base.value);
    case 'directory':
      return base.form === 'directory' && isWithin(name.value, base.value);
    default:
      return unreachable(name);
  }
};
