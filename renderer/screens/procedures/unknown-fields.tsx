import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Code, EmptyState, FineIcon, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** Nothing that the customer wrote is thrown away, even where nobody here knows what it means. */
export const UnknownFields = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  return (
    <div className="detail-parts">
      {procedure.unknown > 0 && <p className="quiet">{t('procedure.unknown.words')}</p>}
      <Table
        label={t('procedure.tab.unknown')}
        rows={procedure.unknownFields}
        keyOf={({ path }) => path}
        empty={<EmptyState icon={FineIcon} title={t('procedure.unknown.none')} />}
        columns={[
          { id: 'path', label: t('procedure.unknown.path'), width: '46%', cell: ({ path }) => <Code>{path}</Code> },
          { id: 'value', label: t('procedure.unknown.value'), cell: ({ value }) => <bdi>{value}</bdi> },
        ]}
      />
    </div>
  );
};
