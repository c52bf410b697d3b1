import type { Answer } from '#shared/contract/index.ts';
import type { CrlView, TrustListView } from '#shared/contract/trust.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { Badge, Code, Digest, ErrorNotice, ExactTime, IconButton, Table, TrashIcon } from '../../components/index.ts';
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

const Remove = ({ name, isBusy, onPress }: { name: string; isBusy: boolean; onPress: () => void }) => {
  const { t } = useWords();
  return (
    <IconButton
      icon={TrashIcon}
      kind="danger"
      isDisabled={isBusy}
      label={t('settings.forget', { name })}
      onPress={onPress}
    />
  );
};

const Nothing = ({ children }: { children: string }) => <p className="quiet">{children}</p>;

export const AnchorTable = ({ anchors }: { anchors: Material['anchors'] }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('trust.remove');
  return (
    <>
      {error !== null && <ErrorNotice failure={error} />}
      <Table
        label={t('settings.anchors')}
        rows={anchors}
        keyOf={({ certificateId }) => certificateId}
        empty={<Nothing>{t('settings.anchors.none')}</Nothing>}
        columns={[
          { id: 'subject', label: t('settings.name'), cell: ({ subject }) => <bdi>{subject}</bdi> },
          {
            id: 'source',
            label: t('settings.source'),
            width: '150px',
            cell: ({ listId }) => (listId === null ? t('settings.source.own') : <Code>{listId}</Code>),
          },
          {
            id: 'until',
            label: t('settings.valid-until'),
            width: '190px',
            cell: ({ notAfter }) => <Day at={notAfter} />,
          },
          {
            id: 'sha',
            label: t('trust.sha'),
            width: '150px',
            cell: ({ certificateId }) => <Digest value={certificateId} short />,
          },
          {
            id: 'acts',
            label: t('ui.more'),
            hideLabel: true,
            align: 'end',
            width: '44px',
            cell: ({ certificateId, subject }) => (
              <Remove name={subject} isBusy={isRunning} onPress={() => void run({ certificateId })} />
            ),
          },
        ]}
      />
    </>
  );
};

export const ListTable = ({ lists }: { lists: Material['lists'] }) => {
  const { t, language } = useWords();
  const { run, isRunning, error } = useAct('trust.removeList');
  return (
    <>
      {error !== null && <ErrorNotice failure={error} />}
      <Table
        label={t('settings.lists')}
        rows={lists}
        keyOf={({ listId }) => listId}
        empty={<Nothing>{t('settings.lists.none')}</Nothing>}
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
          {
            id: 'acts',
            label: t('ui.more'),
            hideLabel: true,
            align: 'end',
            width: '44px',
            cell: ({ listId }) => <Remove name={listId} isBusy={isRunning} onPress={() => void run({ listId })} />,
          },
        ]}
      />
    </>
  );
};

export const CrlTable = ({ crls }: { crls: Material['crls'] }) => {
  const { t, language } = useWords();
  const { run, isRunning, error } = useAct('crls.remove');
  return (
    <>
      {error !== null && <ErrorNotice failure={error} />}
      <Table
        label={t('settings.crls')}
        rows={crls}
        keyOf={({ crlId }) => crlId}
        empty={<Nothing>{t('settings.crls.none')}</Nothing>}
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
            cell: ({ thisUpdate, nextUpdate, isStale }) => (
              <Age from={thisUpdate} until={nextUpdate} isStale={isStale} />
            ),
          },
          {
            id: 'fetched',
            label: t('settings.came'),
            width: '190px',
            cell: ({ origin, fetchedAt }) => (
              <span className="trust-lines">
                <Day at={fetchedAt} />
                <span className="faint">{t(`settings.origin.${origin}`)}</span>
              </span>
            ),
          },
          {
            id: 'signature',
            label: t('settings.signature'),
            width: '150px',
            cell: ({ signature }) => <Signature signature={signature} />,
          },
          {
            id: 'acts',
            label: t('ui.more'),
            hideLabel: true,
            align: 'end',
            width: '44px',
            cell: ({ crlId, issuer }) => (
              <Remove name={issuer} isBusy={isRunning} onPress={() => void run({ crlId })} />
            ),
          },
        ]}
      />
    </>
  );
};

export const CertificateTable = ({ certificates }: { certificates: Material['certificates'] }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('certificates.remove');
  return (
    <>
      {error !== null && <ErrorNotice failure={error} />}
      <Table
        label={t('settings.certificates')}
        rows={certificates}
        keyOf={({ certificateId }) => certificateId}
        empty={<Nothing>{t('settings.certificates.none')}</Nothing>}
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
          {
            id: 'until',
            label: t('settings.valid-until'),
            width: '190px',
            cell: ({ notAfter }) => <Day at={notAfter} />,
          },
          {
            id: 'came',
            label: t('settings.came'),
            width: '190px',
            cell: ({ origin, addedAt }) => (
              <span className="trust-lines">
                <Day at={addedAt} />
                <span className="faint">{t(`settings.origin.${origin}`)}</span>
              </span>
            ),
          },
          {
            id: 'sha',
            label: t('trust.sha'),
            width: '150px',
            cell: ({ certificateId }) => <Digest value={certificateId} short />,
          },
          {
            id: 'acts',
            label: t('ui.more'),
            hideLabel: true,
            align: 'end',
            width: '44px',
            cell: ({ certificateId, subject }) => (
              <Remove name={subject} isBusy={isRunning} onPress={() => void run({ certificateId })} />
            ),
          },
        ]}
      />
    </>
  );
};
