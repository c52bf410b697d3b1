import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import { fieldsOf, type MarketKind } from '#shared/market/fields.ts';
import type { Details } from '#shared/kernel/failure.ts';
import { Button, Dialog, ErrorNotice, Notice, Select, Table } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { fieldName, inFormWords, kindName } from './words.ts';

type ImportDialogProps = {
  readonly kind: MarketKind;
  readonly fileId: string;
  readonly look: Answer<'market.look'>;
  /** What else the rows may be. */
  readonly kinds: readonly MarketKind[];
  readonly onKind: (kind: MarketKind) => void;
  readonly onClose: () => void;
};

const none = '';

/** What each column of a table means, before a row of it is kept; all rows come in or none. */
export const ImportDialog = ({ kind, fileId, look, kinds, onKind, onClose }: ImportDialogProps) => {
  const words = useWords();
  const { t, explain, language } = words;
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(look.mapping.columns);
  const { run, isRunning, error } = useAct('market.import');
  const [refused, setRefused] = useState<Answer<'market.import'>['faults']>([]);
  const set = (field: string, heading: string): void => {
    const { [field]: _, ...rest } = columns;
    setColumns(heading === none ? rest : { ...rest, [field]: heading });
  };
  const take = async (): Promise<void> => {
    const answer = await run({ fileId, kind, mapping: { columns, sheet: look.mapping.sheet } });
    if (!answer.ok) return;
    setRefused(answer.value.faults);
    if (answer.value.faults.length === 0) onClose();
  };
  const sampleOf = (heading: string | undefined): string =>
    heading === undefined ? '' : (look.sample[0]?.[look.header.indexOf(heading)] ?? '');
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('market.import', { kind: kindName(kind, words) })}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isBusy={isRunning} onPress={() => void take()}>
            {t('market.import.act', { rows: countText(look.rowCount, language) })}
          </Button>
        </>
      }
    >
      <div className="market-import">
        {kinds.length > 1 && (
          <div className="market-import-row">
            <Select
              label={t('market.import.rows-are')}
              value={kind}
              choices={kinds.map((each) => ({ value: each, label: kindName(each, words) }))}
              onChange={onKind}
            />
            <span />
          </div>
        )}
        {fieldsOf(kind).map(([field, shape]) => (
          <div key={field} className="market-import-row">
            <Select
              label={
                shape.must === true
                  ? t('market.must', { field: fieldName(field, words, kind) })
                  : fieldName(field, words, kind)
              }
              value={columns[field] ?? none}
              choices={[
                { value: none, label: t('market.no-column') },
                ...look.header.filter((one) => one !== '').map((heading) => ({ value: heading, label: heading })),
              ]}
              onChange={(heading) => set(field, heading)}
            />
            <bdi className="quiet clip">{sampleOf(columns[field])}</bdi>
          </div>
        ))}
      </div>
      {error !== null && <ErrorNotice failure={inFormWords(error, words)} />}
      {refused.length > 0 && (
        <>
          <Notice tone="stop">{t('market.line.refused')}</Notice>
          <Table
            label={t('market.line.refused')}
            rows={refused}
            keyOf={({ row }) => String(row)}
            columns={[
              { id: 'row', label: t('market.import.row'), align: 'end', cell: ({ row }) => countText(row, language) },
              { id: 'column', label: t('market.import.column'), cell: ({ column }) => <bdi>{column ?? '—'}</bdi> },
              { id: 'text', label: t('market.import.text'), cell: ({ text }) => <bdi>{text}</bdi> },
              {
                id: 'why',
                label: t('market.import.why'),
                cell: ({ fault }) =>
                  explain(inFormWords({ code: fault.code, details: fault.details as Details }, words)).message,
              },
            ]}
          />
        </>
      )}
    </Dialog>
  );
};
