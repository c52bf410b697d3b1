import { z } from 'zod';
import { paperFacts } from '../../company/papers/paper.ts';
import { bidMoney } from '../../finance/funding/terms.ts';
import { languages } from '../../kernel/language.ts';
import { judgeDocumentName } from '../document-name.ts';
import { manifestName } from '../freeze.ts';
import type { RehearsalBasis, RehearsalVerdict } from '../rehearsal/basis.ts';
import { emptyStudy, priceStudy } from '../scoring/study.ts';
import { day, distinct, fileName, id, instant, sha256, size, text, versionNumber } from './shapes.ts';

/** The signature of the container, or one beside a document: names that lead nowhere else. */
const signatureName = z
  .string()
  .refine(
    (name) => /^META-INF\/signature\d{3}\.p7s$/.test(name) || judgeDocumentName(name) === null,
    'not a signature’s name',
  );

/** A small file that was made from a bid: its manifest, a signature. */
const madeFile = z.strictObject({ name: signatureName, size, digest: sha256, at: instant });
export type MadeFile = z.infer<typeof madeFile>;

/** What a bid said when it was frozen, as a file of its own: see `snapshot.ts`. */
const snapshotFile = z.strictObject({ size, digest: sha256 });

/** A version that was frozen, and what was signed of it. */
const frozenVersion = z.strictObject({
  version: versionNumber,
  manifest: madeFile.extend({ name: z.literal(manifestName) }),
  signatures: distinct(madeFile, 20_000, ({ name }) => name),
  snapshot: snapshotFile.nullable(),
});
export type FrozenVersion = z.infer<typeof frozenVersion>;

/** The text that a document was written from, and what it said. Null: the document was no letter of this program. */
export const letterOfDocument = z.strictObject({
  templateId: id,
  language: z.enum(languages),
  ending: z.enum(['.docx', '.pdf']),
  said: sha256,
  on: day,
  madeAt: instant,
});
export type LetterOfDocument = z.infer<typeof letterOfDocument>;

const keptFile = z.strictObject({ name: fileName, size, digest: sha256 });

/** The power of attorney that the bid is signed by, known everywhere by its number. Its verdict stays: each machine verifies it. */
const authority = z.strictObject({
  number: z.string().regex(/^[\w-]{1,100}$/),
  powers: z.array(text).max(1_000),
  file: keptFile,
  signatureFile: keptFile.nullable(),
});
export type TravellingAuthority = z.infer<typeof authority>;

/** A paper of the company's library that a document of the bid is: known by its content, not by the place it has here. */
const paper = z.strictObject({
  digest: sha256,
  facts: z.custom<z.infer<typeof paperFacts>>((value) => paperFacts.safeParse(value).success, 'not a paper'),
  file: z.strictObject({ name: fileName, size, mediaType: text }),
});
export type TravellingPaper = z.infer<typeof paper>;

const override = z.strictObject({
  version: versionNumber,
  manifestDigest: sha256,
  code: id,
  by: text,
  reason: text,
  at: instant,
});
export type TravellingOverride = z.infer<typeof override>;
export const overrideKey = ({ version, code, manifestDigest }: TravellingOverride): string =>
  `${version}-${manifestDigest.slice(0, 16)}-${code}`;

const details = z.record(
  z.string().max(200),
  z.union([text, z.number(), z.boolean(), z.null(), z.array(text).max(10_000)]),
);
const finding = z.object({
  code: text,
  severity: z.enum(['blocker', 'warning', 'info', 'passed']),
  place: z.object({
    file: text.optional(),
    line: z.number().optional(),
    offset: z.number().optional(),
    path: text.optional(),
    item: text.optional(),
  }),
  details,
});
const digested = z.object({ name: text, sha256 });
const basis = z.object({
  documents: z.array(digested).max(20_000),
  notice: text,
  edition: z.number().nullable(),
  lotId: text.nullable(),
  price: text.nullable(),
  platformId: text.nullable(),
  card: text.nullable(),
  policy: digested.nullable(),
  authority: text.nullable(),
  certificate: z.object({ certificateId: text, keyLabel: text, keyId: z.null(), notAfter: instant }).nullable(),
});
const verdict = z.object({
  conclusion: z.enum(['TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED']).nullable(),
  subIndication: text.nullable(),
  refusal: z.object({ code: text, details }).nullable(),
  signer: text.nullable(),
  level: text,
  placement: text,
  files: size,
  bytes: size,
  findings: z.array(finding).max(20_000),
});

/** A rehearsal with its verdict and the report behind it. Its package stays: it is made again by rehearsing. */
const rehearsal = z.strictObject({
  rehearsalId: id,
  version: versionNumber,
  at: instant,
  basis: z.custom<RehearsalBasis>((value) => basis.safeParse(value).success, 'not a rehearsal’s basis'),
  verdict: z.custom<RehearsalVerdict>((value) => verdict.safeParse(value).success, 'not a rehearsal’s verdict'),
  report: z.strictObject({ size, digest: sha256 }).nullable(),
});
export type TravellingRehearsal = z.infer<typeof rehearsal>;

/** Answers by the name of their question. */
const answers = z.record(z.string().min(1).max(200), text);

/** What hangs on a bid beside its draft and its prices. What a state of an earlier program does not say is empty. */
export const handoverParts = {
  /** Every version that was frozen, the present one among them, with the signatures of each. */
  versions: distinct(frozenVersion, 1_000, ({ version }) => String(version)).default([]),
  /** The user's answers for the letters, by the name behind `own.`. */
  letterFields: answers.default({}),
  authority: authority.nullable().default(null),
  /** By the kind of paper, the rule that this buyer demands. */
  demands: answers.default({}),
  papers: distinct(paper, 20_000, ({ digest }) => digest).default([]),
  study: priceStudy.default(emptyStudy),
  money: bidMoney.default({}),
  overrides: distinct(override, 10_000, overrideKey).default([]),
  rehearsals: distinct(rehearsal, 10_000, ({ rehearsalId }) => rehearsalId).default([]),
};
