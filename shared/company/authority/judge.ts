import { addDays } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { judgeChain, type SignedPower } from './chain.ts';
import type { Party, Person, PowerOfAttorney, PrincipalSignature } from './model.ts';
import { judgeNumbers } from './numbers.ts';
import { digitsOf, samePerson } from './person.ts';
import { judgePowers, type PowersQuestion } from './powers.ts';
import { authorityFinding, namesOf, type AuthorityFinding } from './say.ts';
import { actorsOf, judgeSignature } from './signature.ts';

/** What a power of attorney is judged against. Days are Moscow's; null: not known, and then not judged by. */
export type AuthorityQuestion = PowersQuestion & {
  /** The last day for bids; the platform looks at the power then. One that has passed is left out by the caller. */
  readonly deadline: PlainDay | null;
  readonly company: { readonly inn: string | null; readonly ogrn: string | null } | null;
  /** Whom the certificate that signs names. */
  readonly signer: Person | null;
  readonly signature: PrincipalSignature | null;
  /** Every other power of attorney at hand, for the chain, each with its principal's signature. */
  readonly others: readonly SignedPower[];
};

/** From here on the coming end is worth a word. */
const soonDays = 14;

/** Civil Code art. 186, 189: valid from its day to its last day, both included. */
const judgeTerm = (
  { issuedOn, validUntil }: PowerOfAttorney,
  { today, deadline }: AuthorityQuestion,
): readonly AuthorityFinding[] => {
  if (validUntil < issuedOn)
    return [authorityFinding('authority.term-reversed', 'blocker', { from: issuedOn, until: validUntil })];
  if (today < issuedOn) return [authorityFinding('authority.not-yet', 'blocker', { from: issuedOn, day: today })];
  if (today > validUntil) return [authorityFinding('authority.expired', 'blocker', { until: validUntil, day: today })];
  if (deadline !== null && deadline > validUntil)
    return [authorityFinding('authority.ends-before-deadline', 'blocker', { until: validUntil, deadline })];
  const decisive = deadline ?? today;
  return validUntil <= addDays(decisive, soonDays)
    ? [authorityFinding('authority.ends-soon', 'warning', { until: validUntil, days: soonDays })]
    : [authorityFinding('authority.in-term', 'passed', { from: issuedOn, until: validUntil })];
};

/** Another's register number stops; without any number to compare it is only unproved. */
const judgePrincipal = (
  { principals }: PowerOfAttorney,
  { company }: AuthorityQuestion,
): readonly AuthorityFinding[] => {
  if (company === null || (company.inn === null && company.ogrn === null)) return [];
  const agreement = (party: Party): 'same' | 'other' | 'unknown' => {
    let known: 'same' | 'unknown' = 'unknown';
    for (const number of ['inn', 'ogrn'] as const) {
      const [theirs, ours] = [digitsOf(party[number]), digitsOf(company[number])];
      if (theirs === null || ours === null) continue;
      if (theirs !== ours) return 'other';
      known = 'same';
    }
    return known;
  };
  const ours = principals.find((party) => agreement(party) === 'same');
  if (ours !== undefined) return [authorityFinding('authority.principal-ours', 'passed', { principal: ours.name })];
  if (principals.some((party) => agreement(party) === 'unknown'))
    return [authorityFinding('authority.principal-unproved', 'warning', { principal: namesOf(principals) })];
  const details = {
    principal: namesOf(principals),
    inn: principals.flatMap(({ inn }) => (inn === null ? [] : [inn])),
    company: company.inn ?? company.ogrn,
  };
  return [authorityFinding('authority.principal-other', 'blocker', details)];
};

const judgeRepresentative = (
  { representatives }: PowerOfAttorney,
  { signer }: AuthorityQuestion,
): readonly AuthorityFinding[] => {
  const names = namesOf(representatives);
  if (signer === null) return [authorityFinding('authority.signer-unknown', 'info', { representatives: names })];
  for (const party of representatives)
    for (const actor of actorsOf(party)) {
      const by = samePerson(actor, signer);
      if (by === 'name')
        return [authorityFinding('authority.representative-by-name', 'warning', { representative: party.name })];
      if (by !== null)
        return [authorityFinding('authority.representative-signs', 'passed', { representative: party.name, by })];
    }
  const details = { representatives: names, signer: signer.name ?? signer.snils ?? signer.inn };
  return [authorityFinding('authority.representative-other', 'blocker', details)];
};

/**
 * The Federal Tax Service's register is asked online; nothing here can stand for its answer. A chain ends with any of its links
 * (Civil Code art. 188), so each is to be asked for.
 */
const judgeRevocation = ({ number, revocable, earlier }: PowerOfAttorney): readonly AuthorityFinding[] => [
  authorityFinding('authority.revocation-not-provable', 'info', {
    number: [...new Set([number, ...earlier.flatMap((one) => one.number ?? [])])],
  }),
  ...(revocable ? [] : [authorityFinding('authority.irrevocable', 'info')]),
];

/**
 * What speaks for and against acting by this power of attorney, without any network. `blocker`: whoever checks it refuses;
 * `warning`: it may be refused, or could not be told; `info`: what nobody can tell here.
 */
export const judgeAuthority = (power: PowerOfAttorney, question: AuthorityQuestion): readonly AuthorityFinding[] => [
  ...judgeTerm(power, question),
  ...judgePrincipal(power.isPassedOn ? firstOf(power) : power, question),
  ...judgeRepresentative(power, question),
  ...judgePowers(power, question),
  ...judgeNumbers(power),
  ...judgeSignature(power, question.signature),
  ...judgeChain(power, question.others, question.deadline ?? question.today),
  ...judgeRevocation(power),
];

/** Who stands at the head of a chain is the company; in between stand those who pass on. */
const firstOf = (power: PowerOfAttorney): PowerOfAttorney => {
  const principals = power.earlier[0]?.principals ?? [];
  return { ...power, principals: principals.length === 0 ? power.principals : principals };
};
