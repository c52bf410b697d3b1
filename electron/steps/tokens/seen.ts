import type { LibraryScan } from '../../keys/token/scan-library.ts';
import type { Host } from '../context.ts';

/** By the library's path: what it showed when it was last listed, and when it was last watched. */
type Seen = { readonly listed: Map<string, string>; readonly watched: Map<string, string> };
const seenBy = new WeakMap<Host, Seen>();

const seenIn = (host: Host): Seen => {
  const known = seenBy.get(host);
  if (known !== undefined) return known;
  const made: Seen = { listed: new Map(), watched: new Map() };
  seenBy.set(host, made);
  return made;
};

export const rememberListed = (host: Host, scans: readonly LibraryScan[]): void => {
  for (const { path, picture } of scans) if (picture !== null) seenIn(host).listed.set(path, picture);
};

/**
 * Whether what a watch sees first is something that the list before it did not show: a token that was pulled out in
 * between would else stay on the page. A library that shows itself differently in every process is believed only once.
 */
export const isNewsTo =
  (host: Host) =>
  (path: string, picture: string): boolean => {
    const { listed, watched } = seenIn(host);
    const isNews = listed.has(path) && listed.get(path) !== picture && watched.get(path) !== picture;
    watched.set(path, picture);
    return isNews;
  };
