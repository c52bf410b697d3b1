import { instantFromEpoch } from '#shared/kernel/instant.ts';
import type { Changed } from './open-signature.ts';
import type { RaisedFile } from './raise-draft.ts';
import { raiseFile } from './raise-file.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** Level T needs nothing but a service: no chain, no content, no clock. */
const nothing = { anchors: [], certificates: [], crls: [], ocsps: [] };

/**
 * Puts a timestamp over each signer's signature value into the file, whole or not at all: without one for every signer
 * the file stays as it was, and the findings say why. `out` may be the file itself.
 */
export const raiseToT = (file: string, out: string, source: TimestampSource): Promise<Changed<RaisedFile>> =>
  raiseFile(file, out, {
    level: 'T',
    source,
    material: nothing,
    content: null,
    now: instantFromEpoch(0),
    signal: new AbortController().signal,
  });
