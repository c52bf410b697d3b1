import type { HandoverCode } from '#shared/bid/handover/codes.ts';
import type { Surroundings } from '#shared/bid/handover/snapshot.ts';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { chosenCompanyId, listCompanies } from '../../store/company/companies.ts';
import type { GatheredBid } from '../bids/gather-bid.ts';
import { loadProfile, participantOf } from '../company/company-profile.ts';
import type { Host } from '../context.ts';
import { showProcedure } from '../procedures/show-procedure.ts';
import { markOfPolicy } from '../rehearsal/rehearsal-basis.ts';
import { policyFor } from '../signing/policy-of-bid.ts';
import type { Carried } from './carried.ts';
import { keptOwn } from './library.ts';

/** Who bids and by which policy, as this workspace has it. */
export const surroundingsOf = (host: Host, bid: Pick<GatheredBid, 'draft' | 'procedure'>): Surroundings => ({
  company: participantOf(loadProfile(host.workspace.database, bid.draft.companyId)),
  policy: markOfPolicy(policyFor(host, bid)),
});

type Company = Surroundings['company'];
const isOne = (a: Company, b: Company): boolean =>
  a !== null && b !== null && a.inn !== '' && a.inn === b.inn && (a.kpp === '' || b.kpp === '' || a.kpp === b.kpp);

/** Our company of the same numbers; where there is none, the one that is worked for now. */
export const companyHere = (host: Host, came: Company): string => {
  const { database } = host.workspace;
  const own = listCompanies(database).find(({ profile }) => isOne(participantOf(profile), came));
  return own?.companyId ?? chosenCompanyId(database);
};

type Here = { readonly draft: BidDraft; readonly state: HandoverState };

/** What is another thing here than where the file comes from, and is left as it is: the company, the policy, the library. */
export const otherwiseHere = async (
  host: Host,
  { company, policy, state }: Carried,
  mine: Here | null,
  joined: HandoverState,
): Promise<readonly Finding<HandoverCode>[]> => {
  const tell = (code: HandoverCode, details: Finding['details']): Finding<HandoverCode> => ({
    code,
    severity: 'warning',
    place: {},
    details,
  });
  const companyId = mine?.draft.companyId ?? companyHere(host, company);
  const own = participantOf(loadProfile(host.workspace.database, companyId));
  const named = (one: Company): string => (one === null ? '—' : [one.name, one.inn].filter(Boolean).join(' · '));
  const { sourceId, platformId } = state.draft;
  const shown = await showProcedure(host.workspace, mine?.draft.procedureId ?? sourceId);
  const known = shown.ok && shown.value.sourceId === sourceId ? shown.value : null;
  const draft = { ...state.draft, platformId, companyId, procedureId: known?.id ?? '', createdAt: host.clock() };
  const ownPolicy =
    known === null
      ? policy
      : markOfPolicy(policyFor(host, { draft: { ...draft, updatedAt: draft.createdAt }, procedure: known }));
  return [
    ...(company === null || isOne(own, company)
      ? []
      : [tell('handover.company-other', { came: named(company), here: named(own) })]),
    ...(ownPolicy?.sha256 === policy?.sha256
      ? []
      : [tell('handover.policy-other', { came: policy?.name ?? '—', here: ownPolicy?.name ?? '—' })]),
    ...keptOwn(host, { state: joined, mine: mine?.state ?? null, companyId }),
  ];
};
