import { hash } from 'node:crypto';
import { itemsFromNotice, itemsSince, type NoticeItemPlace } from '#shared/bid/checklist-sets/from-notice.ts';
import type { ChecklistRule } from '#shared/bid/checklist.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { Requirement } from '#shared/procedure/criteria.ts';
import type { Host } from '../../context.ts';
import { procedureAt, procedureRecord } from '../../procedures/deadlines-gather.ts';
import type { ProcedureDetail } from '../../procedures/types.ts';

const idOf = (key: string): string => hash('sha256', key).slice(0, 20);
const isOfNotice = (itemId: string): boolean => itemId.startsWith('notice-');

/** Items that the user did something about: a file, a word, a name, a day. */
const workedOn = ({ documents, checklist }: BidDraft): readonly string[] =>
  [
    ...documents.map(({ itemId }) => itemId ?? ''),
    ...Object.keys(checklist.waived),
    ...Object.keys(checklist.owners ?? {}),
    ...Object.keys(checklist.dueDays ?? {}),
  ].filter(isOfNotice);

const editionNow = (procedure: ProcedureDetail, draft: BidDraft): number | null =>
  procedure.editions.find(({ digest }) => digest === draft.noticeDigest)?.edition ?? null;

/**
 * The papers that the newest notice asks for, with what changed since the edition that the bid stands on. What the user did about an item
 * that the notice no longer holds is never lost: the item stays, asks for nothing and says so.
 */
export const noticeItems = (host: Host, draft: BidDraft, procedure: ProcedureDetail): readonly ChecklistRule[] => {
  const place: NoticeItemPlace = { lotId: draft.lotId, lots: procedure.lots };
  const itemsOf = (requirements: readonly Requirement[]): readonly ChecklistRule[] =>
    itemsFromNotice(requirements, place, idOf);
  const now = itemsOf(procedure.requirements);
  const record = procedureRecord(host.workspace, procedure.id);
  const itemsAt = (edition: number): readonly ChecklistRule[] => {
    const earlier = record.ok ? procedureAt(host.workspace, record.value, edition) : null;
    return earlier?.ok === true ? itemsOf(earlier.value.requirements) : [];
  };
  const own = editionNow(procedure, draft);
  const stands = own === null || own === procedure.edition ? now : itemsAt(own);
  const items = itemsSince(stands, now);
  const left = new Set(workedOn(draft));
  for (const { itemId } of items) left.delete(itemId);
  const kept: ChecklistRule[] = [];
  // Newest first: the last words in which the notice asked for it.
  for (let edition = procedure.edition - 1; edition >= 1 && left.size > 0; edition -= 1) {
    for (const rule of itemsAt(edition)) {
      if (!left.delete(rule.itemId)) continue;
      kept.push(...itemsSince([rule], []));
    }
  }
  return [...items, ...kept];
};
