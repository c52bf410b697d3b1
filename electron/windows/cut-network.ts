import type { Session } from 'electron';
import { isFrom } from './app-scheme.ts';

/** A page reaches its own files and nothing else: not the network, not the disk, not another page's origin. */
export const cutNetwork = (session: Session, origin: string): void =>
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isFrom(origin, request.url) }));
