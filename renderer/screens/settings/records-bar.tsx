import { useState, type ReactNode } from 'react';
import { Button, ErrorNotice, ExportIcon, FilePicker, ImportIcon } from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { useImport } from './kinds-import.ts';

/** What these are, and the ways in and out: from a file, to a file, a new one. */
export const RecordsBar = ({
  lead,
  of,
  hasOwn,
  children,
}: {
  readonly lead: string;
  readonly of: 'checklists' | 'templates';
  /** Whether there is anything of the user's own to write to a file. */
  readonly hasOwn: boolean;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const taking = useImport(`${of}.import`);
  const exported = useAct(`${of}.export`);
  const reveal = useAct('files.reveal');
  const [path, setPath] = useState<string | null>(null);
  const toFile = async (): Promise<void> => {
    const answer = await exported.run({ keep: true });
    if (!answer.ok || answer.value.path === null) return;
    setPath(answer.value.path);
    await reveal.run({ path: answer.value.path });
  };
  return (
    <>
      <p className="quiet settings-lead">{lead}</p>
      <div className="kinds-acts records-acts">
        <FilePicker
          kind="quiet"
          icon={ImportIcon}
          purpose="content"
          onChosen={([file]) => void (file === undefined ? null : taking.take(file.fileId, false))}
          onRefused={taking.refuse}
        >
          {t('kinds.import')}
        </FilePicker>
        <Button
          kind="quiet"
          icon={ExportIcon}
          isDisabled={!hasOwn}
          isBusy={exported.isRunning}
          onPress={() => void toFile()}
        >
          {t('kinds.export')}
        </Button>
        {children}
      </div>
      {path !== null && (
        <p className="quiet">
          {t('platforms.exported')} <bdi className="ltr mono">{path}</bdi>
        </p>
      )}
      {exported.error !== null && <ErrorNotice failure={exported.error} />}
      {taking.failure !== null && (
        <ErrorNotice
          failure={taking.failure}
          act={
            taking.replace === null ? undefined : (
              <Button kind="danger" onPress={taking.replace}>
                {t('platforms.import.replace')}
              </Button>
            )
          }
        />
      )}
    </>
  );
};
