import { useState } from 'react';
import type { ImportAnswer } from '#shared/contract/procedures.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

export type NoticeImport = {
  readonly answer: ImportAnswer | null;
  /** Why files, or the import as a whole, were refused. */
  readonly failures: readonly Failure[];
  readonly isRunning: boolean;
  /** `refused`: files that did not even get as far as this. */
  readonly take: (files: readonly FileHandle[], refused?: readonly Failure[]) => Promise<void>;
  readonly clear: () => void;
};

/** One import at a time, whichever way its files came. It goes on as a job when one looks elsewhere. */
export const useNoticeImport = (): NoticeImport => {
  const { t } = useWords();
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [isRunning, setRunning] = useState(false);
  return {
    answer,
    failures,
    isRunning,
    take: async (files, refused = []) => {
      setAnswer(null);
      setFailures(refused);
      if (files.length === 0) return;
      setRunning(true);
      const result = await runJob({
        name: 'procedures.import',
        input: { fileIds: files.map(({ fileId }) => fileId) },
        label: t('procedures.import.job', { count: files.length }),
      });
      setRunning(false);
      if (result.ok) setAnswer(result.value);
      else setFailures([...refused, result.error]);
    },
    clear: () => {
      setAnswer(null);
      setFailures([]);
    },
  };
};
