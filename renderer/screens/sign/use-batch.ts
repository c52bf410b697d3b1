import { useState } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import type { BatchSummary } from '#shared/contract/batches.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import type { Packed } from './packed-result.tsx';

export type BatchDesk = {
  /** Null: nothing has been chosen yet. */
  readonly batch: BatchSummary | null;
  /** Counts up with every change, so that the list is read anew. */
  readonly revision: number;
  readonly isBusy: boolean;
  readonly isSigning: boolean;
  readonly failure: Failure | null;
  readonly addFiles: (files: readonly FileHandle[]) => Promise<void>;
  readonly addFolder: (folder: string) => Promise<void>;
  readonly skip: (position: number, skip: boolean) => Promise<void>;
  readonly reviewAgain: () => Promise<void>;
  readonly sign: (shape: Omit<Asked<'batches.sign'>, 'batchId'>, count: number) => Promise<void>;
  /** Signs all files of the list into one container. */
  readonly pack: (shape: Omit<Asked<'batches.pack'>, 'batchId'>, count: number) => Promise<void>;
  /** What packing wrote last, until the list changes. */
  readonly packed: Packed | null;
  /** What is to be said of the signatures that the last run made, although they reached their level. */
  readonly remarks: readonly Finding[];
  /** Takes up an earlier batch, or puts this one away. */
  readonly open: (batch: BatchSummary | null) => void;
};

type Chosen = { readonly fileIds: readonly string[]; readonly folders: readonly string[] };
const nothing: Chosen = { fileIds: [], folders: [] };

/** How many files of a batch are still to be signed. */
export const leftOf = ({ waiting, started, refused }: BatchSummary): number => waiting + started + refused;

/** The list that is reviewed and signed: the host keeps it, this desk shows it. */
export const useBatch = (): BatchDesk => {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Chosen>(nothing);
  const [batch, setBatch] = useState<BatchSummary | null>(null);
  const [revision, setRevision] = useState(0);
  const [busy, setBusy] = useState<'no' | 'reviewing' | 'signing'>('no');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [packed, setPacked] = useState<Packed | null>(null);
  const [remarks, setRemarks] = useState<readonly Finding[]>([]);

  const show = (next: BatchSummary | null): void => {
    setBatch(next);
    setPacked(null);
    setRemarks([]);
    setRevision((before) => before + 1);
  };
  const note = (error: Failure): void => {
    if (error.code !== 'call.cancelled') setFailure(error);
  };

  const review = async (next: Chosen): Promise<void> => {
    setFailure(null);
    setBusy('reviewing');
    const input = { fileIds: [...next.fileIds], folders: [...next.folders] };
    const answer = await runJob({ name: 'batches.review', input, label: t('sign.batch.review-job') });
    setBusy('no');
    if (!answer.ok) return note(answer.error);
    // The list it takes the place of had not been begun: one that was begun is never added to.
    if (batch !== null) void call('batches.remove', { batchId: batch.batchId });
    setChosen(next);
    return show(answer.value);
  };
  const isBegun = batch !== null && batch.signed > 0;
  const before = isBegun ? nothing : chosen;

  return {
    batch,
    revision,
    isBusy: busy !== 'no',
    isSigning: busy === 'signing',
    failure,
    packed,
    remarks,
    addFiles: (files) => review({ ...before, fileIds: [...before.fileIds, ...files.map(({ fileId }) => fileId)] }),
    addFolder: (folder) => review({ ...before, folders: [...before.folders, folder] }),
    skip: async (position, skip) => {
      if (batch === null) return;
      const answer = await call('batches.skip', { batchId: batch.batchId, positions: [position], skip });
      if (answer.ok) show(answer.value);
      else note(answer.error);
    },
    reviewAgain: async () => {
      if (batch === null) return;
      setFailure(null);
      setBusy('reviewing');
      const input = { batchId: batch.batchId };
      const answer = await runJob({ name: 'batches.reviewAgain', input, label: t('sign.batch.review-job') });
      setBusy('no');
      if (answer.ok) show(answer.value);
      else note(answer.error);
    },
    sign: async (shape, count) => {
      if (batch === null) return;
      setFailure(null);
      setBusy('signing');
      const { batchId } = batch;
      const input = { batchId, ...shape };
      const answer = await runJob({ name: 'batches.sign', input, label: t('sign.job', { count }) });
      setBusy('no');
      if (answer.ok) {
        show(answer.value.summary);
        return setRemarks(answer.value.remarks);
      }
      note(answer.error);
      // What was signed before it ended is signed: the list says so.
      const now = await call('batches.show', { batchId, limit: 1 });
      return now.ok ? show(now.value.summary) : undefined;
    },
    pack: async (shape, count) => {
      if (batch === null) return;
      setFailure(null);
      setPacked(null);
      setBusy('signing');
      const input = { batchId: batch.batchId, ...shape };
      const answer = await runJob({ name: 'batches.pack', input, label: t('signatures.go.pack', { count }) });
      setBusy('no');
      if (answer.ok) setPacked(answer.value);
      else note(answer.error);
    },
    open: (next) => {
      setFailure(null);
      setChosen(nothing);
      show(next);
    },
  };
};
