import { useState } from 'react';
import type { BidDiff } from '#shared/contract/submission.ts';
import { Button, Dialog, ErrorNotice, ExactTime, Notice, RadioGroup, Skeleton, Table } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Value, What } from './handover-differences.tsx';
import { useReading, valueLines } from './handover-words.ts';
import './handover.css';

type Since = 'submitted' | 'handed-over';

/** This version against the one that was submitted or handed over, down to the cell of a price. */
export const DiffDialog = ({ bidId, onClose }: { bidId: string; onClose: () => void }) => {
  const { t } = useWords();
  const [since, setSince] = useState<Since>('submitted');
  const { value, error } = useAsk('submission.diff', { bidId, since });
  return (
    <Dialog
      isOpen
      size="large"
      title={t('handover.diff.title')}
      onClose={onClose}
      acts={
        <Button kind="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <RadioGroup
        label={t('handover.diff.since')}
        layout="row"
        value={since}
        onChange={setSince}
        choices={[
          { value: 'submitted', label: t('handover.diff.since.submitted') },
          { value: 'handed-over', label: t('handover.diff.since.handed-over') },
        ]}
      />
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined && error === null && <Skeleton lines={6} />}
      {value !== undefined && <Changes bidId={bidId} diff={value} since={since} />}
    </Dialog>
  );
};

const Changes = ({
  bidId,
  diff: { against, isPartial, changes },
  since,
}: {
  bidId: string;
  diff: BidDiff;
  since: Since;
}) => {
  const { t } = useWords();
  const reading = useReading(bidId);
  if (against === null) return <p className="quiet">{t(`handover.diff.nothing.${since}`)}</p>;
  const { what, version, at, by } = against;
  return (
    <>
      <p className="handover-against">
        <strong>{t(`handover.diff.against.${what}`, { version, person: by ?? '' })}</strong>
        <ExactTime at={at} />
      </p>
      {isPartial && <Notice tone="attention">{t('handover.diff.partial')}</Notice>}
      {changes.length === 0 ? (
        <p className="quiet">{t('submission.diff.same')}</p>
      ) : (
        <Table
          label={t('handover.diff.title')}
          rows={changes}
          keyOf={({ path }) => path}
          columns={[
            {
              id: 'what',
              label: t('handover.column.what'),
              width: '36%',
              cell: (row) => <What {...row} reading={reading} />,
            },
            {
              id: 'before',
              label: t('handover.diff.before'),
              width: '32%',
              cell: ({ field, before, after }) => (
                <Value lines={valueLines(t, field, before, [before, after], reading)} />
              ),
            },
            {
              id: 'after',
              label: t('handover.diff.now'),
              cell: ({ field, before, after }) => (
                <Value lines={valueLines(t, field, after, [before, after], reading)} />
              ),
            },
          ]}
        />
      )}
    </>
  );
};
