import type { Reading } from '#shared/bid/handover/readable.ts';
import type { HandoverDifference } from '#shared/contract/handover.ts';
import { RadioGroup, StatusLight, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { fieldWords, kindWords, labelWords, useReading, valueLines } from './handover-words.ts';

export type Side = 'mine' | 'theirs';
export type Chosen = Readonly<Record<string, Side>>;

/** More rows help nobody; what is to be decided comes first and is always shown. */
const mostTold = 200;

/** From here on only the rows near the screen are drawn; fewer stand there whole, for one who searches the page. */
const manyConflicts = 60;

/** What a line is about: its kind and name, and the field below. */
export const What = ({
  kind,
  label,
  field,
  reading,
}: Pick<HandoverDifference, 'kind' | 'label' | 'field'> & { reading: Reading }) => {
  const { t } = useWords();
  return (
    <span className="handover-what">
      <span>
        {kindWords(t, kind)}
        {label !== null && (
          <>
            {' · '}
            <bdi>{labelWords(kind, label, reading)}</bdi>
          </>
        )}
      </span>
      <span className="quiet">
        <bdi>{fieldWords(t, kind, field)}</bdi>
      </span>
    </span>
  );
};

/** Each part of a value on its own line, in its own direction. */
export const Value = ({ lines }: { lines: readonly string[] }) => (
  <span className="handover-value">
    {lines.map((line) => (
      <bdi key={line}>{line}</bdi>
    ))}
  </span>
);

/** What differs, field by field: before, here, there, and what stands. A conflict waits for its answer. */
export const Differences = ({
  bidId,
  differences,
  chosen,
  onChoose,
}: {
  bidId: string;
  differences: readonly HandoverDifference[];
  chosen: Chosen;
  onChoose: (path: string, side: Side) => void;
}) => {
  const { t } = useWords();
  const reading = useReading(bidId);
  const conflicts = differences.filter(({ isConflict }) => isConflict);
  const told = differences.filter(({ isConflict }) => !isConflict).slice(0, mostTold);
  const value = (row: HandoverDifference, text: string | null) => (
    <Value lines={valueLines(t, row.field, text, [row.base, row.mine, row.theirs], reading)} />
  );
  return (
    <Table
      label={t('handover.title')}
      rows={[...conflicts, ...told]}
      isLong={conflicts.length > manyConflicts}
      keyOf={({ path }) => path}
      columns={[
        {
          id: 'what',
          label: t('handover.column.what'),
          width: '26%',
          cell: (row) => <What {...row} reading={reading} />,
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
                label={`${kindWords(t, row.kind)} ${row.label === null ? '' : labelWords(row.kind, row.label, reading)} ${fieldWords(t, row.kind, row.field)}`}
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
