import { z } from 'zod';
import { partyKinds } from '../company/authority/model.ts';
import { bidDetail } from './bids.ts';
import { method } from './method.ts';
import { finding, id, instant, line, nothing, plainDay } from './vocabulary.ts';

const person = z.object({ name: line.nullable(), inn: line.nullable(), snils: line.nullable() });
const party = person.extend({
  kind: z.enum(partyKinds),
  name: line,
  ogrn: line.nullable(),
  kpp: line.nullable(),
  heads: z.array(person),
});

/** A machine-readable power of attorney as its file says. Days are calendar days, both ends included. */
const power = z.object({
  /** UUID by which the register knows it. */
  number: line,
  internalNumber: line.nullable(),
  issuedOn: plainDay,
  validUntil: plainDay,
  revocable: z.boolean(),
  delegation: z.enum(['not-allowed', 'once', 'again']),
  isPassedOn: z.boolean(),
  principals: z.array(party),
  representatives: z.array(party),
  powers: z.object({
    text: z.string().max(20_000).nullable(),
    codes: z.array(z.object({ code: line, mnemonic: line.nullable(), name: line, limits: z.array(line) })),
    /** Null: the file does not say. */
    jointly: z.boolean().nullable(),
  }),
});

/** Whose signature stands beside it, and what a verification showed; null: none was given. */
const principalSignature = person.extend({
  intact: z.enum(['passed', 'failed', 'not-provable']),
  conclusion: z.enum(['TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED']),
});

export const authorityView = z.object({
  authorityId: id,
  fileName: line,
  /** Null: no signature of the principal was given with it. */
  signatureName: line.nullable(),
  addedAt: instant,
  power,
  signature: principalSignature.nullable(),
  /** Judged for today, without a bid: who signs and which powers are wanted is not known. */
  findings: z.array(finding),
  /** Bids that it is bound to. */
  bids: z.array(z.object({ bidId: id, title: line })),
});
export type AuthorityView = z.infer<typeof authorityView>;

const authorities = z.object({ authorities: z.array(authorityView) });

export const authorityMethods = {
  'authority.list': method(nothing, authorities),
  /**
   * Reads and judges a file that is not kept: the principal's signature from `signatureFileId` or from beside it
   * (`NAME.xml.sig`, `.sgn`, `.p7s`), the representative against a certificate's file or one of the workspace's keys.
   */
  'authority.check': method(
    z.object({
      fileId: id,
      signatureFileId: id.nullable().default(null),
      certificateFileId: id.nullable().default(null),
      keyId: id.nullable().default(null),
      powers: z.array(line.min(1)).max(100).default([]),
      /** The day that decides; today where it is left out. */
      on: plainDay.nullable().default(null),
    }),
    z.object({ power, signature: principalSignature.nullable(), findings: z.array(finding), isSound: z.boolean() }),
  ),
  /** Keeps the file and its signature; a file of the same number takes the place of the one that was kept. */
  'authority.add': method(
    z.object({ fileId: id, signatureFileId: id.nullable().default(null) }),
    authorities.extend({ authorityId: id }),
  ),
  /** Bids it was bound to say so; what was frozen with it stays. */
  'authority.remove': method(z.object({ authorityId: id }), authorities),
  /**
   * Says by which power of attorney the bid is signed and which of its powers it needs, and takes the file with its signature into
   * the bid's documents. Null takes the bond back and leaves the documents.
   */
  'bids.setAuthority': method(
    z.object({
      bidId: id,
      authorityId: id.nullable(),
      powers: z.array(line.min(1)).max(100).default([]),
      withDocuments: z.boolean().default(true),
    }),
    bidDetail,
  ),
} as const;
