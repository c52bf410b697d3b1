import type { Party, Person, PowerOfAttorney, PrincipalSignature } from './model.ts';
import { digitsOf, samePerson } from './person.ts';
import { authorityFinding, namesOf, type AuthorityFinding } from './say.ts';

const personOf = ({ name, inn, snils }: Party): Person => ({ name, inn, snils });

/** Persons that may act by it; of an organization those that act for it without another power. */
export const actorsOf = (party: Party): readonly Person[] =>
  party.kind === 'person' || party.kind === 'trader' ? [personOf(party)] : party.heads;

/** The principal signs it: its own certificate, or that of who acts for it without a power (63-FZ art. 17.2). */
const signsFor = ({ signer }: PrincipalSignature, party: Party): boolean =>
  (signer.organizationInn !== null && signer.organizationInn === digitsOf(party.inn)) ||
  (signer.ogrn !== null && signer.ogrn === digitsOf(party.ogrn)) ||
  actorsOf(party).some((actor) => samePerson(actor, signer) !== null);

export const judgeSignature = (
  { principals }: PowerOfAttorney,
  signature: PrincipalSignature | null,
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
