import { z } from 'zod';
import { handoverRoles } from '#shared/bid/handover/codes.ts';
import { handoverState, type HandoverState } from '#shared/bid/handover/state.ts';
import { comparableName } from '#shared/kernel/file-name.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What the record inside is called; the files lie beside it under their digests. */
export const recordName = 'bid.json';
export const carriedFormat = 'bidwright-handover/2';
/** A bid of thousands of positions and its history; the files are apart. */
export const largestRecord = 64 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const role = z.enum(handoverRoles);
const words = z.string().max(2_000);
const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && value.length < 40 && value.endsWith('Z') && !Number.isNaN(Date.parse(value)),
);
const file = z.strictObject({ digest: sha256, size: z.int().nonnegative() });
const passing = z.strictObject({
  at: instant,
  fromRole: role,
  toRole: role,
  person: words,
  note: words,
  content: sha256,
});

/** Names that some system could not tell apart are the same name: one of the two files would be written over. */
const ownNames = ({ draft }: HandoverState): boolean =>
  new Set(draft.documents.map(({ name }) => comparableName(name))).size === draft.documents.length;

/** Whose bid it is, by the numbers that are the same on every machine. */
const company = z.strictObject({ name: words, country: words, inn: words, kpp: words, ogrn: words });
const policy = z.strictObject({ name: words, sha256 });

/** Everything that a handed-over bid says, but its files' bytes. Never a key, a password or a path. */
export const carried = z.strictObject({
  format: z.literal(carriedFormat),
  passing,
  passings: z.array(passing).max(1_000),
  state: handoverState.refine(ownNames, { error: 'two documents of one name', path: ['draft', 'documents'] }),
  /** Who bids, and what the signatures are demanded to be; neither is taken over, both are compared. */
  company: company.nullable(),
  policy: policy.nullable(),
  /** SHA-256 of the state's canonical text. */
  digest: sha256,
  /** The states it came from, itself among them. */
  states: z.array(z.strictObject({ digest: sha256, parents: z.array(sha256).max(100) })).max(10_000),
  title: words,
  /** The notice's editions as they were received, so that the other machine knows what is bid for. */
  notices: z.array(file).max(1_000),
  /** All files that lie beside, by digest. */
  files: z.array(file).max(41_000),
  /** Links of chains of acts that are about this bid, of every machine it was on, each with its hash, and where this machine's ended. */
  acts: z.array(z.strictObject({ text: z.string().max(4_000), hash: sha256 })).max(10_000),
  chain: z.strictObject({ count: z.int().nonnegative(), head: sha256 }),
});
export type Carried = z.infer<typeof carried>;
export type CarriedFile = z.infer<typeof file>;
