import type { IncomingMessage } from 'node:http';

/** What a request says of where it comes from, as its browser wrote it: a page's script can not forge these. */
export type CallerFacts = {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
  readonly fetchDestination: string | undefined;
  readonly authorization: string | undefined;
};

const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const factsOf = ({ headers }: IncomingMessage): CallerFacts => ({
  host: headers.host,
  origin: headers.origin,
  fetchSite: single(headers['sec-fetch-site']),
  fetchMode: single(headers['sec-fetch-mode']),
  fetchDestination: single(headers['sec-fetch-dest']),
  authorization: headers.authorization,
});

/** This server's own name, exactly: a name that a stranger's DNS points here is refused, and so is `localhost`. */
export type Own = { readonly host: string; readonly origin: string };

export const refusesHost = (own: Own, caller: CallerFacts): string | null =>
  caller.host === own.host ? null : 'foreign host';

/** For whatever acts: only our own page may ask, and its browser must say so. */
export const refusesOrigin = (own: Own, caller: CallerFacts): string | null => {
  const host = refusesHost(own, caller);
  if (host !== null) return host;
  if (caller.origin === undefined) return 'origin missing';
  if (caller.origin !== own.origin) return 'foreign origin';
  if (caller.fetchSite !== undefined && caller.fetchSite !== 'same-origin') return 'foreign site';
  return null;
};

/** For reading pages: typed by the user, opened by another program, or asked for by the page itself. */
export const refusesReader = (own: Own, caller: CallerFacts): string | null => {
  const host = refusesHost(own, caller);
  if (host !== null) return host;
  const sites = [undefined, 'none', 'same-origin'];
  return sites.includes(caller.fetchSite) ? null : 'foreign site';
};

/** The password page may also be opened, as a page of its own and nothing else, from the workstation's page. */
export const refusesSecretReader = (own: Own, caller: CallerFacts): string | null => {
  const isOpened = caller.fetchMode === 'navigate' && caller.fetchDestination === 'document';
  if (caller.fetchSite === 'same-site' && isOpened) return refusesHost(own, caller);
  return refusesReader(own, caller);
};
