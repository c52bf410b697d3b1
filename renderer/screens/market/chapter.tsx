import { useState } from 'react';
import { fieldsOf, type MarketField, type MarketKind } from '#shared/market/fields.ts';
import { nameOf, type LooseRecord, type MarketRecord } from '#shared/market/record.ts';
import {
  Button,
  ErrorNotice,
  IconButton,
  PencilIcon,
  PlusIcon,
  Section,
  Table,
  TrashIcon,
  type TableColumn,
} from '../../components/index.ts';
import { currencySign } from '../../format/numbers.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { fieldName, kindName, valueText } from './words.ts';

export type ChapterProps = {
  readonly kind: MarketKind;
  readonly title: string;
  readonly hint?: string;
  readonly empty: string;
  readonly records: readonly MarketRecord[];
  /** Fields that are columns; the others are in the form. */
  readonly columns: readonly MarketField[];
  readonly begin: LooseRecord;
  /** A column of something computed. */
  readonly more?: TableColumn<MarketRecord>;
};

const sums: ReadonlySet<string> = new Set(['money', 'number', 'count']);

/** Rows of one kind that belong to the record shown: a supplier's requests, a customer's people. */
export const Chapter = ({ kind, title, hint, empty, records, columns, begin, more }: ChapterProps) => {
  const words = useWords();
  const { t, language } = words;
  const [edited, setEdited] = useState<MarketRecord | 'new' | null>(null);
  const removal = useAct('market.remove');
  const shapes = new Map(fieldsOf(kind));
  const cell = (record: MarketRecord, field: MarketField): string => {
    const shape = shapes.get(field);
    const value = (record as LooseRecord)[field] ?? null;
    if (shape === undefined) return '';
    const text = valueText(shape, value, words);
    const unit = (record as LooseRecord)['currency'];
    return text !== '' && (shape.type === 'money' || field === 'unitPrice') && typeof unit === 'string'
      ? `${text} ${currencySign(unit, language)}`
      : text;
  };
  const add = t('market.add', { kind: kindName(kind, words) });
  return (
    <Section
      title={title}
      {...(hint === undefined ? {} : { hint })}
      acts={
        <Button kind="quiet" icon={PlusIcon} onPress={() => setEdited('new')}>
          {add}
        </Button>
      }
    >
      {removal.error !== null && <ErrorNotice failure={removal.error} />}
      <Table
        label={title}
        rows={records}
        keyOf={({ recordId }) => recordId}
        empty={<p className="faint">{empty}</p>}
        columns={[
          ...columns.map((field): TableColumn<MarketRecord> => {
            const shape = shapes.get(field);
            const isSum = shape !== undefined && sums.has(shape.type);
            return {
              id: field,
              label: fieldName(field, words, kind),
              ...(isSum ? { align: 'end' as const } : {}),
              cell: (record) => {
                const text = cell(record, field);
                return text === '' ? <span className="faint">—</span> : <bdi dir={isSum ? 'ltr' : 'auto'}>{text}</bdi>;
              },
            };
          }),
          ...(more === undefined ? [] : [more]),
          {
            id: 'acts',
            label: t('market.acts'),
            hideLabel: true,
            width: '64px',
            cell: (record) => (
              <span className="row-acts">
                <IconButton
                  icon={PencilIcon}
                  label={t('market.edit-row', { name: nameOf(record) })}
                  onPress={() => setEdited(record)}
                />
                <IconButton
                  icon={TrashIcon}
                  label={t('market.remove-row', { name: nameOf(record) })}
                  onPress={() => void removal.run({ recordId: record.recordId })}
                />
              </span>
            ),
          },
        ]}
      />
      {edited !== null && (
        <RecordDialog
          kind={kind}
          record={edited === 'new' ? null : edited}
          begin={begin}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
};
