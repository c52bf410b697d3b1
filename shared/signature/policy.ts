import { z } from 'zod';
import type { Finding } from '../kernel/failure.ts';
import { laws } from '../procedure/date-rule-vocabulary.ts';
import type { PlatformCard } from '../procedure/platforms/card.ts';
import {
  signatureFormats,
  signatureKinds,
  signatureLevels,
  signaturePlacements,
  signatureScopes,
} from '../procedure/platforms/vocabulary.ts';
import { day, slug, words } from '../procedure/reference/shapes.ts';
import type { PolicyCode } from './policy-codes.ts';

/**
 * What signatures of a procedure have to be, as data. What a field leaves null is not demanded. It is for a platform, a kind of
 * procedure, a law, or any of them (null); `strict`: a signature that does not meet it is not made.
 */
export const signaturePolicy = z.strictObject({
  policyId: slug,
  name: words,
  platformId: slug.nullable(),
  kindId: slug.nullable(),
  law: z.enum(laws).nullable(),
  kind: z.enum(signatureKinds).nullable(),
  format: z.enum(signatureFormats).nullable(),
  /** This level or a higher one. */
  level: z.enum(signatureLevels).nullable(),
  placement: z.enum(signaturePlacements).nullable(),
  scope: z.enum(signatureScopes).nullable(),
  /** Who signs, in this order: a role, a name. */
  signers: z.array(words).max(20),
  strict: z.boolean(),
  source: words,
  readOn: day,
});
export type SignaturePolicy = z.infer<typeof signaturePolicy>;

/** Which procedure a policy is looked for. */
export type PolicyQuestion = {
  readonly platformId: string | null;
  readonly kindId: string | null;
  readonly law: (typeof laws)[number];
};

/** How near a policy is to a procedure; null: it is not for it. The platform tells more than the kind, the kind more than the law. */
const nearness = (policy: SignaturePolicy, question: PolicyQuestion): number | null => {
  const parts = [
    [policy.platformId, question.platformId, 4],
    [policy.kindId, question.kindId, 2],
    [policy.law, question.law, 1],
  ] as const;
  return parts.some(([own, asked]) => own !== null && own !== asked)
    ? null
    : parts.reduce((sum, [own, , worth]) => (own === null ? sum : sum + worth), 0);
};

/** What the card of a platform says of signatures, as a policy that nobody has made stricter; null: it says nothing. */
export const policyOfCard = ({ platformId, name, signature, reviewedOn }: PlatformCard): SignaturePolicy | null => {
  const { kind, formats, level, placement, scope } = signature;
  const figures = [kind, formats, level, placement, scope];
  const [first] = figures.filter(({ value }) => value !== null);
  if (first === undefined) return null;
  return {
    policyId: `card.${platformId}`,
    name,
    platformId,
    kindId: null,
    law: null,
    kind: kind.value,
    // Of several formats any will do, and none of them can be demanded.
    format: formats.value?.length === 1 ? (formats.value[0] ?? null) : null,
    level: level.value,
    placement: placement.value,
    scope: scope.value,
    signers: [],
    strict: false,
    source: first.source ?? name,
    readOn: first.readOn ?? reviewedOn,
  };
};

/** The nearest policy for a procedure; of equally near ones the first. Where none is for it, what the platform's card says. */
export const choosePolicy = (
  policies: readonly SignaturePolicy[],
  question: PolicyQuestion,
  card: PlatformCard | null,
): SignaturePolicy | null => {
  const near = policies.flatMap((policy) => {
    const value = nearness(policy, question);
    return value === null ? [] : [{ policy, value }];
  });
  const [best] = near.toSorted((a, b) => b.value - a.value);
  return best?.policy ?? (card === null ? null : policyOfCard(card));
};

/** A signature as it is about to be made. `qualified` null: not known before the key is opened. */
export type PlannedSignature = {
  readonly format: SignaturePolicy['format'];
  readonly level: (typeof signatureLevels)[number];
  readonly placement: 'detached' | 'attached';
  readonly qualified: boolean | null;
  /** What it will cover; a bid is signed both ways at once. Absent: not known yet. */
  readonly scope?: 'each-file' | 'whole' | 'both';
};

type PolicyFinding = Finding<PolicyCode>;

/** A key of the texts: the scope is named in the user's language. */
const scopeKey = (scope: 'each-file' | 'whole'): string => `platforms.word.signature.scope.${scope}`;

/** Where a planned signature does not meet its policy: stops under a strict one, warns otherwise; and who signs besides. */
export const judgeByPolicy = (policy: SignaturePolicy, planned: PlannedSignature): readonly PolicyFinding[] => {
  const severity = policy.strict ? 'blocker' : 'warning';
  const findings: PolicyFinding[] = [];
  const say = (code: PolicyCode, details: PolicyFinding['details']): void => {
    findings.push({ code, severity, place: {}, details: { policy: policy.name, ...details } });
  };
  const { format, level, placement, kind, signers, scope } = policy;
  if (format !== null && planned.format !== format)
    say('policy.format-differs', { planned: planned.format ?? '', wanted: format });
  if (level !== null && signatureLevels.indexOf(planned.level) < signatureLevels.indexOf(level))
    say('policy.level-too-low', { planned: planned.level, wanted: level });
  if (placement !== null && placement !== 'either' && planned.placement !== placement)
    say('policy.placement-differs', { planned: planned.placement, wanted: placement });
  const covers = planned.scope ?? 'both';
  if ((scope === 'each-file' || scope === 'whole') && covers !== 'both' && covers !== scope)
    say('policy.scope-differs', { planned: scopeKey(covers), wanted: scopeKey(scope) });
  if (kind === 'qualified' && planned.qualified === false) say('policy.not-qualified', {});
  // What nobody has looked at is not met.
  if (kind === 'qualified' && planned.qualified === null)
    findings.push({
      code: 'policy.qualified-unknown',
      severity: 'warning',
      place: {},
      details: { policy: policy.name },
    });
  const met: readonly PolicyFinding[] =
    findings.length > 0
      ? []
      : [{ code: 'policy.met', severity: 'passed', place: {}, details: { policy: policy.name } }];
  const others: readonly PolicyFinding[] =
    signers.length < 2
      ? []
      : [{ code: 'policy.signers-wanted', severity: 'info', place: {}, details: { policy: policy.name, signers } }];
  // What the platform makes of the bid is made there, and signed there.
  const form: readonly PolicyFinding[] =
    scope === 'form'
      ? [{ code: 'policy.scope-form', severity: 'info', place: {}, details: { policy: policy.name } }]
      : [];
  return [...findings, ...met, ...form, ...others];
};
