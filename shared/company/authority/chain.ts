import type { PlainDay } from '../../kernel/instant.ts';
import type { EarlierPower, Party, PowerOfAttorney, PrincipalSignature } from './model.ts';
import { digitsOf, samePerson } from './person.ts';
import { authorityFinding as say, namesOf, type AuthorityFinding } from './say.ts';
import { judgeSignature } from './signature.ts';

/** A power of attorney at hand; null: no signature of its principal was given with it. */
export type SignedPower = { readonly power: PowerOfAttorney; readonly signature: PrincipalSignature | null };

const sameParty = (a: Party, b: Party): boolean => {
  for (const number of ['inn', 'ogrn'] as const) {
    const [one, other] = [digitsOf(a[number]), digitsOf(b[number])];
    if (one !== null && other !== null) return one === other;
  }
  return samePerson(a, b) !== null;
};

/** Codes that are passed on have to have been given; what either says in words is for a person to compare. */
const judgeGiven = (power: PowerOfAttorney, earlier: PowerOfAttorney): readonly AuthorityFinding[] => {
  const { number, powers: given } = earlier;
  const lacking = power.powers.codes
    .filter(({ code }) => !given.codes.some((one) => one.code === code))
    .map(({ code }) => code);
  if (lacking.length > 0 && given.text === null)
    return [say('authority.earlier-lacks', 'blocker', { number, powers: lacking })];
  return lacking.length > 0 || power.powers.text !== null ? [say('authority.earlier-unread', 'info', { number })] : [];
};

/** What was passed on is worth what it stands on: the earlier one's own principal has to have signed that. */
const judgeEarlierSignature = ({ power, signature }: SignedPower): readonly AuthorityFinding[] =>
  judgeSignature(power, signature).flatMap(({ severity }) => {
    const details = { number: power.number };
    if (severity === 'blocker') return [say('authority.earlier-unsigned', severity, details)];
    return severity === 'warning' ? [say('authority.earlier-unproved', severity, details)] : [];
  });

/** Civil Code art. 187 p. 4, 188: what is passed on neither outlives what it stands on nor has a longer term. */
const judgeTerms = (
  power: PowerOfAttorney,
  { number, validUntil }: { readonly number: string; readonly validUntil: PlainDay },
  day: PlainDay,
): readonly AuthorityFinding[] => {
  if (day > validUntil) return [say('authority.earlier-expired', 'blocker', { number, until: validUntil })];
  return power.validUntil > validUntil
    ? [say('authority.outlives-earlier', 'warning', { number, until: validUntil })]
    : [];
};

const judgeStep = (
  power: PowerOfAttorney,
  step: SignedPower,
  { day, passings }: { readonly day: PlainDay; readonly passings: number },
): readonly AuthorityFinding[] => {
  const { power: earlier } = step;
  const { number, delegation } = earlier;
  const findings: AuthorityFinding[] = [];
  // What may be passed on once was passed on more often where a further step follows.
  if (delegation === 'not-allowed' || (delegation === 'once' && passings > 1))
    findings.push(say('authority.earlier-forbids', 'blocker', { number }));
  findings.push(...judgeTerms(power, earlier, day), ...judgeEarlierSignature(step));
  if (!power.principals.some((party) => earlier.representatives.some((given) => sameParty(party, given))))
    findings.push(say('authority.earlier-differs', 'blocker', { number }));
  findings.push(...judgeGiven(power, earlier));
  return findings;
};

/** On paper or at a notary's: only the term that the file states of it can be compared. */
const judgePaper = (power: PowerOfAttorney, named: EarlierPower, day: PlainDay): readonly AuthorityFinding[] => {
  const number = named.internalNumber ?? '';
  const { validUntil } = named;
  return [
    say('authority.earlier-on-paper', 'warning', { number }),
    ...(validUntil === null ? [] : judgeTerms(power, { number, validUntil }, day)),
  ];
};

/** The original is whose the last link says it is: else a stranger's power would be passed on in the company's name. */
const judgeRoot = (power: PowerOfAttorney, root: PowerOfAttorney): readonly AuthorityFinding[] => {
  const stated = power.earlier[0]?.principals ?? [];
  return stated.length === 0 || stated.some((party) => root.principals.some((real) => sameParty(party, real)))
    ? []
    : [say('authority.root-differs', 'blocker', { number: root.number, principal: namesOf(root.principals) })];
};

/** Who passed powers on may have lost them by it (`ПрУтрПолн`); sources differ on which digit says so, so a person reads it. */
const judgePassedFurther = (
  { number }: PowerOfAttorney,
  others: readonly SignedPower[],
  day: PlainDay,
): readonly AuthorityFinding[] =>
  others
    .filter(({ power }) => power.earlier.at(-1)?.number === number && power.validUntil >= day)
    .map(({ power }) => say('authority.passed-on-further', 'warning', { number: power.number }));

/**
 * A power that was passed on (Civil Code art. 187) stands on every one before it: each has to be at hand, in term, allow to be
 * passed on, be signed by its own principal, and name who passes it on as its representative. What lies on paper or at a notary's is named, not judged.
 */
export const judgeChain = (
  power: PowerOfAttorney,
  others: readonly SignedPower[],
  day: PlainDay,
): readonly AuthorityFinding[] => {
  const findings: AuthorityFinding[] = [...judgePassedFurther(power, others, day)];
  if (!power.isPassedOn) return findings;
  const met = new Set([power.number]);
  let at = power;
  let count = 1;
  while (at.isPassedOn) {
    // The one before it, where the file names one; else the first of the chain.
    const named = at.earlier.at(-1);
    if (named === undefined) {
      findings.push(say('authority.earlier-missing', 'blocker', { number: at.number }));
      break;
    }
    if (named.number === null) {
      findings.push(...judgePaper(at, named, day));
      break;
    }
    const earlier = others.find((other) => other.power.number === named.number);
    if (earlier === undefined || met.has(named.number)) {
      findings.push(say('authority.earlier-missing', 'blocker', { number: named.number }));
      break;
    }
    met.add(named.number);
    findings.push(...judgeStep(at, earlier, { day, passings: count }));
    at = earlier.power;
    count += 1;
    if (!at.isPassedOn) findings.push(...judgeRoot(power, at));
  }
  return findings.some(({ severity }) => severity === 'blocker' || severity === 'warning')
    ? findings
    : [...findings, say('authority.chain-holds', 'passed', { count })];
};
