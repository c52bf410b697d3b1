import { z } from 'zod';
import { sealCiphers } from '../signature/seal-codes.ts';
import { longMethod } from './method.ts';
import { tokenChoice } from './signing.ts';
import { count, digest, finding, id, line } from './vocabulary.ts';

export const sealingMethods = {
  /**
   * Encrypts a bid's package (`bidId`) or a signed file (`fileId`), one of the two, to the first certificate of each recipient's
   * file. `recoveryFileId`: a certificate of one's own that can open it too; without it nobody here can.
   */
  'sealing.seal': longMethod(
    z
      .object({
        bidId: id.nullable().default(null),
        fileId: id.nullable().default(null),
        recipientFileIds: z.array(id).min(1).max(100),
        recoveryFileId: id.nullable().default(null),
        cipher: z.enum(sealCiphers).default('gcm'),
        out: line.nullable().default(null),
      })
      .refine(({ bidId, fileId }) => (bidId === null) !== (fileId === null), {
        path: ['fileId'],
        message: 'either a bid or a file',
      }),
    z.object({
      path: line,
      size: count,
      digest,
      contentDigest: digest,
      recipients: z.array(
        z.object({ name: line, certificateId: line, by: z.enum(['rsa-oaep', 'ecdh']), isRecovery: z.boolean() }),
      ),
      findings: z.array(finding),
    }),
  ),
  /** Opens a file that was sealed to a certificate whose key is here: a recovery key of one's own. Never over a file that is there. */
  'sealing.unseal': longMethod(
    z.object({
      fileId: id,
      keyId: id.nullable().default(null),
      keyFileId: id.nullable().default(null),
      token: tokenChoice.nullable().default(null),
      certificateId: line.nullable().default(null),
      out: line.nullable().default(null),
    }),
    z.object({ path: line, size: count, digest, certificateId: line, findings: z.array(finding) }),
  ),
} as const;
