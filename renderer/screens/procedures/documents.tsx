import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Code, EmptyState, FileIcon, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** What the notice says is published. The page never follows an address by itself. */
export const Documents = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  return (
    <div className="detail-parts">
      {procedure.documents.length > 0 && <p className="quiet">{t('procedure.documents.offline')}</p>}
      <Table
        label={t('procedure.tab.documents')}
        rows={procedure.documents}
        keyOf={(document) => `${document.title} ${document.url ?? ''}`}
        empty={<EmptyState icon={FileIcon} title={t('procedure.documents.none')} />}
        columns={[
          { id: 'title', label: t('procedure.document'), cell: ({ title }) => <bdi>{title}</bdi> },
          {
            id: 'format',
            label: t('procedure.document.format'),
            cell: ({ format }) => <bdi className="quiet">{format ?? '—'}</bdi>,
          },
          {
            id: 'address',
            label: t('procedure.document.address'),
            cell: ({ url }) => (url === undefined ? '—' : <Code>{url}</Code>),
          },
        ]}
      />
    </div>
  );
};
