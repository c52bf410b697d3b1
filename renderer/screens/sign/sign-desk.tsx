import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, FindingList, SignIcon } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { SignedElsewhere } from './elsewhere.tsx';
import { againOf, containerOf, HowToSign, shapeOf, type Manner } from './how-to-sign.tsx';
import { useServices } from './services.ts';
import { PackedResult } from './packed-result.tsx';
import { PolicyFindings } from './policy-findings.tsx';
import { Sealing } from './sealing.tsx';
import { SignResults, type SignOutcome } from './sign-results.tsx';
import { leftOf, type BatchDesk } from './use-batch.ts';
import { usePasswordPage } from '../../state/password-page.ts';
import { WhatToSign } from './what-to-sign.tsx';
import { WithWhat, type ChosenKey } from './with-what.tsx';

type Reached = Answer<'signing.signBid'> & Partial<Pick<Answer<'signing.cosignBid'>, 'findings'>>;

/** What, with what, how; then one button, and a result per file. */
export const SignDesk = ({
  bidId,
  desk,
  manner,
  onManner,
}: {
  bidId: string | null;
  desk: BatchDesk;
  manner: Manner;
  onManner: (manner: Manner) => void;
}) => {
  const { t } = useWords();
  const { value: bid } = useAsk('bids.show', bidId === null ? null : { bidId });
  const [source, setSource] = useState<'bid' | 'files'>(bidId === null ? 'files' : 'bid');
  const [key, setKey] = useState<ChosenKey | null>(null);
  const { services } = useServices();
  const [outcome, setOutcome] = useState<SignOutcome | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState<readonly Finding[]>([]);
  const [isSigningBid, setSigningBid] = useState(false);
  const isSigning = isSigningBid || desk.isSigning;
  const isAwaited = usePasswordPage(isSigning);

  const frozen = source === 'bid' ? (bid?.frozen ?? null) : null;
  const { batch } = desk;
  // Signed files of a batch whose timestamp is missing are asked for again with no other button.
  const untimed = batch !== null && manner.level !== 'B' ? batch.untimed : 0;
  const left = batch === null ? 0 : leftOf(batch);
  // One signature stands for all of them, signed on their own before or not.
  const inContainer = batch === null ? 0 : batch.files - batch.skipped;
  const isPacked = source === 'files' && containerOf(manner) !== null;
  const count = source === 'bid' ? (frozen?.files.length ?? 0) : isPacked ? inContainer : left;
  const blockers = key?.blockers ?? 0;
  const hasServices = manner.level === 'B' || services.length > 0;
  const isReady = count + (source === 'files' ? untimed : 0) > 0 && key !== null && blockers === 0 && hasServices;

  const sign = async (): Promise<void> => {
    if (key === null) return;
    const { form, encoding } = manner;
    const { keyId, certificateId } = key;
    const shape = { keyId, certificateId, ...shapeOf(manner, services) };
    if (source === 'files') {
      const container = containerOf(manner);
      if (container !== null) return desk.pack({ ...shape, container, encoding }, inContainer);
      const apart = form === 'attached' || form === 'by-file' ? form : 'detached';
      return desk.sign({ ...shape, form: apart, encoding }, left + untimed);
    }
    if (bidId === null) return undefined;
    const input = {
      bidId,
      ...shape,
      form: form === 'attached' ? ('attached' as const) : ('detached' as const),
      encoding,
    };
    return signBid(() => runJob({ name: 'signing.signBid', input, label: t('sign.job', { count }) }));
  };
  const signBid = async (run: () => Promise<Outcome<Reached>>): Promise<void> => {
    setFailure(null);
    setSaid([]);
    setSigningBid(true);
    const answer = await run();
    setSigningBid(false);
    if (answer.ok) {
      setOutcome({ signed: answer.value.files, untimed: answer.value.untimed });
      setSaid(answer.value.findings ?? []);
    } else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  const signBeside = async (): Promise<void> => {
    if (key === null || bidId === null) return;
    const { keyId, certificateId } = key;
    const input = { bidId, keyId, certificateId, ...shapeOf(manner, services) };
    await signBid(() => runJob({ name: 'signing.cosignBid', input, label: t('sign.job', { count }) }));
  };
  const isSigned = source === 'bid' && (bid?.status === 'signed' || bid?.status === 'packaged');
  const actLabel = (): string => {
    if (isPacked) return t('signatures.go.pack', { count });
    if (count === 0 && untimed > 0) return t('sign.act-timestamps', { count: untimed });
    const isBegun = batch !== null && source === 'files' && batch.signed + batch.refused > 0 && left > 0;
    return isBegun ? t('sign.results.retry', { count: left }) : t('sign.act', { count });
  };
  const why = (): string => {
    if (source === 'files' && batch !== null && !isPacked && left === 0 && untimed === 0) return t('sign.why.done');
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
        {source === 'files' && desk.packed !== null && <PackedResult packed={desk.packed} />}
        <PolicyFindings key={source} bidId={source === 'bid' ? bidId : null} manner={manner} isPacked={isPacked} />
        {source === 'bid' && bidId !== null && frozen !== null && <SignedElsewhere bidId={bidId} />}
        {source === 'bid' && bidId !== null && outcome !== null && (
          <SignResults
            bidId={bidId}
            outcome={outcome}
            again={againOf(manner, services)}
            onBack={() => navigate({ screen: 'bids', id: bidId })}
            onChange={setOutcome}
          />
        )}
        <Sealing />
      </div>
      <div className="sign-how">
        <WithWhat bidId={source === 'bid' ? bidId : null} chosen={key} onChoose={setKey} />
        <HowToSign manner={manner} isBid={source === 'bid'} onChange={onManner} />
        <div className="sign-act">
          {failure !== null && <ErrorNotice failure={failure} />}
          <Button
            kind="primary"
            icon={SignIcon}
            isDisabled={!isReady || desk.isBusy}
            isBusy={isSigning}
            onPress={() => void sign()}
          >
            {actLabel()}
          </Button>
          {isSigned && (
            <>
              <Button isDisabled={!isReady || isSigning} onPress={() => void signBeside()}>
                {t('sign.beside')}
              </Button>
              <p className="sign-why">{t('sign.beside.effect')}</p>
            </>
          )}
          {said.length > 0 && <FindingList findings={said} />}
          {isAwaited && <p className="sign-why">{t('sign.password.waiting')}</p>}
          {isReady && source === 'bid' && <p className="sign-why">{t('sign.act-also-container')}</p>}
          {!isReady && <p className="sign-why">{why()}</p>}
        </div>
      </div>
    </div>
  );
};
