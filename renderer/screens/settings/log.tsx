import type { Answer } from '#shared/contract/index.ts';
import { Code, Digest, EmptyState, ErrorNotice, ExactTime, FileIcon, Skeleton, Table } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Evidence } from './evidence.tsx';

/** What was done and when, newest first. */
export const Log = () => {
  const { t, say } = useWords();
  const { value, error } = useAsk('workspace.log', { limit: 200 });
  if (value === undefined) return error === null ? <Skeleton lines={14} /> : <ErrorNotice failure={error} />;
  return (
    <div className="log">
      <Evidence />
      <p className="quiet">{t('log.lead')}</p>
      <Table
        label={t('settings.tab.log')}
        rows={value.entries.map((entry, index) => ({ ...entry, index }))}
        keyOf={({ index }) => String(index)}
        empty={<EmptyState icon={FileIcon} title={t('log.none')} />}
        columns={[
          { id: 'at', label: t('log.at'), width: '190px', cell: ({ at }) => <ExactTime at={at} withSeconds /> },
          { id: 'act', label: t('log.act'), width: '190px', cell: ({ act }) => say(`log.act.${act}`, act) },
          { id: 'subject', label: t('log.subject'), cell: Subject },
          {
            id: 'digest',
            label: t('log.digest'),
            width: '170px',
            cell: ({ digest }) =>
              digest === null ? <span className="faint">—</span> : <Digest value={digest} short />,
          },
        ]}
      />
    </div>
  );
};

/** A bid is told by what it bids for; its own id stays beside it, since the record is kept under it. */
const Subject = ({ subject, procedure }: Answer<'workspace.log'>['entries'][number]) =>
  procedure === null ? (
    <bdi>{subject}</bdi>
  ) : (
    <span className="log-subject">
      <bdi className="log-title">{procedure.title}</bdi>
      <span className="log-numbers">
        <Code>{procedure.number}</Code> · <Code>{subject}</Code>
      </span>
    </span>
  );
