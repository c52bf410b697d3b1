import { useState } from 'react';
import type { Answer, Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Bytes,
  Button,
  Code,
  ErrorNotice,
  FindingList,
  RefreshIcon,
  Section,
  StatusLight,
  Table,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

export type SignOutcome = {
  readonly signed: Answer<'signing.signBid'>['files'];
  readonly untimed: Answer<'signing.signBid'>['untimed'];
};

export type SignResultsProps = {
  readonly bidId: string;
  readonly outcome: SignOutcome;
  /** What was asked for, to be asked again; null: level B, which lacks nothing. */
  readonly again: Omit<Asked<'signing.augment'>, 'fileIds'> | null;
  readonly onChange: (outcome: SignOutcome) => void;
  readonly onBack: () => void;
};

/** The signatures of a bid, where each lies, and what to do about those that got no timestamp. */
export const SignResults = ({ bidId, outcome, again, onChange, onBack }: SignResultsProps) => {
  const { t } = useWords();
  const remarks = outcome.signed.flatMap((one) => one.remarks);
  return (
    <Section
      title={t('sign.results')}
      acts={
        <Button kind="primary" onPress={onBack}>
          {t('sign.results.back')}
        </Button>
      }
    >
      <div role="status" className="sign-summary">
        <StatusLight tone="fine">{t('sign.results.signed', { count: outcome.signed.length })}</StatusLight>
        {outcome.untimed.length > 0 && (
          <StatusLight tone="attention">{t('sign.batch.untimed', { count: outcome.untimed.length })}</StatusLight>
        )}
      </div>
      {outcome.untimed.length > 0 && <Untimed bidId={bidId} outcome={outcome} again={again} onChange={onChange} />}
      {remarks.length > 0 && <FindingList findings={remarks.map((one) => ({ ...one, place: {} }))} />}
      <Table
        label={t('sign.results.files')}
        rows={outcome.signed}
        keyOf={({ path }) => path}
        columns={[
          {
            id: 'name',
            label: t('sign.results.signature'),
            width: '34%',
            cell: ({ name }) => <bdi className="file-name">{name}</bdi>,
          },
          { id: 'path', label: t('sign.results.path'), cell: ({ path }) => <Code>{path}</Code> },
          {
            id: 'size',
            label: t('bids.documents.size'),
            align: 'end',
            width: '76px',
            cell: ({ size }) => <Bytes count={size} />,
          },
          {
            id: 'copy',
            label: t('ui.copy'),
            hideLabel: true,
            width: '36px',
            cell: ({ path, name }) => <CopyButton text={path} what={t('bids.path.path-of', { file: name })} />,
          },
        ]}
      />
    </Section>
  );
};

/** Why they are below their level; the signatures are safe, and it is tried again when the user says so. */
const Untimed = ({ bidId, outcome, again, onChange }: Omit<SignResultsProps, 'onBack'>) => {
  const { t } = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** Raised where they lie, then taken into the bid again: the package is made from what the bid keeps. */
  const askAgain = async (): Promise<Failure | null> => {
    const fileIds: string[] = [];
    for (const { path } of outcome.untimed) {
      const taken = await call('files.take', { path });
      if (!taken.ok) return taken.error;
      fileIds.push(taken.value.fileId);
    }
    const label = t('sign.act-timestamps', { count: fileIds.length });
    const raised = await runJob({ name: 'signing.augment', input: { ...again, fileIds }, label });
    if (!raised.ok) return raised.error;
    const refused = new Set(raised.value.refused.map(({ path }) => path));
    const stamped = fileIds.filter((_, index) => !refused.has(outcome.untimed[index]?.path ?? ''));
    if (stamped.length > 0) {
      const kept = await runJob({ name: 'bids.importSignatures', input: { bidId, fileIds: stamped }, label });
      if (!kept.ok) return kept.error;
    }
    const left = outcome.untimed.flatMap((one) => {
      const still = raised.value.refused.find(({ path }) => path === one.path);
      return still === undefined ? [] : [{ ...one, findings: still.findings }];
    });
    onChange({ ...outcome, untimed: left });
    return null;
  };
  const press = async (): Promise<void> => {
    setFailure(null);
    setBusy(true);
    const error = await askAgain();
    if (error !== null && error.code !== 'call.cancelled') setFailure(error);
    setBusy(false);
  };
  return (
    <div className="sign-untimed">
      <FindingList findings={outcome.untimed[0]?.findings.map((one) => ({ ...one, place: {} })) ?? []} />
      {failure !== null && <ErrorNotice failure={failure} />}
      <Button
        icon={RefreshIcon}
        isDisabled={again === null || (again.tsas ?? []).length === 0}
        isBusy={isBusy}
        onPress={() => void press()}
      >
        {t('sign.act-timestamps', { count: outcome.untimed.length })}
      </Button>
    </div>
  );
};
