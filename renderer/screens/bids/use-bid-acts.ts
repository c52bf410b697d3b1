import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { remember } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { noteReport } from '../verify/last-reports.ts';
import type { Despite } from './readiness-despite.tsx';

/** Short acts that answer the whole bid, so that the desk never shows half of a change. */
type EditName =
  | 'bids.removeDocument'
  | 'bids.assignDocument'
  | 'bids.renameDocument'
  | 'bids.addItem'
  | 'bids.removeItem'
  | 'bids.waiveItem'
  | 'bids.setPrice'
  | 'bids.setSecurity'
  | 'bids.setPlatform'
  | 'bids.adoptEdition'
  | 'bids.setAuthority'
  | 'bids.revise'
  | 'checklists.plan'
  | 'checklists.setTerms'
  | 'papers.addToBid'
  | 'papers.renewInBid'
  | 'papers.demand';

type Without<T> = Omit<T, 'bidId'>;
export type Edit = <Name extends EditName>(name: Name, input: Without<Asked<Name>>) => Promise<boolean>;

export type BidActs = {
  readonly edit: Edit;
  readonly addFiles: (files: readonly FileHandle[], itemId: string | null) => Promise<void>;
  readonly freeze: (despite?: Despite) => Promise<void>;
  readonly pack: () => Promise<void>;
  readonly verify: () => Promise<void>;
  readonly remove: () => Promise<void>;
  /** The long step under way, so that its button waits. */
  readonly running: 'add' | 'freeze' | 'package' | 'verify' | null;
  /** Why the last act was refused. */
  readonly error: Failure | null;
  readonly clear: () => void;
};

/** Everything that can be done with one bid from its desk. */
export const useBidActs = (bidId: string): BidActs => {
  const { t } = useWords();
  const [running, setRunning] = useState<BidActs['running']>(null);
  const [error, setError] = useState<Failure | null>(null);

  const long = async <Value>(step: BidActs['running'], work: () => Promise<Outcome<Value>>): Promise<Value | null> => {
    setError(null);
    setRunning(step);
    const answer = await work();
    setRunning(null);
    if (answer.ok) return answer.value;
    if (answer.error.code !== 'call.cancelled') setError(answer.error);
    return null;
  };

  const edit: Edit = async (name, input) => {
    setError(null);
    // Every edit takes the bid and answers the bid; the union of their inputs is only known name by name.
    const answer = (await call(name, { bidId, ...input } as Asked<typeof name>)) as Outcome<BidDetail>;
    if (answer.ok) remember('bids.show', { bidId }, answer.value);
    else setError(answer.error);
    return answer.ok;
  };

  return {
    running,
    error,
    clear: () => setError(null),
    edit,
    addFiles: async (files, itemId) => {
      const input = { bidId, fileIds: files.map(({ fileId }) => fileId), itemId };
      const label = t('bids.job.add', { count: files.length });
      const detail = await long('add', () => runJob({ name: 'bids.addDocuments', input, label }));
      if (detail !== null) remember('bids.show', { bidId }, detail);
    },
    freeze: async (despite) => {
      const input = { bidId, despite: despite ?? null };
      await long('freeze', () => runJob({ name: 'bids.freeze', input, label: t('bids.job.freeze') }));
    },
    pack: async () => {
      await long('package', () => runJob({ name: 'bids.package', input: { bidId }, label: t('bids.job.package') }));
    },
    verify: async () => {
      const label = t('bids.job.verify');
      const answer = await long('verify', () => runJob({ name: 'verification.runBid', input: { bidId }, label }));
      if (answer === null) return;
      noteReport({ ...answer, bidId });
      navigate({ screen: 'sign', tab: 'verify' });
    },
    remove: async () => {
      setError(null);
      const answer = await call('bids.remove', { bidId });
      if (answer.ok) navigate({ screen: 'bids' }, 'replace');
      else setError(answer.error);
    },
  };
};
