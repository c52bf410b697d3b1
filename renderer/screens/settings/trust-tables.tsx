import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { CrlView, TrustListView } from '#shared/contract/trust.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import {
  Badge,
  Code,
  Digest,
  ErrorNotice,
  ExactTime,
  IconButton,
  Table,
  TrashIcon,
  type TableColumn,
} from '../../components/index.ts';
import type { TableProps } from '../../components/table.tsx';
import { countText } from '../../format/numbers.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type Material = Answer<'trust.material'>;

const Day = ({ at }: { at: Instant | null }) =>
  at === null ? <span className="faint">—</span> : <ExactTime at={at} />;

/** When it was issued and until when it counts; a due one says so in words. */
const Age = ({ from, until, isStale }: { from: Instant | null; until: Instant | null; isStale: boolean }) => {
  const { t } = useWords();
  return (
    <span className="trust-lines">
      <Day at={from} />
      {until !== null && (
        <span className="faint">
          {t('settings.until')} <Day at={until} />
        </span>
      )}
      {isStale && <Badge tone="attention">{t('settings.stale')}</Badge>}
    </span>
  );
};

const Signature = ({ signature }: { signature: TrustListView['signature'] | CrlView['signature'] }) => {
  const { t } = useWords();
  return <Badge tone={signature === 'valid' ? 'fine' : 'attention'}>{t(`settings.signature.${signature}`)}</Badge>;
};

/** Each kept thing can be forgotten by the button at the end of its row; why it could not stands above the table. */
const Kept = <Row, Name extends MethodName>({
  method,
  columns,
  nameOf,
  askedOf,
  empty,
  ...table
}: Omit<TableProps<Row>, 'columns' | 'empty'> & {
  method: Name;
  columns: readonly TableColumn<Row>[];
  nameOf: (row: Row) => string;
  askedOf: (row: Row) => Asked<Name>;
  empty: string;
}) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct(method);
  const forget: TableColumn<Row> = {
    id: 'acts',
    label: t('ui.more'),
    hideLabel: true,
    align: 'end',
    width: '44px',
    cell: (row) => (
      <IconButton
        icon={TrashIcon}
        kind="danger"
        isDisabled={isRunning}
        label={t('settings.forget', { name: nameOf(row) })}
        onPress={() => void run(askedOf(row))}
      />
    ),
  };
  return (
    <>
      {error !== null && <ErrorNotice failure={error} />}
      <Table {...table} empty={<p className="quiet">{empty}</p>} columns={[...columns, forget]} />
    </>
  );
};

/** Columns that several of the tables have. */
const useCommonColumns = () => {
  const { t } = useWords();
  const until: TableColumn<{ readonly notAfter: Instant }> = {
    id: 'until',
    label: t('settings.valid-until'),
    width: '190px',
    cell: ({ notAfter }) => <Day at={notAfter} />,
  };
  const sha: TableColumn<{ readonly certificateId: string }> = {
    id: 'sha',
    label: t('trust.sha'),
    width: '150px',
    cell: ({ certificateId }) => <Digest value={certificateId} short />,
  };
  const came = (at: Instant, origin: CrlView['origin']) => (
    <span className="trust-lines">
      <Day at={at} />
      <span className="faint">{t(`settings.origin.${origin}`)}</span>
    </span>
  );
  return { until, sha, came };
};

export const AnchorTable = ({ anchors }: { anchors: Material['anchors'] }) => {
  const { t } = useWords();
  const { until, sha } = useCommonColumns();
  return (
    <Kept
      method="trust.remove"
      label={t('settings.anchors')}
      rows={anchors}
      keyOf={({ certificateId }) => certificateId}
      nameOf={({ subject }) => subject}
      askedOf={({ certificateId }) => ({ certificateId })}
      empty={t('settings.anchors.none')}
      columns={[
        { id: 'subject', label: t('settings.name'), cell: ({ subject }) => <bdi>{subject}</bdi> },
        {
          id: 'source',
          label: t('settings.source'),
          width: '150px',
          cell: ({ listId }) => (listId === null ? t('settings.source.own') : <Code>{listId}</Code>),
        },
        until,
        sha,
      ]}
    />
  );
};

