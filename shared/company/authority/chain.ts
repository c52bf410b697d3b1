import type { PlainDay } from '../../kernel/instant.ts';
import type { Finding } from '../../kernel/failure.ts';
import type { AuthorityCode } from './codes.ts';
import type { Party, PowerOfAttorney } from './model.ts';
import { digitsOf, samePerson } from './person.ts';

type ChainFinding = Finding<AuthorityCode>;

const say = (
  code: AuthorityCode,
  severity: ChainFinding['severity'],
  details: ChainFinding['details'],
): ChainFinding => ({ code, severity, place: {}, details });

const sameParty = (a: Party, b: Party): boolean => {
  for (const number of ['inn', 'ogrn'] as const) {
    const [one, other] = [digitsOf(a[number]), digitsOf(b[number])];
    if (one !== null && other !== null) return one === other;
  }
  return samePerson(a, b) !== null;
};

/** Codes that are passed on and were never given. Powers in words are for a person to compare. */
const lackingCodes = (power: PowerOfAttorney, earlier: PowerOfAttorney): string[] =>
  earlier.powers.codes.length === 0
    ? []
    : power.powers.codes
        .filter(({ code }) => !earlier.powers.codes.some((given) => given.code === code))
        .map(({ code }) => code);

const judgeStep = (
  power: PowerOfAttorney,
  earlier: PowerOfAttorney,
  { day, passings }: { readonly day: PlainDay; readonly passings: number },
): readonly ChainFinding[] => {
  const { number, validUntil, delegation } = earlier;
  const findings: ChainFinding[] = [];
  // What may be passed on once was passed on more often where a further step follows.
  if (delegation === 'not-allowed' || (delegation === 'once' && passings > 1))
    findings.push(say('authority.earlier-forbids', 'blocker', { number }));
  if (day > validUntil) findings.push(say('authority.earlier-expired', 'blocker', { number, until: validUntil }));
  // Civil Code art. 187 p. 4: the term of what is passed on may not exceed that of what it stands on.
  else if (power.validUntil > validUntil)
    findings.push(say('authority.outlives-earlier', 'warning', { number, until: validUntil }));
  if (!power.principals.some((party) => earlier.representatives.some((given) => sameParty(party, given))))
    findings.push(say('authority.earlier-differs', 'blocker', { number }));
  const lacking = lackingCodes(power, earlier);
  if (lacking.length > 0) findings.push(say('authority.earlier-lacks', 'blocker', { number, powers: lacking }));
  return findings;
};

/**
 * A power that was passed on (Civil Code art. 187) stands on every one before it: each has to be at hand, in term, allow to be
 * passed on, and name who passes it on as its representative. What lies on paper or at a notary's is named, not judged.
 */
export const judgeChain = (
  power: PowerOfAttorney,
  others: readonly PowerOfAttorney[],
  day: PlainDay,
): readonly ChainFinding[] => {
  if (!power.isPassedOn) return [];
  const findings: ChainFinding[] = [];
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
      findings.push(say('authority.earlier-on-paper', 'warning', { number: named.internalNumber ?? '' }));
      break;
    }
    const earlier = others.find(({ number }) => number === named.number);
    if (earlier === undefined || met.has(named.number)) {
      findings.push(say('authority.earlier-missing', 'blocker', { number: named.number }));
      break;
    }
    met.add(named.number);
    findings.push(...judgeStep(at, earlier, { day, passings: count }));
    at = earlier;
    count += 1;
  }
  return findings.some(({ severity }) => severity === 'blocker' || severity === 'warning')
    ? findings
    : [...findings, say('authority.chain-holds', 'passed', { count })];
};
