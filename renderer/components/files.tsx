import { useRef, useState, type ReactNode } from 'react';
import { DropZone } from 'react-aria-components';
import type { Asked } from '#shared/contract/index.ts';
import { handOverPurposes, type HandOverPurpose } from '#shared/contract/answer.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { call, host } from '../state/host.ts';
import { useWords } from '../state/words.tsx';
import { Button, type ButtonProps } from './button.tsx';
import { FolderBrowser } from './folder-browser.tsx';
import { ImportIcon } from './icons.tsx';
import { ErrorNotice } from './state.tsx';
import './files.css';

export type FilePurpose = Asked<'files.choose'>['purpose'];

const isHandOver = (purpose: FilePurpose): purpose is HandOverPurpose =>
  (handOverPurposes as readonly string[]).includes(purpose);

/** The endings a purpose is usually found under; a hint to the dialog, never a check. */
export const endingsOf: Record<FilePurpose, readonly string[]> = {
  notice: ['.json', '.jsonl', '.ndjson', '.xml', '.html', '.htm', '.csv', '.xlsx', '.txt'],
  document: [],
  key: ['.p12', '.pfx'],
  package: ['.asice', '.asics', '.zip', '.p7s', '.sig', '.p7m', '.pem', '.sgn', '.pdf', '.xml'],
  signature: [],
  content: [],
  trust: ['.pem', '.cer', '.crt', '.der', '.p7b', '.p7c', '.xml'],
  crl: ['.crl', '.pem'],
  library: ['.so', '.dll', '.dylib'],
};

/** Hands the bytes of files over to the host; each is taken or refused by itself. */
export const handOverAll = async (
  files: readonly File[],
  purpose: HandOverPurpose,
): Promise<{ readonly handles: readonly FileHandle[]; readonly failures: readonly Failure[] }> => {
  const answers = await Promise.all(files.map((file) => host().handOver(file, purpose)));
  return {
    handles: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    failures: answers.flatMap((answer) => (answer.ok ? [] : [answer.error])),
  };
};

export type FilePickerProps = Omit<ButtonProps, 'onPress'> & {
  readonly purpose: FilePurpose;
  readonly multiple?: boolean;
  readonly onChosen: (files: readonly FileHandle[]) => void;
  readonly onRefused?: (failure: Failure) => void;
};

/**
 * A button that lets the user choose files in the best way the face has: the system's dialog, else the browser's own
 * (the bytes are handed over), else, for key files that never leave their place, a look into this machine's folders.
 */
export const FilePicker = ({
  purpose,
  multiple = false,
  onChosen,
  onRefused,
  children,
  ...button
}: FilePickerProps) => {
  const input = useRef<HTMLInputElement>(null);
  const [isBrowsing, setBrowsing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const choose = async (): Promise<void> => {
    const answer = await call('files.choose', { purpose, multiple });
    if (!answer.ok) onRefused?.(answer.error);
    else if (answer.value.available) {
      if (answer.value.files.length > 0) onChosen(answer.value.files);
    } else if (isHandOver(purpose)) input.current?.click();
    else setBrowsing(true);
  };
  const take = async (files: readonly File[]): Promise<void> => {
    if (!isHandOver(purpose) || files.length === 0) return;
    setBusy(true);
    const { handles, failures } = await handOverAll(files, purpose);
    setBusy(false);
    failures.forEach((failure) => onRefused?.(failure));
    if (handles.length > 0) onChosen(handles);
  };
  return (
    <>
      <Button {...button} isBusy={isBusy || button.isBusy === true} onPress={() => void choose()}>
        {children}
      </Button>
      {isHandOver(purpose) && (
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          multiple={multiple}
          accept={endingsOf[purpose].join(',')}
          data-purpose={purpose}
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      )}
      <FolderBrowser
        isOpen={isBrowsing}
        endings={endingsOf[purpose]}
        onClose={() => setBrowsing(false)}
        onChosen={(file) => {
          setBrowsing(false);
          onChosen([file]);
        }}
      />
    </>
  );
};

export type FileDropProps = {
  readonly purpose: HandOverPurpose;
  readonly multiple?: boolean;
  /** What will happen: “Drop notices here”. */
  readonly title: string;
  readonly hint?: ReactNode;
  readonly chooseLabel: string;
  readonly onChosen: (files: readonly FileHandle[]) => void;
  /** A single line, for a place beside a list. */
  readonly compact?: boolean;
};

/** Files can be dropped here, pasted, or chosen with the button. */
export const FileDrop = ({
  purpose,
  multiple = true,
  title,
  hint,
  chooseLabel,
  onChosen,
  compact = false,
}: FileDropProps) => {
  const { t } = useWords();
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const take = async (files: readonly File[]): Promise<void> => {
    const answer = await handOverAll(multiple ? files : files.slice(0, 1), purpose);
    setFailures(answer.failures);
    if (answer.handles.length > 0) onChosen(answer.handles);
  };
  return (
    <div className="drop-place">
      <DropZone
        className={compact ? 'drop drop-compact' : 'drop'}
        aria-label={t('ui.drop-zone', { title })}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => item.kind === 'file');
          void Promise.all(dropped.map((item) => item.getFile())).then(take);
        }}
      >
        <ImportIcon size={20} className="drop-sign" />
        <span className="drop-words">
          <span className="drop-title">{title}</span>
          {hint !== undefined && <span className="drop-hint">{hint}</span>}
        </span>
        <FilePicker
          purpose={purpose}
          multiple={multiple}
          onChosen={(files) => {
            setFailures([]);
            onChosen(files);
          }}
          onRefused={(failure) => setFailures([failure])}
        >
          {chooseLabel}
        </FilePicker>
      </DropZone>
      {failures.map((failure, index) => (
        // Refusals of one drop have no names of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <ErrorNotice key={index} failure={failure} />
      ))}
    </div>
  );
};
