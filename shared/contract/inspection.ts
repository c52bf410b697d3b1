import { z } from 'zod';
import { signatureActs } from '../verification/possible-acts.ts';
import { fileKinds } from '../verification/report.ts';
import { longMethod } from './method.ts';
import { algorithmChoice, newLevel, raisedFile, laggingFile, signatureShape } from './signing.ts';
import { count, finding, id, instant, line } from './vocabulary.ts';

const { keyId, keyFileId, token, certificateId, encoding } = signatureShape;

/** A signature as the file shows it. Nobody was asked whether to trust it: that is for verification. */
export const inspectedSignature = z.object({
  name: line.nullable(),
  organization: line.nullable(),
  person: line.nullable(),
  /** `CAdES`, `ASiC-E/CAdES`, …; a tier is `none` where no signing certificate is named. */
  format: line,
  tier: z.enum(['none', 'B', 'T', 'LT', 'LTA']),
  claimedSigningTime: instant.nullable(),
  algorithm: line,
  /** `content-missing`: a detached signature whose content was not found. */
  state: z.enum(['intact', 'content-missing', 'broken']),
  /** Inside a container: the file that holds the signature. */
  signatureFile: line,
  covers: z.array(line),
  counterSigners: z.array(line),
});
export type InspectedSignature = z.infer<typeof inspectedSignature>;

export const inspectedFile = z.object({
  fileId: id,
  name: line,
  path: line,
  size: count,
  /** `unreadable`: `findings` says why. */
  kind: z.enum([...fileKinds, 'unreadable']),
  /** In the order of the file: counter-signing counts them from 1. */
  signatures: z.array(inspectedSignature),
  acts: z.array(z.enum(signatureActs)),
  findings: z.array(finding),
});
export type InspectedFile = z.infer<typeof inspectedFile>;

export const inspectionMethods = {
  /**
   * What files are and what can be done with them next: unsigned, signed by whom at which level, whole or broken. Reads
   * them through once; judges nobody's trust, asks nobody, changes nothing.
   */
  'signing.inspect': longMethod(
    z.object({
      files: z
        .array(z.object({ fileId: id, contentFileId: id.nullable().default(null) }))
        .min(1)
        .max(1_000),
    }),
    z.object({ files: z.array(inspectedFile) }),
  ),
  /**
   * Signs the files of a reviewed list into one container, in `out` or beside the first of them. A file that is no longer
   * what was reviewed refuses the whole: one signature stands for all.
   */
  'batches.pack': longMethod(
    z.object({
      batchId: id,
      container: z.enum(['asic-e', 'asic-s', 'sig-zip']),
      encoding,
      keyId,
      keyFileId,
      token,
      certificateId,
      ...algorithmChoice,
      ...newLevel,
      out: line.nullable().default(null),
    }),
    z.object({ files: z.array(raisedFile), untimed: z.array(laggingFile) }),
  ),
} as const;
