import { z } from 'zod';
import { signatureSchemes, signingDigests } from '../signature/signature-algorithm.ts';
import { longMethod, method } from './method.ts';
import { count, finding, id, instant, line, nothing } from './vocabulary.ts';

export const certificateFacts = z.object({
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  certificateId: id,
  subject: line,
  issuer: line,
  serial: line,
  notBefore: instant,
  notAfter: instant,
  keyAlgorithm: line,
  keyBits: count,
  inn: line.nullable(),
  ogrn: line.nullable(),
  snils: line.nullable(),
  usages: z.array(line),
  oids: z.array(line),
  selfSigned: z.boolean(),
});
export type CertificateView = z.infer<typeof certificateFacts>;

export const key = z.object({
  keyId: id,
  /** Which of our companies signs with it. */
  companyId: id,
  label: line,
  file: line,
  /** A key file, or a key in a PKCS#11 token. */
  kind: z.enum(['pkcs12', 'token']),
  /** The file, or the token's library, is there now. */
  present: z.boolean(),
  certificates: z.array(certificateFacts),
  /** Judged for today without a bid. */
  findings: z.array(finding),
  addedAt: instant,
});
export type KeyView = z.infer<typeof key>;

/**
 * A token's key that is used this once; each may be left out where there is only one to choose from. A library is a
 * program that will run: it is one of the workspace's, or a file that the user chose, never any path.
 */
export const tokenChoice = z.object({
  /** Label or serial number. */
  token: line.nullable().default(null),
  /** Path of one of the workspace's libraries; null: all of them are looked into. */
  library: line.nullable().default(null),
  libraryFileId: id.nullable().default(null),
  /** CKA_ID in hexadecimal, label, or thumbprint of the certificate. */
  key: line.nullable().default(null),
});
export type TokenChoice = z.infer<typeof tokenChoice>;

export const timestampServices = z.array(line).max(8);

/** Files with what proves a chain; what cannot be read is refused. */
export const materialFiles = {
  trustFileIds: z.array(id).default([]),
  certificateFileIds: z.array(id).default([]),
  crlFileIds: z.array(id).default([]),
  ocspFileIds: z.array(id).default([]),
};

/** What LT and LTA are completed from, besides what the signature holds and what was kept. */
export const proofs = {
  ...materialFiles,
  /** Whether the network is asked for what is missing of chains and revocation, or for all of it anew. */
  fetch: z.enum(['nothing', 'missing', 'everything']).default('nothing'),
  /** Refuse revocation data from before the signature, which would not tell a revocation in between. */
  freshRevocation: z.boolean().default(false),
};

/** The level that a new signature is to have, reached in the same act. */
export const newLevel = {
  level: z.enum(['B', 'T', 'LT', 'LTA']).default('B'),
  /** Timestamp services for level T and above, http or https, in the order in which they are asked. */
  tsas: timestampServices.default([]),
  ...proofs,
};

/** Null: what is usual for the key. What the key cannot do is refused with `key.algorithm-unfit`. */
export const algorithmChoice = {
  scheme: z.enum(signatureSchemes).nullable().default(null),
  digest: z.enum(signingDigests).nullable().default(null),
};

/** How a signature is to be made, the same for a bid, for files and for a batch. */
export const signatureShape = {
  /** One of the workspace's keys, or a key file or token that is used this once and not kept in the list. */
  keyId: id.nullable().default(null),
  keyFileId: id.nullable().default(null),
  token: tokenChoice.nullable().default(null),
  /** Needed only where the key file holds several keys. */
  certificateId: id.nullable().default(null),
  form: z.enum(['detached', 'attached']).default('detached'),
  encoding: z.enum(['der', 'pem', 'base64']).default('der'),
  ...algorithmChoice,
  ...newLevel,
  /** Where to write: a path for one file, a folder for several; null: beside the file, or the bid's own folder. */
  out: line.nullable().default(null),
};

export const signedFile = z.object({ name: line, path: line, size: count });

/** A signature that did not get its timestamp and is kept as it was; a finding per service that was asked. */
export const untimedFile = z.object({ name: line, path: line, findings: z.array(finding) });

/** A signature that was kept at a lower level than it was asked for, and why. */
export const laggingFile = untimedFile.extend({ level: z.enum(['B', 'T', 'LT']) });

/** A signature that reached its level, and what is to be said of it all the same. */
export const raisedFile = signedFile.extend({ remarks: z.array(finding) });

/**
 * `pades`: inside a PDF, which is written anew beside the file; earlier signatures in it stay. `by-file`: inside PDFs so,
 * beside every other file detached.
 */
export const fileForm = z.enum(['detached', 'attached', 'pades', 'by-file']).default('detached');
/** What the signer says in a PDF. */
export const signerWords = { reason: line.nullable().default(null), location: line.nullable().default(null) };

export const signingMethods = {
  'keys.list': method(nothing, z.object({ keys: z.array(key) })),
  /** Reads the certificates in a key file; asks for its password in a window of its own. The password is not kept. */
  'keys.add': longMethod(z.object({ fileId: id, label: line.nullable().default(null) }), key),
  'keys.remove': method(z.object({ keyId: id }), nothing),
  /** What speaks for and against signing this bid with this certificate, before anything is asked. */
  'keys.judge': method(
    z.object({ keyId: id, certificateId: id.nullable().default(null), bidId: id.nullable().default(null) }),
    z.object({ certificate: certificateFacts.nullable(), findings: z.array(finding) }),
  ),
  'signing.signBid': longMethod(
    z.object({ bidId: id, ...signatureShape }),
    z.object({ files: z.array(raisedFile), untimed: z.array(laggingFile) }),
  ),
  /** A result per file: those that could not be signed carry a finding and did not stop the others. */
  'signing.signFiles': longMethod(
    z.object({
      fileIds: z.array(id).min(1),
      ...signatureShape,
      form: fileForm,
      ...signerWords,
    }),
    z.object({
      files: z.array(raisedFile),
      refused: z.array(z.object({ name: line, finding })),
      untimed: z.array(laggingFile),
    }),
  ),
  /**
   * Raises signatures that are there, anybody's, to a level: in place, or to a path (one file) or folder (several).
   * LT and LTA choose what they need from the files given, from what was fetched or imported before, and from the
   * signature itself; what is missing is named per file. LTA of a file that has it is its renewal.
   */
  'signing.augment': longMethod(
    z.object({
      fileIds: z.array(id).min(1),
      level: z.enum(['T', 'LT', 'LTA']).default('T'),
      tsas: timestampServices.default([]),
      ...proofs,
      /** What a detached signature signs, for LTA; null: it is looked for beside the signature. */
      contentFileId: id.nullable().default(null),
      out: line.nullable().default(null),
    }),
    z.object({ files: z.array(raisedFile), refused: z.array(untimedFile) }),
  ),
  /** The trust anchors the user has chosen. */
  'trust.list': method(nothing, z.object({ anchors: z.array(certificateFacts) })),
  'trust.add': method(
    z.object({ fileId: id }),
    z.object({ anchors: z.array(certificateFacts), findings: z.array(finding) }),
  ),
  'trust.remove': method(z.object({ certificateId: id }), nothing),
} as const;
