import type { HandoverDifference } from '#shared/contract/handover.ts';
import { RadioGroup, StatusLight, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { fieldWords, kindWords, valueWords } from './handover-words.ts';

export type Side = 'mine' | 'theirs';
export type Chosen = Readonly<Record<string, Side>>;

/** More rows help nobody; what is to be decided comes first and is always shown. */
const mostTold = 200;

/** What differs, field by field: before, here, there, and what stands. A conflict waits for its answer. */
export const Differences = ({
  differences,
  chosen,
  onChoose,
}: {
  differences: readonly HandoverDifference[];
  chosen: Chosen;
  onChoose: (path: string, side: Side) => void;
}) => {
  const { t } = useWords();
  const conflicts = differences.filter(({ isConflict }) => isConflict);
  const told = differences.filter(({ isConflict }) => !isConflict).slice(0, mostTold);
  const value = (row: HandoverDifference, text: string | null) => (
    <bdi className="handover-value">{valueWords(t, row, text)}</bdi>
  );
  return (
    <Table
      label={t('handover.title')}
      rows={[...conflicts, ...told]}
      keyOf={({ path }) => path}
      columns={[
        {
          id: 'what',
          label: t('handover.column.what'),
          width: '26%',
          cell: (row) => (
            <span className="handover-what">
              <span>
                {kindWords(t, row)}
                {row.label !== null && (
                  <>
                    {' · '}
                    <bdi>{row.label}</bdi>
                  </>
                )}
              </span>
              <span className="quiet">{fieldWords(t, row.field)}</span>
            </span>
          ),
        },
        { id: 'base', label: t('handover.column.base'), width: '16%', cell: (row) => value(row, row.base) },
        { id: 'mine', label: t('handover.column.mine'), width: '16%', cell: (row) => value(row, row.mine) },
        { id: 'theirs', label: t('handover.column.theirs'), width: '16%', cell: (row) => value(row, row.theirs) },
        {
          id: 'taken',
          label: t('handover.column.taken'),
          cell: (row) =>
            row.isConflict ? (
              <RadioGroup
                label={`${kindWords(t, row)} ${row.label ?? ''} ${fieldWords(t, row.field)}`}
                hideLabel
                layout="row"
                value={chosen[row.path] ?? ''}
                onChange={(side) => {
                  if (side !== '') onChoose(row.path, side);
                }}
                choices={[
                  { value: 'mine', label: t('handover.side.mine') },
                  { value: 'theirs', label: t('handover.side.theirs') },
                ]}
              />
            ) : (
              <StatusLight tone="fine">{t(`handover.side.${row.taken ?? 'choose'}`)}</StatusLight>
            ),
        },
      ]}
    />
  );
};
