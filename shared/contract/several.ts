import { z } from 'zod';
import { longMethod } from './method.ts';
import {
  algorithmChoice,
  laggingFile,
  newLevel,
  raisedFile,
  signatureShape,
  signedFile,
  timestampServices,
  untimedFile,
} from './signing.ts';
import { count, finding, id, instant, line, nothing } from './vocabulary.ts';

const { keyId, keyFileId, token, certificateId } = signatureShape;
const keyChoice = { keyId, keyFileId, token, certificateId, ...algorithmChoice };

/** Where to write: null: over the file itself. */
const out = line.nullable().default(null);
const contentFileId = id.nullable().default(null);

/** A timestamp that waits to be asked for: what it is over, as a digest, and never the content. */
export const queuedTimestamp = z.object({
  entryId: id,
  /** The signature that takes it, or the file beside which it goes as .tsr. */
  path: line,
  kind: z.enum(['signature', 'file']),
  digests: z.array(z.object({ algorithm: line, value: line })),
  queuedAt: instant,
  /** Tokens that came already and could not be put in. */
  received: count,
});
export type QueuedTimestamp = z.infer<typeof queuedTimestamp>;

/** `findings`: what a policy that is not strict says of who signed now. */
const cosigned = z.object({ files: z.array(raisedFile), untimed: z.array(laggingFile), findings: z.array(finding) });

export const severalMethods = {
  /** Signs another's signature: the signer at `signer`, counted from 1 in the order of the file. */
  'signing.countersign': longMethod(
    z.object({ fileId: id, signer: count.min(1).default(1), ...keyChoice, out }),
    signedFile,
  ),
  /**
   * Adds a signature beside those that are there, over the same content: to a CMS signature, to an ASiC-E as a manifest
   * and signature of its own, to an ASiC-S into its signature. `orderFileId`: who may sign next, checked before; so is the
   * order of the policy named, or of the policy of the bid whose signature the file is.
   */
  'signing.cosign': longMethod(
    z.object({
      fileId: id,
      contentFileId,
      orderFileId: id.nullable().default(null),
      policyId: line.nullable().default(null),
      ...keyChoice,
      ...newLevel,
      out,
    }),
    cosigned,
  ),
  /** The same for every signature of a bid at once, by the policy of its procedure; on whichever machine the bid is. */
  'signing.cosignBid': longMethod(z.object({ bidId: id, ...keyChoice, ...newLevel }), cosigned),
  /**
   * Signs files and packs them with their signatures into one: `asic-e` (one signature over a manifest of all), `asic-s`
   * (one over the file, or over an archive of several), `sig-zip` (each file with a `.sig` beside it, in `encoding`).
   */
  'signing.pack': longMethod(
    z.object({
      fileIds: z.array(id).min(1),
      container: z.enum(['asic-e', 'asic-s', 'sig-zip']),
      encoding: z.enum(['der', 'pem', 'base64']).default('der'),
      ...keyChoice,
      ...newLevel,
      out: line,
    }),
    z.object({ files: z.array(raisedFile), untimed: z.array(laggingFile) }),
  ),
  /** Joins signatures over one content into one file. `contentFileId` is needed where their digests differ. */
  'signing.merge': longMethod(
    /** `out` null: beside the first of them, under a name of its own. */
    z.object({ fileIds: z.array(id).min(2), contentFileId, out: line.nullable().default(null) }),
    signedFile,
  ),
  /** Writes each signer into a file of its own, into the folder `out` or beside the file. */
  'signing.split': longMethod(z.object({ fileId: id, out }), z.object({ files: z.array(signedFile) })),

  /** Timestamps files as they are (RFC 3161): a .tsr beside each, or at `out`. Only digests are sent. */
  'timestamps.stamp': longMethod(
    z.object({ fileIds: z.array(id).min(1), tsas: timestampServices.min(1), out }),
    z.object({ files: z.array(signedFile), refused: z.array(untimedFile) }),
  ),
  /** Puts timestamps off: signatures and files are noted by digest and asked for by `timestamps.send`. */
  'timestamps.queue': longMethod(
    z.object({ fileIds: z.array(id).min(1) }),
    z.object({ entries: z.array(queuedTimestamp), refused: z.array(untimedFile) }),
  ),
  'timestamps.list': longMethod(nothing, z.object({ entries: z.array(queuedTimestamp) })),
  /** Asks for every timestamp that waits and puts it where it belongs; what fails goes on waiting. */
  'timestamps.send': longMethod(
    z.object({ tsas: timestampServices.min(1) }),
    z.object({ files: z.array(signedFile), refused: z.array(untimedFile), left: count }),
  ),
  'timestamps.drop': longMethod(z.object({ entryId: id }), nothing),
} as const;
