import { useState } from 'react';
import type { InspectedFile } from '#shared/contract/inspection.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import type { SignatureAct } from '#shared/verification/possible-acts.ts';
import { runJob } from '../../../state/jobs.ts';
import { useWords } from '../../../state/words.tsx';

/** What came of the last act: where it was written and what is to be said of it, or why it was not done. */
export type Outcome = {
  readonly act: SignatureAct;
  readonly done: boolean;
  readonly path: string | null;
  readonly findings: readonly Finding[];
};

export type SignatureEntry = {
  readonly file: InspectedFile;
  /** The signed document, where the user had to say which. */
  readonly content: FileHandle | null;
  readonly outcome: Outcome | null;
};

/** What an act wrote into a file of its own, with the document it signs where that lies under another name. */
export type MadeFile = { readonly file: FileHandle; readonly content: FileHandle | null };

export type Outcomes = ReadonlyMap<string, Outcome>;

export type SignaturesDesk = {
  readonly entries: readonly SignatureEntry[];
  readonly chosen: string | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  /** Counts up when a timestamp may have been queued. */
  readonly revision: number;
  readonly choose: (fileId: string | null) => void;
  readonly add: (files: readonly FileHandle[]) => Promise<void>;
  readonly remove: (fileId: string) => void;
  readonly clear: () => void;
  readonly setContent: (fileId: string, content: FileHandle | null) => Promise<void>;
  /** Does an act, then looks anew at what it changed and at what it made. */
  readonly act: (
    work: () => Promise<{ readonly outcomes: Outcomes; readonly made: readonly MadeFile[] }>,
  ) => Promise<void>;
  /** Looks anew at every file: something outside this list has changed them. */
  readonly refresh: () => Promise<void>;
  readonly refuse: (failure: Failure) => void;
};

const asked = ({ file, content }: SignatureEntry) => ({ fileId: file.fileId, contentFileId: content?.fileId ?? null });

/** The files on the desk. A file is what the host said of it when it was looked at last. */
export const useSignatures = (): SignaturesDesk => {
  const { t } = useWords();
  const [entries, setEntries] = useState<readonly SignatureEntry[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [revision, setRevision] = useState(0);

  const look = async (files: readonly ReturnType<typeof asked>[]): Promise<readonly InspectedFile[]> => {
    if (files.length === 0) return [];
    const label = t('signatures.job.inspect', { count: files.length });
    const answer = await runJob({ name: 'signing.inspect', input: { files: [...files] }, label });
    if (answer.ok) return answer.value.files;
    if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
    return [];
  };
  const put = (
    seen: readonly InspectedFile[],
    change: (entry: SignatureEntry) => SignatureEntry = (one) => one,
    contents: ReadonlyMap<string, FileHandle | null> = new Map(),
  ): void =>
    setEntries((before) => {
      const fresh = new Map(seen.map((file) => [file.fileId, file]));
      const kept = before.map((entry) => change({ ...entry, file: fresh.get(entry.file.fileId) ?? entry.file }));
      const known = new Set(before.map(({ file }) => file.fileId));
      // The same file chosen twice is one file.
      const paths = new Set(before.map(({ file }) => file.path));
      const added = seen.filter(({ fileId, path }) => !known.has(fileId) && !paths.has(path));
      return [...kept, ...added.map((file) => ({ file, content: contents.get(file.fileId) ?? null, outcome: null }))];
    });
  const working = async (work: () => Promise<void>): Promise<void> => {
    setFailure(null);
    setBusy(true);
    await work();
    setBusy(false);
  };

  return {
    entries,
    chosen,
    isBusy,
    failure,
    revision,
    choose: setChosen,
    refuse: setFailure,
    add: (files) => working(async () => put(await look(files.map(({ fileId }) => ({ fileId, contentFileId: null }))))),
    remove: (fileId) => {
      setEntries((before) => before.filter(({ file }) => file.fileId !== fileId));
      setChosen((before) => (before === fileId ? null : before));
    },
    clear: () => {
      setEntries([]);
      setChosen(null);
      setFailure(null);
    },
    setContent: (fileId, content) =>
      working(async () => {
        const seen = await look([{ fileId, contentFileId: content?.fileId ?? null }]);
        put(seen, (entry) => (entry.file.fileId === fileId ? { ...entry, content } : entry));
      }),
    refresh: () => working(async () => put(await look(entries.map(asked)))),
    act: (work) =>
      working(async () => {
        const { outcomes, made } = await work();
        const changed = entries.filter(({ file }) => outcomes.get(file.fileId)?.done === true);
        const seen = await look([
          ...changed.map(asked),
          ...made.map(({ file, content }) => ({ fileId: file.fileId, contentFileId: content?.fileId ?? null })),
        ]);
        const contents = new Map(made.map(({ file, content }) => [file.fileId, content]));
        put(seen, (entry) => ({ ...entry, outcome: outcomes.get(entry.file.fileId) ?? entry.outcome }), contents);
        setRevision((before) => before + 1);
      }),
  };
};
