import type { HandoverCode } from '#shared/bid/handover/codes.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Database, Row } from '../../store/database.ts';
import { listPassings } from './handover-records.ts';
import { digestOfDraft } from './present-state.ts';

/** Whether the bid still says what it said when it last passed from hand to hand; nothing where it never did. */
export const lockFindings = (database: Database, draft: BidDraft): readonly Finding<HandoverCode>[] => {
  const row = database.get<Row & { n: number }>('SELECT count(*) AS n FROM bid_passing WHERE bid_id = ?', [
    draft.bidId,
  ]);
  if ((row?.n ?? 0) === 0) return [];
  const last = listPassings(database, draft.bidId).at(-1);
  if (last === undefined) return [];
  const present = digestOfDraft(database, draft);
  const { at, person, content: locked, toRole } = last;
  // A key of the texts: the role is named in the user's language.
  const role = `handover.role.${toRole}`;
  return [
    present === locked
      ? { code: 'handover.digest-same', severity: 'passed', place: {}, details: { role, person, at, locked } }
      : {
          code: 'handover.digest-differs',
          severity: 'warning',
          place: {},
          details: { role, person, at, locked, present },
        },
  ];
};
