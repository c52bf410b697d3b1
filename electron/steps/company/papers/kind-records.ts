import { paperKind, type PaperKind } from '#shared/company/papers/kind.ts';
import { shippedPaperKinds } from '#shared/company/papers/shipped-kinds.ts';
import { overlay, type Overlaid } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../../store/database.ts';
import { standingEdits } from '../../../store/reference/edits.ts';

const read = (stored: unknown): PaperKind | null => {
  const kind = paperKind.safeParse(stored);
  return kind.success ? kind.data : null;
};

/** The kinds of paper of this workspace: the program's with the user's before them. */
export const paperKindRecords = (database: Database): readonly Overlaid<PaperKind>[] =>
  overlay(shippedPaperKinds, standingEdits(database, 'paper-kind', read), ({ kindId }) => kindId);

/** A paper whose kind is no longer there is judged as one that says by itself until when it counts. */
const lostKind = (kindId: string): PaperKind => ({
  kindId,
  name: kindId,
  isSingle: false,
  itemId: null,
  rules: [
    {
      ruleId: 'stated',
      term: { kind: 'stated', otherwise: 'unknown' },
      need: 'deadline',
      source: null,
      address: null,
      readOn: null,
      validFrom: '2000-01-01',
      validTo: null,
    },
  ],
});

export type KindOf = (kindId: string) => PaperKind;

export const kindFinder = (database: Database): KindOf => {
  const byId = new Map(paperKindRecords(database).map(({ recordId, record }) => [recordId, record]));
  return (kindId) => byId.get(kindId) ?? lostKind(kindId);
};