export const ListTable = ({ lists }: { lists: Material['lists'] }) => {
  const { t, language } = useWords();
  return (
    <Kept
      method="trust.removeList"
      label={t('settings.lists')}
      rows={lists}
      keyOf={({ listId }) => listId}
      nameOf={({ listId }) => listId}
      askedOf={({ listId }) => ({ listId })}
      empty={t('settings.lists.none')}
      columns={[
        {
          id: 'list',
          label: t('settings.name'),
          cell: (list) => (
            <span className="trust-lines">
              <span>
                {t(`settings.list.${list.kind}`)} <Code>{list.territory}</Code>
              </span>
              <bdi className="faint">{list.operator}</bdi>
            </span>
          ),
        },
        {
          id: 'number',
          label: t('settings.number'),
          width: '90px',
          cell: ({ sequence }) => (sequence === null ? <span className="faint">—</span> : <Code>{sequence}</Code>),
        },
        {
          id: 'services',
          label: t('settings.services'),
          align: 'end',
          width: '90px',
          cell: ({ services }) => countText(services, language),
        },
        {
          id: 'age',
          label: t('settings.issued'),
          width: '200px',
          cell: ({ issuedAt, nextUpdate, isStale }) => <Age from={issuedAt} until={nextUpdate} isStale={isStale} />,
        },
        {
          id: 'signature',
          label: t('settings.signature'),
          width: '180px',
          cell: ({ signature, signer }) => (
            <span className="trust-lines">
              <Signature signature={signature} />
              {signer !== null && <bdi className="faint trust-clip">{signer}</bdi>}
            </span>
          ),
        },
      ]}
    />
  );
};

export const CrlTable = ({ crls }: { crls: Material['crls'] }) => {
  const { t, language } = useWords();
  const { came } = useCommonColumns();
  return (
    <Kept
      method="crls.remove"
      label={t('settings.crls')}
      rows={crls}
      keyOf={({ crlId }) => crlId}
      nameOf={({ issuer }) => issuer}
      askedOf={({ crlId }) => ({ crlId })}
      empty={t('settings.crls.none')}
      columns={[
        {
          id: 'issuer',
          label: t('settings.issuer'),
          cell: (crl) => (
            <span className="trust-lines">
              <span>
                <bdi>{crl.issuer}</bdi> {crl.isDelta && <Badge>{t('settings.delta')}</Badge>}
              </span>
              {crl.address !== null && (
                <bdi className="faint ltr trust-clip" title={crl.address}>
                  {crl.address}
                </bdi>
              )}
            </span>
          ),
        },
        {
          id: 'entries',
          label: t('settings.entries'),
          align: 'end',
          width: '90px',
          cell: ({ entries }) => countText(entries, language),
        },
        {
          id: 'age',
          label: t('settings.issued'),
          width: '200px',
          cell: ({ thisUpdate, nextUpdate, isStale }) => <Age from={thisUpdate} until={nextUpdate} isStale={isStale} />,
        },
        {
          id: 'fetched',
          label: t('settings.came'),
          width: '190px',
          cell: ({ origin, fetchedAt }) => came(fetchedAt, origin),
        },
        {
          id: 'signature',
          label: t('settings.signature'),
          width: '150px',
          cell: ({ signature }) => <Signature signature={signature} />,
        },
      ]}
    />
  );
};

export const CertificateTable = ({ certificates }: { certificates: Material['certificates'] }) => {
  const { t } = useWords();
  const { until, sha, came } = useCommonColumns();
  return (
    <Kept
      method="certificates.remove"
      label={t('settings.certificates')}
      rows={certificates}
      keyOf={({ certificateId }) => certificateId}
      nameOf={({ subject }) => subject}
      askedOf={({ certificateId }) => ({ certificateId })}
      empty={t('settings.certificates.none')}
      columns={[
        {
          id: 'subject',
          label: t('settings.name'),
          cell: (one) => (
            <span className="trust-lines">
              <bdi>{one.subject}</bdi>
              <bdi className="faint">{one.issuer}</bdi>
            </span>
          ),
        },
        until,
        {
          id: 'came',
          label: t('settings.came'),
          width: '190px',
          cell: ({ origin, addedAt }) => came(addedAt, origin),
        },
        sha,
      ]}
    />
  );
};
