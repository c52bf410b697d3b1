import { failBid } from '#shared/bid/codes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { chosenCompanyId } from '../../store/company/companies.ts';
import type { Step } from '../context.ts';
import { cardNamed } from '../company/platform-cards.ts';
import { showProcedure } from '../procedures/show-procedure.ts';
import { recordAct } from '../workspace/acts.ts';
import { saveDraft } from './bid-records.ts';
import { newestNotice } from './newest-notice.ts';

/** A draft for a procedure's newest edition. `procedureId` may be the workspace's id or the buyer's own number. */
export const createBid: Step<'bids.create'> = async ({ procedureId, lotId }, { host }) => {
  const shown = await showProcedure(host.workspace, procedureId);
  if (!shown.ok) return shown;
  const procedure = shown.value;
  if (lotId !== null && !procedure.lots.some((lot) => lot.id === lotId))
    return failBid('bid.lot-unknown', { lot: lotId, lots: procedure.lots.map((lot) => lot.id) });
  const onlyLot = procedure.lots.length === 1 ? (procedure.lots[0]?.id ?? null) : null;
  const now = host.clock();
  const bidId = newId(host.random);
  const { database } = host.workspace;
  database.transaction(() => {
    saveDraft(database, {
      bidId,
      version: 1,
      companyId: chosenCompanyId(database),
      procedureId: procedure.id,
      sourceId: procedure.sourceId,
      lotId: lotId ?? onlyLot,
      noticeDigest: newestNotice(procedure),
      platformId: cardNamed(database, procedure.platform)?.platformId ?? null,
      price: null,
      security: null,
      documents: [],
      checklist: { own: [], waived: {} },
      createdAt: now,
      updatedAt: now,
    });
    recordAct(database, { at: now, act: 'bid.created', subject: bidId, digest: null });
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ bidId });
};
