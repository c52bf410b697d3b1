import { useState, type ReactNode } from 'react';
import { Button, ErrorNotice, ExportIcon, FilePicker, ImportIcon } from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { useImport } from './kinds-import.ts';

type Records = 'kinds' | 'dateRules' | 'checklists' | 'templates';

/**
 * The ways of records in and out: `buttons` take them from a file and write the user's own to one, `told` is what became of
 * it. `hasOwn`: whether there is anything of the user's own to write.
 */
export const useRecordsFile = (
  of: Records,
  hasOwn = true,
): { readonly buttons: ReactNode; readonly told: ReactNode } => {
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
  const buttons = (
    <>
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
    </>
  );
  const told = (
    <>
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
  return { buttons, told };
};
