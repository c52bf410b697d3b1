import { z } from 'zod';
import { handoverRoles } from '../bid/handover/codes.ts';
import { longMethod, method } from './method.ts';
import { tokenChoice } from './signing.ts';
import { count, digest, finding, id, instant, line } from './vocabulary.ts';

const role = z.enum(handoverRoles);
const side = z.enum(['mine', 'theirs']);

/** One time the bid passed from hand to hand; `direction` as seen from this workspace. `content`: SHA-256 of what was locked. */
const passing = z.object({
  at: instant,
  direction: z.enum(['out', 'in', 'elsewhere']),
  fromRole: role,
  toRole: role,
  person: line,
  note: line,
  content: line,
});
export type Passing = z.infer<typeof passing>;

/** Values as canonical JSON, null where there is none; `label`: what people call the record. */
const difference = z.object({
  path: line,
  kind: line,
  label: z.string().nullable(),
  field: line.nullable(),
  isConflict: z.boolean(),
  taken: side.nullable(),
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
});
export type HandoverDifference = z.infer<typeof difference>;

const act = z.object({ at: instant, act: line, digest: line.nullable() });

const incoming = z.object({
  at: instant,
  person: line,
  fromRole: role,
  toRole: role,
  note: line,
  version: count,
  documents: count,
  isFrozen: z.boolean(),
  signatures: count,
  /** What was noted of the bid's acts where it was before, oldest first. */
  acts: z.array(act),
  differences: z.array(difference),
  /** How many of them are to be chosen. */
  conflicts: count,
  findings: z.array(finding),
  /** When what is here was edited last; null: it is not here. */
  here: instant.nullable(),
  /** When what both sides began with passed, and by whose hand; null: nobody here saw it pass. */
  before: z.object({ at: instant, person: line }).nullable(),
  /** Of the state that was compared: joining refuses where it changed since. */
  seen: line,
});
export type Incoming = z.infer<typeof incoming>;

const handoverView = z.object({
  bidId: id,
  /** SHA-256 of what the bid says now. */
  content: line,
  passings: z.array(passing),
  findings: z.array(finding),
  waiting: incoming.nullable(),
  /** What other machines noted of the bid in their chains of acts, oldest first; each link is kept as it was sealed there. */
  elsewhere: z.array(act),
});
export type HandoverView = z.infer<typeof handoverView>;

const bid = z.object({ bidId: id });

export const handoverMethods = {
  'handover.show': method(bid, handoverView),
  /**
   * Writes the bid as one file: to the passphrase that is asked for apart, or to certificates (the first of each file), sealed as
   * CMS. Without `out` into the bid's folder. From then on its content is locked: what differs from it is told.
   */
  'handover.write': longMethod(
    z.object({
      bidId: id,
      out: line.nullable().default(null),
      person: line.min(1),
      fromRole: role,
      toRole: role,
      note: line.default(''),
      recipientFileIds: z.array(id).max(100).default([]),
    }),
    z.object({ path: line, size: count, digest, content: line, documents: count, findings: z.array(finding) }),
  ),
  /**
   * Opens such a file. A bid that is not here is taken over at once; one that is here stays as it is, and what came waits
   * until `handover.join` or `handover.drop`. `keep` false: only shown, nothing is kept.
   */
  'handover.take': longMethod(
    z.object({
      fileId: id,
      keep: z.boolean().default(true),
      keyId: id.nullable().default(null),
      keyFileId: id.nullable().default(null),
      token: tokenChoice.nullable().default(null),
      certificateId: line.nullable().default(null),
    }),
    z.object({ bidId: id, isNew: z.boolean(), isTaken: z.boolean(), incoming }),
  ),
  /** Joins what waits with what is here, each conflict as chosen by its path; refused while one is open. */
  'handover.join': method(
    z.object({ bidId: id, choices: z.record(line, side).default({}), seen: line.nullable().default(null) }),
    handoverView,
  ),
  /** Lets go of what waits; the bid here stays as it is. */
  'handover.drop': method(bid, handoverView),
} as const;
