import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, FilePicker, FindingList, Section, Select } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { demandsOf } from '../settings/policies.tsx';
import type { Manner } from './how-to-sign.tsx';

const none = '';

/** What the policy of the bid, or one that is chosen for files, says of the signature that is about to be made. */
export const PolicyFindings = ({
  bidId,
  manner,
  isPacked,
}: {
  bidId: string | null;
  manner: Manner;
  /** Files go into one container: one signature over all of them. */
  isPacked: boolean;
}) => {
  const { t } = useWords();
  const [policyId, setPolicyId] = useState<string>(none);
  const own = useAsk('policies.list', {}).value?.policies ?? [];
  const form = manner.form === 'attached' ? 'attached' : 'detached';
  const ofBid = useAsk('policies.judge', bidId === null ? null : { bidId, level: manner.level, form }).value;
  const ofFiles = useAsk(
    'policies.judgeFiles',
    bidId !== null || policyId === none
      ? null
      : {
          policyId,
          level: manner.level,
          form,
          format: isPacked ? 'asic' : 'cades',
          scope: isPacked ? 'whole' : 'each-file',
        },
  ).value;
  const planned = bidId === null ? ofFiles : ofBid;
  const policy = planned?.policy ?? null;
  const [signed, setSigned] = useState<Answer<'policies.judgeSigned'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isJudging, setJudging] = useState(false);
  const judge = async (fileIds: readonly string[]): Promise<void> => {
    setFailure(null);
    setJudging(true);
    const input = bidId === null ? { policyId, fileIds: [...fileIds] } : { bidId };
    const answer = await runJob({ name: 'policies.judgeSigned', input, label: t('policies.desk.judge') });
    setJudging(false);
    if (answer.ok) setSigned(answer.value);
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  if (bidId === null && own.length === 0) return null;
  return (
    <Section
      title={t('policies.desk')}
      {...(policy === null
        ? {}
        : {
            hint: (
              <bdi>
                {policy.name}: {demandsOf(t, policy).join(' · ') || t('policies.not-demanded')}
              </bdi>
            ),
          })}
    >
      {bidId === null && (
        <Select
          label={t('policies.desk.choose')}
          value={policyId}
          onChange={(next) => {
            setPolicyId(next);
            setSigned(null);
          }}
          choices={[
            { value: none, label: t('policies.desk.no-choice') },
            ...own.map((one) => ({ value: one.policyId, label: one.name })),
          ]}
        />
      )}
      {bidId !== null && planned?.policy === null && <p className="quiet">{t('policies.desk.none')}</p>}
      {planned !== undefined && planned.findings.length > 0 && <FindingList findings={planned.findings} />}
      {bidId !== null && policy !== null && (
        <Button kind="quiet" isBusy={isJudging} onPress={() => void judge([])}>
          {t('policies.desk.judge')}
        </Button>
      )}
      {bidId === null && policyId !== none && (
        <FilePicker
          kind="quiet"
          purpose="package"
          multiple
          isBusy={isJudging}
          onChosen={(files) => void judge(files.map(({ fileId }) => fileId))}
          onRefused={setFailure}
        >
          {t('policies.desk.judge')}
        </FilePicker>
      )}
      {signed !== null && <FindingList findings={signed.findings} label={t('policies.desk.judge')} />}
      {failure !== null && <ErrorNotice failure={failure} />}
    </Section>
  );
};
