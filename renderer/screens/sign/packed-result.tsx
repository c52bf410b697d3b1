import type { Answer } from '#shared/contract/index.ts';
import { Button, Code, FindingList, StatusLight } from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { useWords } from '../../state/words.tsx';

export type Packed = Answer<'batches.pack'>;

/** Where the container lies, and what is to be said of the level of its signature. */
export const PackedResult = ({ packed }: { packed: Packed }) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const [file] = packed.files;
  if (file === undefined) return null;
  const findings = [...file.remarks, ...packed.untimed.flatMap((one) => one.findings)];
  return (
    <div className="sign-packed" role="status">
      <StatusLight tone={packed.untimed.length > 0 ? 'attention' : 'fine'}>
        {t(packed.untimed.length > 0 ? 'signatures.packed.lower' : 'signatures.packed', { file: file.name })}
      </StatusLight>
      <p className="sign-preview-path">
        <Code>{file.path}</Code>
        <CopyButton text={file.path} what={t('bids.path.path-of', { file: file.name })} />
        {canReveal && (
          <Button kind="quiet" onPress={() => void call('files.reveal', { path: file.path })}>
            {t('sign.preview.reveal')}
          </Button>
        )}
      </p>
      {findings.length > 0 && <FindingList findings={findings.map((one) => ({ ...one, place: {} }))} />}
    </div>
  );
};
