import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { RehearsalView } from '#shared/contract/readiness.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  DefinitionList,
  ErrorNotice,
  ExactTime,
  FindingList,
  Select,
  StatusLight,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { ConclusionLight } from '../verify/conclusion-light.tsx';

/** Days before the deadline: the whole package with the real key, and what is different since. */
export const RehearsalSection = ({ bid, rehearsal }: { bid: BidDetail; rehearsal: RehearsalView | null }) => {
  const { t } = useWords();
  const { value } = useAsk('keys.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keys = (value?.keys ?? []).filter(({ present }) => present);
  const keyId = keys.find((key) => key.keyId === chosen)?.keyId ?? keys[0]?.keyId ?? null;
  const rehearse = async (): Promise<void> => {
    if (keyId === null) return;
    setFailure(null);
    setRunning(true);
    const input = { bidId: bid.bidId, keyId };
    const answer = await runJob({ name: 'rehearsals.run', input, label: t('rehearsal.job') });
    setRunning(false);
    if (!answer.ok && answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  return (
    <section className="rehearsal" aria-label={t('rehearsal.title')}>
      <h3>{t('rehearsal.title')}</h3>
      {rehearsal === null ? <p className="pane-note">{t('rehearsal.never')}</p> : <Verdict rehearsal={rehearsal} />}
      {failure !== null && <ErrorNotice failure={failure} />}
      {value !== undefined && keys.length === 0 ? (
        <Button kind="quiet" onPress={() => navigate({ screen: 'company', tab: 'keys' })}>
          {t('rehearsal.no-key')}
        </Button>
      ) : (
        <div className="rehearsal-act">
          {keys.length > 1 && (
            <Select
              label={t('rehearsal.key')}
              hideLabel
              choices={keys.map((key) => ({ value: key.keyId, label: key.label }))}
              value={keyId}
              onChange={setChosen}
            />
          )}
          <Button
            isBusy={isRunning}
            isDisabled={keyId === null || bid.documents.length === 0}
            onPress={() => void rehearse()}
          >
            {t(rehearsal === null ? 'rehearsal.act' : 'rehearsal.again')}
          </Button>
          <p className="next-act-effect">{t('rehearsal.effect')}</p>
        </div>
      )}
    </section>
  );
};

const Verdict = ({ rehearsal }: { rehearsal: RehearsalView }) => {
  const { t, explain } = useWords();
  const { conclusion, refusal, holds, differences, findings, reportPath, packagePath } = rehearsal;
  return (
    <>
      <DefinitionList
        facts={[
          { label: t('rehearsal.at'), value: <ExactTime at={rehearsal.at} /> },
          {
            label: t('rehearsal.conclusion'),
            value:
              conclusion === null ? (
                <StatusLight tone="stop">{t('rehearsal.refused')}</StatusLight>
              ) : (
                <ConclusionLight conclusion={conclusion} />
              ),
          },
          ...(rehearsal.signer === null
            ? []
            : [{ label: t('rehearsal.signer'), value: <bdi>{rehearsal.signer}</bdi> }]),
        ]}
      />
      {refusal !== null && (
        <p className="readiness-fact" dir="auto">
          {explain(refusal).message}
        </p>
      )}
      <p className="readiness-fact">
        <StatusLight tone={holds ? 'fine' : 'attention'}>
          {t(holds ? 'rehearsal.holds' : 'rehearsal.lapsed')}
        </StatusLight>
      </p>
      {differences.length > 0 && <FindingList label={t('rehearsal.since')} findings={differences} />}
      {findings.length > 0 && (
        <details className="readiness-more">
          <summary>
            {t('rehearsal.conclusion')} · <span className="figure">{findings.length}</span>
          </summary>
          <FindingList label={t('rehearsal.conclusion')} findings={findings} />
        </details>
      )}
      <div className="rehearsal-files">
        {reportPath !== null && (
          <Button kind="quiet" onPress={() => void call('files.reveal', { path: reportPath })}>
            {t('rehearsal.report')}
          </Button>
        )}
        {packagePath !== null && (
          <Button kind="quiet" onPress={() => void call('files.reveal', { path: packagePath })}>
            {t('rehearsal.package')}
          </Button>
        )}
      </div>
    </>
  );
};
