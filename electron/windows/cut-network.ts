import type { Session } from 'electron';
import { isFrom } from './app-scheme.ts';

/** A session reaches the pages named and nothing else: not the network, not the disk, not another page's origin. */
export const cutNetwork = (session: Session, ...origins: readonly string[]): void =>
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !origins.some((origin) => isFrom(origin, request.url)) }),
  );
