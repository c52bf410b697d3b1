import { checkSignature } from '#shared/bid/checks/platform.ts';
import {
  bestSigner,
  checkAuthority,
  checkSigner,
  type BoundAuthority,
  type JudgedSigner,
} from '#shared/bid/checks/signer.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { lawOf } from '#shared/procedure/deadline-graph-facts.ts';
import type { PlatformCard } from '#shared/procedure/platforms/card.ts';
import { algorithmOidsOf } from '#shared/signature/algorithm-oids.ts';
import { keyText } from '#shared/signature/judge-key.ts';
import type { SignaturePolicy } from '#shared/signature/policy.ts';
import { bondOf } from '../../authority/authority-records.ts';
import { companyNumbers, judgeKept } from '../../authority/judge-kept.ts';
import { signerOf } from '../../authority/verify-principal.ts';
import { cardOf } from '../../company/platform-cards.ts';
import type { Host } from '../../context.ts';
import { rehearsedCertificate } from '../../rehearsal/rehearsal-records.ts';
import { judgeFor } from '../../signing/judge.ts';
import { policyFor } from '../../signing/policy-of-bid.ts';
import type { GatheredBid } from '../gather-bid.ts';
import type { KnownKey, SigningFacts } from './signing-facts.ts';

type Bid = Pick<GatheredBid, 'draft' | 'procedure' | 'platform'>;
type Judged = JudgedSigner & { readonly key: KnownKey };

/** Of the company that bids; the one that was rehearsed with, where it is still there, before every other. */
export const keysFor = (
  host: Host,
  { draft }: Pick<GatheredBid, 'draft'>,
  { keys }: SigningFacts,
): readonly KnownKey[] => {
  const own = keys.filter(({ companyId }) => companyId === null || companyId === draft.companyId);
  const rehearsed = rehearsedCertificate(host.workspace.database, draft.bidId);
  const chosen = own.filter(({ certificateId }) => certificateId === rehearsed);
  return chosen.length > 0 ? chosen : own;
};

const judgedKeys = (host: Host, { draft, procedure, platform }: Bid, keys: readonly KnownKey[]): readonly Judged[] => {
  const company = companyNumbers(host, draft.companyId);
  return keys.map((key) => {
    const person = signerOf(key.facts);
    const namesCompany =
      person.organizationInn !== null || person.ogrn !== null || (person.inn !== null && person.inn === company?.inn);
    return {
      key,
      label: key.label,
      isPersonal: company !== null && !namesCompany && (person.inn !== null || person.snils !== null),
      signer: person.name ?? key.label,
      findings: judgeFor(host, key.facts, { deadline: procedure.deadline, platform }, key.place, draft.companyId),
    };
  });
};

/** What a card or a policy demands of signatures against what this program and this key make. */
export const signatureFindings = (
  policy: SignaturePolicy | null,
  card: PlatformCard | null,
  key: KnownKey['facts']['key'] | null,
): readonly Finding[] => {
  if (policy === null && card === null) return [];
  return checkSignature({
    platform: card?.name ?? policy?.name ?? '',
    wanted: policy?.name ?? card?.name ?? '',
    formats: policy === null || policy.format === null ? (card?.signature.formats.value ?? null) : [policy.format],
    level: policy?.level ?? null,
    placement: policy?.placement ?? null,
    made: card?.signature.made.value ?? null,
    algorithms: card?.signature.algorithms.value ?? null,
    own: key === null ? null : { oids: algorithmOidsOf(key), name: keyText(key) },
  });
};

const absences = ['signer.inn-absent', 'signer.ogrn-absent'];

/** The certificate, the signature it makes and the authority behind it, each at the deadline and for this platform. */
export const signerChecks = (host: Host, bid: Bid, signing: SigningFacts): readonly Finding[] => {
  const { draft, procedure } = bid;
  const { database } = host.workspace;
  const judged = judgedKeys(host, bid, keysFor(host, bid, signing));
  const best = bestSigner(judged);
  const chosen = judged.find((one) => one === best) ?? null;
  const bond = bondOf(database, draft.bidId);
  const kept =
    bond === null ? undefined : signing.authorities.find(({ authorityId }) => authorityId === bond.authorityId);
  const signer = chosen === null ? null : signerOf(chosen.key.facts);
  const bound: BoundAuthority | null =
    bond === null
      ? null
      : kept === undefined
        ? { kind: 'gone' }
        : {
            kind: 'judged',
            findings: judgeKept(host, kept, signing.authorities, {
              deadline: procedure.deadline,
              companyId: draft.companyId,
              signer,
              powers: bond.powers,
              law: lawOf(procedure),
            }),
          };
  // That a person's certificate names no company is what the power of attorney is for; said once, there.
  const ofSigner = checkSigner(judged).filter(({ code }) => best?.isPersonal !== true || !absences.includes(code));
  return [
    ...signatureFindings(policyFor(host, bid), cardOf(database, draft.platformId), chosen?.key.facts.key ?? null),
    ...ofSigner,
    ...checkAuthority(best, bound),
  ];
};
