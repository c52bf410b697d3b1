import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Badge, Digest, ExactTime, Table } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

export const Editions = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, language } = useWords();
  return (
    <Table
      label={t('procedure.tab.editions')}
      rows={procedure.editions.toSorted((a, b) => b.edition - a.edition)}
      keyOf={({ edition }) => String(edition)}
      columns={[
        {
          id: 'edition',
          label: t('procedure.edition'),
          cell: ({ edition }) => (
            <span className="nowrap">
              {countText(edition, language)}{' '}
              {edition === procedure.edition && <Badge>{t('procedure.edition.newest')}</Badge>}
            </span>
          ),
        },
        {
          id: 'date',
          label: t('procedure.edition.date'),
          cell: ({ date }) => (date === null ? '—' : <ExactTime at={date} />),
        },
        {
          id: 'imported',
          label: t('procedure.edition.imported'),
          cell: ({ importedAt }) => <ExactTime at={importedAt} />,
        },
        { id: 'digest', label: t('procedure.edition.digest'), cell: ({ digest }) => <Digest value={digest} short /> },
      ]}
    />
  );
};
