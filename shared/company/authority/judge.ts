import { addDays } from '../../calendar/days.ts';
import type { Finding } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { judgeChain } from './chain.ts';
import type { AuthorityCode } from './codes.ts';
import type { Party, Person, PowerOfAttorney, PrincipalSignature } from './model.ts';
import { digitsOf, samePerson } from './person.ts';

export type AuthorityFinding = Finding<AuthorityCode>;

/** What a power of attorney is judged against. Days are Moscow's; null: not known, and then not judged by. */
export type AuthorityQuestion = {
  readonly today: PlainDay;
  /** The last day for bids; the platform looks at the power then. One that has passed is left out by the caller. */
  readonly deadline: PlainDay | null;
  readonly company: { readonly inn: string | null; readonly ogrn: string | null } | null;
  /** Whom the certificate that signs names. */
  readonly signer: Person | null;
  /** Codes of the classifier, or words that a power's name or text has to hold. */
  readonly wanted: readonly string[];
  readonly signature: PrincipalSignature | null;
  /** Every other power of attorney at hand, for the chain. */
  readonly others: readonly PowerOfAttorney[];
};

/** From here on the coming end is worth a word. */
const soonDays = 14;

export const authorityFinding = (
  code: AuthorityCode,
  severity: AuthorityFinding['severity'],
  details: AuthorityFinding['details'] = {},
): AuthorityFinding => ({ code, severity, place: {}, details });

/** Civil Code art. 186, 189: valid from its day to its last day, both included. */
const judgeTerm = (
  { issuedOn, validUntil }: PowerOfAttorney,
  { today, deadline }: AuthorityQuestion,
): readonly AuthorityFinding[] => {
  if (today < issuedOn) return [authorityFinding('authority.not-yet', 'blocker', { from: issuedOn, day: today })];
  if (today > validUntil) return [authorityFinding('authority.expired', 'blocker', { until: validUntil, day: today })];
  if (deadline !== null && deadline > validUntil)
    return [authorityFinding('authority.ends-before-deadline', 'blocker', { until: validUntil, deadline })];
  const decisive = deadline ?? today;
  return validUntil <= addDays(decisive, soonDays)
    ? [authorityFinding('authority.ends-soon', 'warning', { until: validUntil, days: soonDays })]
    : [authorityFinding('authority.in-term', 'passed', { from: issuedOn, until: validUntil })];
};

const namesOf = (parties: readonly Party[]): string[] => parties.map(({ name }) => name);

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

const personOf = ({ name, inn, snils }: Party): Person => ({ name, inn, snils });

/** Persons that may act by it; of an organization those that act for it without another power. */
const actorsOf = (party: Party): readonly Person[] =>
  party.kind === 'person' || party.kind === 'trader' ? [personOf(party)] : party.heads;

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

const lower = (text: string): string => text.normalize('NFC').toLowerCase();

/** Whether the powers hold what is wanted: its code, its mnemonic, or words of its name or of the text. */
export const givesPower = ({ text, codes }: PowerOfAttorney['powers'], wanted: string): boolean =>
  codes.some(
    ({ code, mnemonic, name }) =>
      code === wanted || mnemonic === wanted || (/\p{L}/u.test(wanted) && lower(name).includes(lower(wanted))),
  ) ||
  (text !== null && lower(text).includes(lower(wanted)));

const judgePowers = (
  { powers, representatives }: PowerOfAttorney,
  { wanted }: AuthorityQuestion,
): readonly AuthorityFinding[] => {
  const findings: AuthorityFinding[] = wanted.map((power) =>
    givesPower(powers, power)
      ? authorityFinding('authority.power-given', 'passed', { power })
      : authorityFinding('authority.power-missing', 'blocker', { power }),
  );
  if (wanted.length === 0) findings.push(authorityFinding('authority.powers-not-marked', 'warning'));
  for (const power of wanted)
    for (const { code, name, limits } of powers.codes)
      if (
        limits.length > 0 &&
        givesPower({ text: null, codes: [{ code, name, limits, mnemonic: null }], jointly: false }, power)
      )
        findings.push(authorityFinding('authority.power-limited', 'warning', { power: name, limits: [...limits] }));
  if (powers.jointly && representatives.length > 1)
    findings.push(authorityFinding('authority.powers-joint', 'warning', { representatives: namesOf(representatives) }));
  return findings;
};

/** The principal signs it: its own certificate, or that of who acts for it without a power (63-FZ art. 17.2). */
const signsFor = ({ signer }: PrincipalSignature, party: Party): boolean =>
  (signer.organizationInn !== null && signer.organizationInn === digitsOf(party.inn)) ||
  (signer.ogrn !== null && signer.ogrn === digitsOf(party.ogrn)) ||
  actorsOf(party).some((actor) => samePerson(actor, signer) !== null);

const judgeSignature = (
  { principals }: PowerOfAttorney,
  { signature }: AuthorityQuestion,
): readonly AuthorityFinding[] => {
  if (signature === null) return [authorityFinding('authority.signature-missing', 'blocker')];
  const { intact, conclusion, signer } = signature;
  if (intact === 'failed' || conclusion === 'TOTAL-FAILED')
    return [authorityFinding('authority.signature-broken', 'blocker')];
  const name = signer.name ?? signer.snils ?? signer.inn ?? signer.organizationInn ?? '';
  if (!principals.some((party) => signsFor(signature, party)))
    return [authorityFinding('authority.signature-other', 'blocker', { signer: name, principal: namesOf(principals) })];
  return intact === 'passed' && conclusion === 'TOTAL-PASSED'
    ? [authorityFinding('authority.signed', 'passed', { signer: name })]
    : [authorityFinding('authority.signature-unproved', 'warning', { conclusion })];
};

/** Federal tax service's register m4d.nalog.gov.ru is asked online; nothing here can stand for its answer. */
const judgeRevocation = ({ number, revocable }: PowerOfAttorney): readonly AuthorityFinding[] => [
  authorityFinding('authority.revocation-not-provable', 'info', { number }),
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
  ...judgeSignature(power, question),
  ...judgeChain(power, question.others, question.deadline ?? question.today),
  ...judgeRevocation(power),
];

/** Who stands at the head of a chain is the company; in between stand those who pass on. */
const firstOf = (power: PowerOfAttorney): PowerOfAttorney => {
  const principals = power.earlier[0]?.principals ?? [];
  return { ...power, principals: principals.length === 0 ? power.principals : principals };
};
