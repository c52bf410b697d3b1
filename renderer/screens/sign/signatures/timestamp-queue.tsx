import { useEffect, useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { QueuedTimestamp } from '#shared/contract/several.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  ClockIcon,
  Digest,
  ErrorNotice,
  ExactTime,
  FindingList,
  IconButton,
  Section,
  StatusLight,
  Table,
  TrashIcon,
} from '../../../components/index.ts';
import { call } from '../../../state/host.ts';
import { runJob } from '../../../state/jobs.ts';
import { useWords } from '../../../state/words.tsx';
import { useFresh } from '../use-fresh.ts';
import { TimestampServices } from '../level-choice.tsx';
import { useServices } from '../services.ts';

const fileOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

type Sent = Answer<'timestamps.send'>;

/** Timestamps that were put off: what waits, by digest; sent when the user says so, and nothing but the digests. */
export const TimestampQueue = ({ revision, onSent }: { revision: number; onSent: () => void }) => {
  const { t } = useWords();
  const { value, error, reload } = useFresh('timestamps.list', {});
  const { services } = useServices();
  const [sent, setSent] = useState<Sent | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(reload, [reload, revision]);
  const entries = value?.entries ?? [];
  const digests = entries.reduce((sum, entry) => sum + entry.digests.length, 0);

  const send = async (): Promise<void> => {
    setFailure(null);
    setBusy(true);
    const label = t('signatures.queue.send', { count: digests });
    const answer = await runJob({ name: 'timestamps.send', input: { tsas: [...services] }, label });
    setBusy(false);
    setSent(answer.ok ? answer.value : null);
    if (!answer.ok && answer.error.code !== 'call.cancelled') setFailure(answer.error);
    reload();
    if (answer.ok && answer.value.files.length > 0) onSent();
  };
  const drop = async (entryId: string): Promise<void> => {
    const answer = await call('timestamps.drop', { entryId });
    if (answer.ok) reload();
    else setFailure(answer.error);
  };
  const failed = failure ?? error;
  if (entries.length === 0 && sent === null) return failed === null ? null : <ErrorNotice failure={failed} />;
  return (
    <Section
      title={t('signatures.queue')}
      hint={t('signatures.queue.hint')}
      acts={
        entries.length > 0 && (
          <Button icon={ClockIcon} isDisabled={services.length === 0} isBusy={isBusy} onPress={() => void send()}>
            {t('signatures.queue.send', { count: digests })}
          </Button>
        )
      }
    >
      {failed !== null && <ErrorNotice failure={failed} />}
      {sent !== null && (
        <div role="status" className="sign-summary">
          {sent.files.length > 0 && (
            <StatusLight tone="fine">{t('signatures.queue.came', { count: sent.files.length })}</StatusLight>
          )}
          {sent.left > 0 && (
            <StatusLight tone="attention">{t('signatures.queue.left', { count: sent.left })}</StatusLight>
          )}
        </div>
      )}
      {sent !== null && sent.refused.length > 0 && (
        <FindingList findings={sent.refused.flatMap(({ findings }) => findings)} />
      )}
      {entries.length > 0 && (
        <>
          <QueueTable entries={entries} onDrop={(entryId) => void drop(entryId)} />
          <details className="queue-services" open={services.length === 0}>
            <summary>
              {services.length === 0
                ? t('signatures.queue.to-nobody')
                : t('signatures.queue.to', { services: services.join(', ') })}
            </summary>
            <TimestampServices />
          </details>
        </>
      )}
    </Section>
  );
};

const QueueTable = ({
  entries,
  onDrop,
}: {
  entries: readonly QueuedTimestamp[];
  onDrop: (entryId: string) => void;
}) => {
  const { t } = useWords();
  return (
    <Table
      label={t('signatures.queue')}
      rows={entries}
      keyOf={({ entryId }) => entryId}
      columns={[
        {
          id: 'file',
          label: t('bids.documents.name'),
          cell: ({ path }) => (
            <bdi className="file-name" title={path}>
              {fileOf(path)}
            </bdi>
          ),
        },
        {
          id: 'kind',
          label: t('signatures.column.what'),
          width: '130px',
          cell: ({ kind }) => t(`signatures.queue.kind.${kind}`),
        },
        {
          id: 'digest',
          label: t('signatures.queue.digest'),
          width: '230px',
          cell: ({ digests }) => (
            <span className="queue-digests">
              {digests.map(({ algorithm, value }) => (
                <Digest key={value} value={value} algorithm={algorithm} short />
              ))}
            </span>
          ),
        },
        {
          id: 'since',
          label: t('signatures.queue.since'),
          width: '150px',
          cell: ({ queuedAt }) => <ExactTime at={queuedAt} />,
        },
        {
          id: 'drop',
          label: t('ui.more'),
          hideLabel: true,
          align: 'end',
          width: '36px',
          cell: ({ entryId, path }) => (
            <IconButton
              icon={TrashIcon}
              label={t('signatures.queue.drop', { file: fileOf(path) })}
              onPress={() => onDrop(entryId)}
            />
          ),
        },
      ]}
    />
  );
};
