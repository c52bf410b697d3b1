import type { Instant } from '#shared/kernel/instant.ts';
import type { Changed } from './open-signature.ts';
import type { RaisedFile } from './raise-draft.ts';
import { raiseFile } from './raise-file.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** Level T needs nothing but a service: no chain and no content. */
const nothing = { anchors: [], certificates: [], crls: [], ocsps: [] };

/**
 * Puts a timestamp over each signer's signature value into the file, whole or not at all: without one for every signer
 * the file stays as it was, and the findings say why. `out` may be the file itself;
 * `now` is what new entries of a container are dated with.
 */
export const raiseToT = (
  file: string,
  out: string,
  source: TimestampSource,
  now: Instant,
): Promise<Changed<RaisedFile>> =>
  raiseFile(file, out, {
    level: 'T',
    source,
    material: nothing,
    content: null,
    now,
    signal: new AbortController().signal,
  });
