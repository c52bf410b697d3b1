import { useState } from 'react';
import type { CoveredFile } from '#shared/verification/report.ts';
import type { FilePreview } from '#shared/contract/batches.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import {
  Badge,
  Bytes,
  Code,
  ExportIcon,
  ErrorNotice,
  ExternalIcon,
  IconButton,
  SearchIcon,
  Section,
  Table,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FileLook } from '../../components/file-look.tsx';
import { countText } from '../../format/numbers.ts';
import { call } from '../../state/host.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import type { HeldReport } from './last-reports.ts';

type Copied = { readonly name: string; readonly path: string; readonly preview: FilePreview | null };

/**
 * What was signed: the very bytes that were verified, looked at in a frame that runs nothing, or copied out beside the
 * workspace. Nothing here opens a stranger's file in a program.
 */
export const CoveredFiles = ({ held }: { held: HeldReport }) => {
  const { t, language } = useWords();
  const [copied, setCopied] = useState<Copied | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // A browser cannot show where a file lies.
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const { files } = held.report;
  if (files.length === 0) return null;
  const settle = (name: string, answer: Outcome<{ readonly path: string; readonly preview?: FilePreview }>): void => {
    if (answer.ok) setCopied({ name, path: answer.value.path, preview: answer.value.preview ?? null });
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  const copyOut = async (name: string): Promise<void> => {
    setFailure(null);
    const input = { reportId: held.reportId, name };
    const label = t('verify.extract.job', { file: name });
    settle(name, await runJob({ name: 'verification.extract', input, label }));
  };
  const lookAt = async (name: string): Promise<void> => {
    setFailure(null);
    const input = { reportId: held.reportId, name };
    settle(name, await runJob({ name: 'verification.look', input, label: t('signatures.look.job', { file: name }) }));
  };
  return (
    <Section title={t('verify.files')}>
      <Table
        label={t('verify.files')}
        rows={files}
        keyOf={({ name }) => name}
        columns={[
          { id: 'name', label: t('bids.documents.name'), cell: ({ name }) => <bdi className="file-name">{name}</bdi> },
          {
            id: 'size',
            label: t('bids.documents.size'),
            align: 'end',
            width: '84px',
            cell: ({ size }) => <Bytes count={size} />,
          },
          {
            id: 'covered',
            label: t('verify.files.covered'),
            width: '150px',
            cell: ({ signatures }) =>
              signatures === 0 ? (
                <Badge tone="stop">{t('verify.files.uncovered')}</Badge>
              ) : (
                <span className="quiet">
                  {t('verify.files.by', { count: signatures, shown: countText(signatures, language) })}
                </span>
              ),
          },
          {
            id: 'digest',
            label: 'SHA-256',
            width: '200px',
            cell: ({ name, sha256 }) => <FileDigest name={name} value={sha256} />,
          },
          {
            id: 'copy',
            label: t('verify.extract'),
            width: '72px',
            align: 'end',
            cell: (file) => (
              <Acts file={file} onLook={(name) => void lookAt(name)} onCopy={(name) => void copyOut(name)} />
            ),
          },
        ]}
      />
      {failure !== null && <ErrorNotice failure={failure} />}
      {copied !== null && (
        <p className="report-saved" role="status">
          {t('verify.extracted', { file: copied.name })} <Code>{copied.path}</Code>
          <CopyButton text={copied.path} what={t('verify.extract')} />
          {canReveal && (
            <IconButton
              icon={ExternalIcon}
              label={t('bids.path.reveal', { file: copied.name })}
              onPress={() => void call('files.reveal', { path: copied.path })}
            />
          )}
        </p>
      )}
      {copied !== null && copied.preview !== null && (
        <div className="covered-look">
          <FileLook preview={copied.preview} name={copied.name} />
        </div>
      )}
    </Section>
  );
};

const Acts = ({
  file,
  onLook,
  onCopy,
}: {
  file: CoveredFile;
  onLook: (name: string) => void;
  onCopy: (name: string) => void;
}) => {
  const { t } = useWords();
  return file.signatures === 0 || file.digest === null ? null : (
    <span className="covered-acts">
      <IconButton
        icon={SearchIcon}
        label={t('signatures.look', { file: file.name })}
        onPress={() => onLook(file.name)}
      />
      <IconButton
        icon={ExportIcon}
        label={t('verify.extract.file', { file: file.name })}
        onPress={() => onCopy(file.name)}
      />
    </span>
  );
};

const FileDigest = ({ name, value }: { name: string; value: string | null }) => {
  const { t } = useWords();
  return value === null ? (
    <span className="faint">—</span>
  ) : (
    <span className="digest-cell">
      <bdi className="ltr mono digest-value" dir="ltr" title={value}>
        {`${value.slice(0, 8)}…${value.slice(-8)}`}
      </bdi>
      <CopyButton text={value} what={t('bids.documents.digest-of', { file: name })} />
    </span>
  );
};
