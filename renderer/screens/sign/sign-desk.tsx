import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, SignIcon } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { HowToSign, type Manner } from './how-to-sign.tsx';
import { SignResults, type SignOutcome } from './sign-results.tsx';
import { usePasswordPage } from './use-password-page.ts';
import { WhatToSign } from './what-to-sign.tsx';
import { WithWhat, type ChosenKey } from './with-what.tsx';

/** What, with what, how; then one button, and a result per file. */
export const SignDesk = ({ bidId }: { bidId: string | null }) => {
  const { t } = useWords();
  const { value: bid } = useAsk('bids.show', bidId === null ? null : { bidId });
  const [source, setSource] = useState<'bid' | 'files'>(bidId === null ? 'files' : 'bid');
  const [files, setFiles] = useState<readonly FileHandle[]>([]);
  const [key, setKey] = useState<ChosenKey | null>(null);
  const [manner, setManner] = useState<Manner>({ form: 'detached', encoding: 'der' });
  const [outcome, setOutcome] = useState<SignOutcome | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSigning, setSigning] = useState(false);

  const isAwaited = usePasswordPage(isSigning);

  const frozen = source === 'bid' ? (bid?.frozen ?? null) : null;
  const count = source === 'bid' ? (frozen?.files.length ?? 0) : files.length;
  const blockers = key?.blockers ?? 0;
  const isReady = count > 0 && key !== null && blockers === 0;

  const sign = async (only: readonly FileHandle[] = files): Promise<void> => {
    if (key === null) return;
    setFailure(null);
    setSigning(true);
    const shape = { keyId: key.keyId, certificateId: key.certificateId, ...manner };
    const label = t('sign.job', { count: source === 'bid' ? count : only.length });
    if (source === 'bid' && bidId !== null) {
      const answer = await runJob({ name: 'signing.signBid', input: { bidId, ...shape }, label });
      if (answer.ok) setOutcome({ signed: answer.value.files, refused: [] });
      else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
    } else {
      const fileIds = only.map(({ fileId }) => fileId);
      const answer = await runJob({ name: 'signing.signFiles', input: { fileIds, ...shape }, label });
      if (answer.ok) {
        const before = only.length < files.length ? (outcome?.signed ?? []) : [];
        setOutcome({ signed: [...before, ...answer.value.files], refused: answer.value.refused });
      } else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
    }
    setSigning(false);
  };
  const failed = outcome === null ? [] : files.filter(({ name }) => outcome.refused.some((one) => one.name === name));

  return (
    <div className="sign-desk">
      <div className="sign-what">
        <WhatToSign
          bidId={bidId}
          bid={bid ?? null}
          source={source}
          files={files}
          onSource={(next) => {
            setSource(next);
            setOutcome(null);
          }}
          onFiles={(next) => {
            setFiles(next);
            setOutcome(null);
          }}
        />
        {outcome !== null && (
          <SignResults
            outcome={outcome}
            {...(failed.length > 0 ? { onRetry: () => void sign(failed), retryCount: failed.length } : {})}
            {...(source === 'bid' && bidId !== null ? { onBack: () => navigate({ screen: 'bids', id: bidId }) } : {})}
          />
        )}
      </div>
      <div className="sign-how">
        <WithWhat bidId={source === 'bid' ? bidId : null} chosen={key} onChoose={setKey} />
        <HowToSign manner={manner} isBid={source === 'bid'} onChange={setManner} />
        <div className="sign-act">
          {failure !== null && <ErrorNotice failure={failure} />}
          <Button kind="primary" icon={SignIcon} isDisabled={!isReady} isBusy={isSigning} onPress={() => void sign()}>
            {t('sign.act', { count })}
          </Button>
          {isAwaited && <p className="sign-why">{t('sign.password.waiting')}</p>}
          {!isReady && (
            <p className="sign-why">
              {count === 0
                ? t('sign.why.nothing')
                : key === null
                  ? t('sign.why.no-key')
                  : t('sign.why.blocked', { count: blockers })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
};
