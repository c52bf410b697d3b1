import { useState } from 'react';
import type { ImportAnswer } from '#shared/contract/procedures.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import type { TableMapping } from '#shared/procedure/table-mapping.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

export type NoticeImport = {
  readonly answer: ImportAnswer | null;
  /** Why files, or the import as a whole, were refused. */
  readonly failures: readonly Failure[];
  readonly isRunning: boolean;
  /** `refused`: files that did not even get as far as this. */
  readonly take: (files: readonly FileHandle[], refused?: readonly Failure[]) => Promise<void>;
  /** A table among the files whose columns nobody has explained yet. */
  readonly unmapped: FileHandle | null;
  /** Takes that table again with what its columns mean. */
  readonly takeMapped: (mapping: TableMapping) => Promise<void>;
  /** An answer that came another way: of a pasted text. */
  readonly show: (answer: ImportAnswer) => void;
  readonly clear: () => void;
};

/** The first file that was refused only because its columns are not explained, found by its name. */
const unmappedAmong = (files: readonly FileHandle[], { files: answers }: ImportAnswer): FileHandle | null => {
  const refused = answers.find(({ findings }) => findings.some(({ code }) => code === 'table.not-mapped'));
  return (refused && files.find(({ name }) => refused.file.endsWith(name))) ?? null;
};

/** One import at a time, whichever way its files came. It goes on as a job when one looks elsewhere. */
export const useNoticeImport = (): NoticeImport => {
  const { t } = useWords();
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [unmapped, setUnmapped] = useState<FileHandle | null>(null);
  const importFiles = async (
    files: readonly FileHandle[],
    refused: readonly Failure[],
    mapping?: TableMapping,
  ): Promise<void> => {
    setAnswer(null);
    setUnmapped(null);
    setFailures(refused);
    if (files.length === 0) return;
    setRunning(true);
    const result = await runJob({
      name: 'procedures.import',
      input: { fileIds: files.map(({ fileId }) => fileId), ...(mapping === undefined ? {} : { mapping }) },
      label: t('procedures.import.job', { count: files.length }),
    });
    setRunning(false);
    if (result.ok) {
      setAnswer(result.value);
      setUnmapped(unmappedAmong(files, result.value));
    } else setFailures([...refused, result.error]);
  };
  return {
    unmapped,
    takeMapped: async (mapping) => {
      if (unmapped !== null) await importFiles([unmapped], [], mapping);
    },
    show: (other) => {
      setFailures([]);
      setUnmapped(null);
      setAnswer(other);
    },
    answer,
    failures,
    isRunning,
    take: (files, refused = []) => importFiles(files, refused),
    clear: () => {
      setAnswer(null);
      setUnmapped(null);
      setFailures([]);
    },
  };
};
