/**
 * The signing process. Its parent is the only one that can talk to it; when the parent goes, it goes, and the keys with
 * it. Nothing is written anywhere and nothing is logged.
 */
import { keyHolder } from './answer.ts';
import { isToChild } from './protocol.ts';
import { serveParent } from './serve-parent.ts';

serveParent(isToChild, keyHolder());
