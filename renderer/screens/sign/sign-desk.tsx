import { useState } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, SignIcon } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { SignedElsewhere } from './elsewhere.tsx';
import { HowToSign, servicesOf, type Manner } from './how-to-sign.tsx';
import { SignResults, type SignOutcome } from './sign-results.tsx';
import { leftOf, useBatch } from './use-batch.ts';
import { usePasswordPage } from '../../state/password-page.ts';
import { WhatToSign } from './what-to-sign.tsx';
import { WithWhat, type ChosenKey } from './with-what.tsx';

/** What, with what, how; then one button, and a result per file. */
export const SignDesk = ({ bidId }: { bidId: string | null }) => {
  const { t } = useWords();
  const { value: bid } = useAsk('bids.show', bidId === null ? null : { bidId });
  const [source, setSource] = useState<'bid' | 'files'>(bidId === null ? 'files' : 'bid');
  const desk = useBatch();
  const [key, setKey] = useState<ChosenKey | null>(null);
  const [manner, setManner] = useState<Manner>({ form: 'detached', encoding: 'der', level: 'B' });
  const services = servicesOf(usePreferences(({ timestampServices }) => timestampServices));
  const [outcome, setOutcome] = useState<SignOutcome | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSigningBid, setSigningBid] = useState(false);
  const isSigning = isSigningBid || desk.isSigning;
  const isAwaited = usePasswordPage(isSigning);

  const frozen = source === 'bid' ? (bid?.frozen ?? null) : null;
  const { batch } = desk;
  // Signed files of a batch whose timestamp is missing are asked for again with no other button.
  const untimed = batch !== null && manner.level === 'T' ? batch.untimed : 0;
  const left = batch === null ? 0 : leftOf(batch);
  const count = source === 'bid' ? (frozen?.files.length ?? 0) : left;
  const blockers = key?.blockers ?? 0;
  const hasServices = manner.level === 'B' || services.length > 0;
  const isReady = count + (source === 'files' ? untimed : 0) > 0 && key !== null && blockers === 0 && hasServices;

  const sign = async (): Promise<void> => {
    if (key === null) return;
    const tsas = manner.level === 'T' ? [...services] : [];
    const shape = { keyId: key.keyId, certificateId: key.certificateId, ...manner, tsas };
    if (source === 'files') return desk.sign(shape, left + untimed);
    if (bidId === null) return undefined;
    setFailure(null);
    setSigningBid(true);
    const answer = await runJob({
      name: 'signing.signBid',
      input: { bidId, ...shape },
      label: t('sign.job', { count }),
    });
    setSigningBid(false);
    if (answer.ok) setOutcome({ signed: answer.value.files, untimed: answer.value.untimed });
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
    return undefined;
  };
  const why = (): string => {
    if (source === 'files' && batch !== null && left === 0 && untimed === 0) return t('sign.why.done');
    if (count + untimed === 0) return t('sign.why.nothing');
    if (key === null) return t('sign.why.no-key');
    return hasServices ? t('sign.why.blocked', { count: blockers }) : t('sign.why.no-service');
  };

  return (
    <div className="sign-desk">
      <div className="sign-what">
        <WhatToSign
          bidId={bidId}
          bid={bid ?? null}
          source={source}
          desk={desk}
          onSource={(next) => {
            setSource(next);
            setOutcome(null);
          }}
        />
        {source === 'bid' && bidId !== null && frozen !== null && <SignedElsewhere bidId={bidId} />}
        {source === 'bid' && bidId !== null && outcome !== null && (
          <SignResults
            bidId={bidId}
            outcome={outcome}
            services={services}
            onBack={() => navigate({ screen: 'bids', id: bidId })}
            onChange={setOutcome}
          />
        )}
      </div>
      <div className="sign-how">
        <WithWhat bidId={source === 'bid' ? bidId : null} chosen={key} onChoose={setKey} />
        <HowToSign manner={manner} onChange={setManner} />
        <div className="sign-act">
          {failure !== null && <ErrorNotice failure={failure} />}
          <Button
            kind="primary"
            icon={SignIcon}
            isDisabled={!isReady || desk.isBusy}
            isBusy={isSigning}
            onPress={() => void sign()}
          >
            {count === 0 && untimed > 0
              ? t('sign.act-timestamps', { count: untimed })
              : batch !== null && source === 'files' && batch.signed + batch.refused > 0 && left > 0
                ? t('sign.results.retry', { count: left })
                : t('sign.act', { count })}
          </Button>
          {isAwaited && <p className="sign-why">{t('sign.password.waiting')}</p>}
          {isReady && source === 'bid' && <p className="sign-why">{t('sign.act-also-container')}</p>}
          {!isReady && <p className="sign-why">{why()}</p>}
        </div>
      </div>
    </div>
  );
};
