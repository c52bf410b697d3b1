import { z } from 'zod';
import { failKernel, type KernelCode } from '../kernel/codes.ts';
import type { Outcome } from '../kernel/failure.ts';
import { ok } from '../kernel/result.ts';
import { subIndications } from './conclusion.ts';
import { validationPolicy } from './policy-data.ts';
import { indispensable, verdictOf } from './judge.ts';
import type { PolicyRule, ValidationPolicy } from './policy.ts';
import { verdictWords } from './verdict.ts';

const source = z.string().min(1).max(500);
const word = z.enum(verdictWords).exclude(['passed']).optional();
const rule = z.discriminatedUnion('level', [
  z.strictObject({ level: z.enum(['fail', 'indeterminate']), subIndication: z.enum(subIndications), word, source }),
  z.strictObject({ level: z.enum(['warning', 'note']), word, source }),
]);
const day = z.iso.date();
const term = z.union([z.enum(['open', 'never']), z.strictObject({ through: day })]);
const hours = z
  .number()
  .positive()
  .max(10 * 366 * 24);

/** What a user's policy file holds: the policy it changes by name, and only what it changes. */
const policyFile = z.strictObject({
  id: z.string().regex(/^[\p{L}\p{N}._-]{1,80}$/u),
  extends: z.literal(validationPolicy.id),
  rules: z.record(z.string(), rule).default({}),
  digests: z.array(z.strictObject({ name: z.string().min(1).max(80), term, source })).default([]),
  revocation: z
    .strictObject({ maxAgeHours: hours.nullable(), ocspWithoutNextUpdateHours: hours, source })
    .default(validationPolicy.revocation),
});

const known = new Set(Object.keys(validationPolicy.rules));

const strictness = ['note', 'warning', 'indeterminate', 'fail'] as const satisfies readonly PolicyRule['level'][];

/** Of what a signature cannot pass without, a policy may only ask more. */
const isWeaker = (code: string, given: PolicyRule['level']): boolean => {
  const own = validationPolicy.rules[code]?.level ?? 'note';
  return indispensable.includes(verdictOf(code)) && strictness.indexOf(given) < strictness.indexOf(own);
};

/**
 * A policy chosen by the user, from the text of its file (JSON): `extends` names this program's own policy, `rules`,
 * `digests` and `revocation` replace its lines one by one. A rule for a check that does not exist is refused, since it
 * would change nothing, and so is one that would let pass what was not proved. Refuses with `input.invalid` and the path in the file.
 */
export const readPolicy = (text: string): Outcome<ValidationPolicy, KernelCode> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failKernel('input.invalid', { path: 'policy', reason: 'not JSON' });
  }
  const parsed = policyFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = ['policy', ...(issue?.path ?? []).map(String)].join('.');
    return failKernel('input.invalid', { path, reason: issue?.message ?? '' });
  }
  const { id, rules, digests, revocation } = parsed.data;
  const unknown = Object.keys(rules).find((code) => !known.has(code));
  if (unknown !== undefined)
    return failKernel('input.invalid', { path: `policy.rules.${unknown}`, reason: 'no such check' });
  const weaker = Object.entries(rules).find(([code, { level }]) => isWeaker(code, level));
  if (weaker !== undefined)
    return failKernel('input.invalid', { path: `policy.rules.${weaker[0]}.level`, reason: 'weaker than it has to be' });
  const replaced = new Set(digests.map(({ name }) => name));
  const ownRules = Object.fromEntries(
    Object.entries(rules).map(([code, { word: given, ...rest }]) => [
      code,
      given === undefined ? rest : { ...rest, word: given },
    ]),
  );
  return ok({
    id,
    revocation,
    rules: { ...validationPolicy.rules, ...ownRules },
    fallback: validationPolicy.fallback,
    digests: [...validationPolicy.digests.filter(({ name }) => !replaced.has(name)), ...digests],
  });
};
