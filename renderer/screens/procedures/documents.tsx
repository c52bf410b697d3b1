import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Bytes, Code, EmptyState, FileIcon, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

type Published = ProcedureDetail['documents'][number];

const Name = ({ document }: { document: Published }) => {
  const { t } = useWords();
  return (
    <>
      <bdi>{document.title}</bdi>
      {document.kind !== undefined && <bdi className="detail-under">{document.kind}</bdi>}
      {document.lot !== undefined && (
        <span className="detail-under">{t('procedure.item.lot', { lot: document.lot })}</span>
      )}
    </>
  );
};

const Address = ({ document: { url, digest } }: { document: Published }) => {
  const { t } = useWords();
  return (
    <>
      {url === undefined ? '—' : <Code>{url}</Code>}
      {digest !== undefined && (
        <span className="detail-under">
          {t('procedure.document.digest', { algorithm: digest.algorithm.toUpperCase() })}{' '}
          <bdi className="ltr mono">{digest.hex}</bdi>
        </span>
      )}
    </>
  );
};

/** What the notice says is published. The page never follows an address by itself. */
export const Documents = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  const hasSizes = procedure.documents.some(({ size }) => size !== undefined);
  const hasFormats = procedure.documents.some(({ format }) => format !== undefined);
  return (
    <div className="detail-parts">
      {procedure.documents.length > 0 && <p className="quiet">{t('procedure.documents.offline')}</p>}
      <Table
        label={t('procedure.tab.documents')}
        rows={procedure.documents}
        keyOf={(document) => `${document.title} ${document.url ?? ''}`}
        empty={<EmptyState icon={FileIcon} title={t('procedure.documents.none')} />}
        columns={[
          { id: 'title', label: t('procedure.document'), cell: (document) => <Name document={document} /> },
          ...(hasFormats
            ? [
                {
                  id: 'format',
                  label: t('procedure.document.format'),
                  cell: ({ format }: Published) => <bdi className="quiet">{format ?? '—'}</bdi>,
                },
              ]
            : []),
          ...(hasSizes
            ? [
                {
                  id: 'size',
                  label: t('procedure.document.size'),
                  align: 'end' as const,
                  cell: ({ size }: Published) => (size === undefined ? '—' : <Bytes count={size} />),
                },
              ]
            : []),
          {
            id: 'address',
            label: t('procedure.document.address'),
            cell: (document) => <Address document={document} />,
          },
        ]}
      />
    </div>
  );
};
