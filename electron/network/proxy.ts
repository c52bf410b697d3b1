/** A proxy that speaks HTTP (RFC 9110 section 3.7). Its password is asked for or comes from the environment, never stored. */
export type Proxy = {
  readonly url: URL;
  readonly credentials: { readonly user: string; readonly password: string } | null;
};

/** Which proxy stands before an address; null: none. */
export type ProxyRule = (url: URL) => Proxy | null;

export const noProxy: ProxyRule = () => null;

/** A proxy's address, http or https, with or without a name and password; null where it is not one. */
export const readProxy = (text: string): Proxy | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  return { url: new URL(url.origin), credentials: user === '' ? null : { user, password } };
};

const defaultPort = (url: URL): string => (url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80');

/** An IPv6 address without brackets has colons and no port. */
const hostAndPort = (entry: string): { readonly name: string; readonly port: string | undefined } => {
  if (entry.split(':').length > 2 && !entry.startsWith('[')) return { name: entry, port: undefined };
  const [, name = '', port] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  return { name, port };
};

/**
 * Whether an address is to be asked without the proxy, by the usual form of NO_PROXY: host names with everything below
 * them (a leading dot or star is allowed), an optional port, or `*` for all.
 */
export const isExempt = (url: URL, exempt: readonly string[]): boolean => {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return exempt.some((entry) => {
    const written = entry.trim().toLowerCase();
    if (written === '*') return true;
    const { name, port } = hostAndPort(written.replace(/^\*?\./, ''));
    if (name === '' || (port !== undefined && port !== defaultPort(url))) return false;
    return host === name || host.endsWith(`.${name}`);
  });
};

/** One proxy for everything that is not exempt. */
export const proxyRule =
  (proxy: Proxy, exempt: readonly string[]): ProxyRule =>
  (url) =>
    isExempt(url, exempt) ? null : proxy;

/**
 * The rule of the environment: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in lower case first, as other programs
 * read them. `unfit` names a variable whose value is no proxy.
 */
export const environmentProxies = (
  environment: Readonly<Record<string, string | undefined>>,
): { readonly rule: ProxyRule; readonly unfit: string | null } => {
  const value = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? '';
  // No proxy can reach what runs on this machine.
  const exempt = [...value('NO_PROXY').split(/[\s,]+/), 'localhost', '127.0.0.1', '::1'];
  const read = (name: string): { proxy: Proxy | null; unfit: string | null } => {
    const text = value(name) === '' ? value('ALL_PROXY') : value(name);
    if (text === '') return { proxy: null, unfit: null };
    const proxy = readProxy(text.includes('://') ? text : `http://${text}`);
    return { proxy, unfit: proxy === null ? name : null };
  };
  const [secure, plain] = [read('HTTPS_PROXY'), read('HTTP_PROXY')];
  return {
    rule: (url) => (isExempt(url, exempt) ? null : url.protocol === 'https:' ? secure.proxy : plain.proxy),
    unfit: secure.unfit ?? plain.unfit,
  };
};
