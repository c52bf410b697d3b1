import { checklistOf, type ChecklistItem, type ChecklistRule } from '#shared/bid/checklist.ts';
import { limitOf } from '#shared/bid/prices/limit.ts';
import { byUrgency, checkBid } from '#shared/bid/checks/index.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import { statusOf, type BidStatus } from '#shared/bid/status.ts';
import { standingOf, type Standing } from '#shared/bid/submission/events.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PlatformDemands } from '#shared/procedure/platforms/card.ts';
import { existsSync } from 'node:fs';
import type { Host } from '../context.ts';
import { asicNames } from '../../pki/containers/asic-names.ts';
import { accessForBid } from '../company/access-records.ts';
import { lockFindings } from '../handover/lock.ts';
import { demandsOfPlatform } from '../company/platform-cards.ts';
import { papersOfBid } from '../company/papers/judge-in-bid.ts';
import { showProcedure } from '../procedures/show-procedure.ts';
import type { ProcedureDetail } from '../procedures/types.ts';
import { signerChecks } from './readiness/signer-checks.ts';
import { gatherSigning, type SigningFacts } from './readiness/signing-facts.ts';
import { otherBids } from './other-bids.ts';
import { listArtefacts, loadDraft, type Artefact } from './bid-records.ts';
import { rulesOfBid } from './checklists/rules-of-bid.ts';
import { listEvents } from './submission/event-records.ts';
import { staleLetters } from './templates/letter-content.ts';

/** One bid with everything its status and its findings are computed from. */
export type GatheredBid = {
  readonly draft: BidDraft;
  /** The notice's edition that the draft stands on; null: its bytes are no longer among the editions. */
  readonly ownEdition: number | null;
  readonly procedure: ProcedureDetail;
  readonly platform: PlatformDemands | null;
  readonly checklist: readonly ChecklistItem[];
  /** What the law, the kind of procedure and the user's sets ask for; the checklist without the user's own items. */
  readonly rules: readonly ChecklistRule[];
  readonly findings: readonly Finding[];
  /** Of the draft's present version, and only those whose file is still there. */
  readonly artefacts: readonly Artefact[];
  readonly status: BidStatus;
  /** What became of it after packaging. */
  readonly standing: Standing;
};

const isThere = (host: Host, artefact: Artefact): boolean =>
  artefact.kind === 'package' ? existsSync(artefact.path) : host.workspace.vault.has(artefact.digest);

/** A signature or package made for another manifest than the present one does not count. */
const fitting = (artefacts: readonly Artefact[]): readonly Artefact[] => {
  const manifest = artefacts.find((artefact) => artefact.kind === 'manifest');
  return manifest === undefined
    ? []
    : artefacts.filter((artefact) => artefact.manifestDigest === manifest.manifestDigest);
};

/** `signing` is gathered once by whoever looks at many bids. */
export const gatherBid = async (host: Host, bidId: string, signing?: SigningFacts): Promise<Outcome<GatheredBid>> => {
  const { database } = host.workspace;
  const loaded = loadDraft(database, bidId);
  if (!loaded.ok) return loaded;
  const draft = loaded.value;
  const shown = await showProcedure(host.workspace, draft.procedureId);
  if (!shown.ok) return shown;
  const procedure = shown.value;
  const platform = demandsOfPlatform(database, draft.platformId);
  const asksSecurity = procedure.securities.some((security) => security.kind === 'bid');
  const rules = rulesOfBid(host, draft, procedure);
  const checklist = checklistOf(asksSecurity, draft.checklist, draft.documents, rules);
  const ownEdition = procedure.editions.find((candidate) => candidate.digest === draft.noticeDigest)?.edition ?? null;
  const lot = procedure.lots.find((candidate) => candidate.id === draft.lotId);
  const limit = limitOf(lot ?? null, procedure);
  const lotIds = procedure.lots.map((candidate) => candidate.id);
  const checked = checkBid({
    draft,
    checklist,
    procedure: {
      deadline: procedure.deadline,
      ownEdition,
      newestEdition: procedure.edition,
      lotIds,
      lotTerms: procedure.lotTerms,
      ...(procedure.lotTerms === undefined ? {} : { otherBids: otherBids(database, draft, lotIds) }),
      // A price named without VAT is held against the table's price without it (`prices.above-limit-net`), not against this one.
      value: limit === null || limit.isNet ? null : limit,
    },
    platform: platform === null ? null : { name: platform.name, ...platform.limits },
    now: host.clock(),
  });
  const papers = papersOfBid(host, draft, procedure);
  const { sourceId, deadline } = procedure;
  const findings: readonly Finding[] = [
    ...checked,
    ...lockFindings(database, draft),
    ...staleLetters(host, { draft, procedure }),
    ...papers,
    ...(platform === null ? [] : accessForBid(host, { platformId: platform.platformId, sourceId, deadline })),
    ...signerChecks(host, { draft, procedure, platform }, signing ?? (await gatherSigning(host))),
  ].toSorted(byUrgency);
  const artefacts = fitting(listArtefacts(database, bidId, draft.version)).filter((artefact) =>
    isThere(host, artefact),
  );
  const has = (kind: Artefact['kind']): boolean => artefacts.some((artefact) => artefact.kind === kind);
  const status = statusOf({
    manifest: has('manifest'),
    // The one that covers every file at once: without it there is nothing to package.
    signature: artefacts.some(({ kind, name }) => kind === 'signature' && name === asicNames.signature),
    package: has('package'),
    blockers: findings.filter((finding) => finding.severity === 'blocker').length,
  });
  const standing = standingOf(listEvents(database, bidId));
  return ok({ draft, ownEdition, procedure, platform, checklist, rules, findings, artefacts, status, standing });
};
