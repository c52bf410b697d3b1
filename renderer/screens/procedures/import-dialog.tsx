import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { ImportAnswer } from '#shared/contract/procedures.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Dialog, ErrorNotice, FileDrop, FindingList, StatusLight, type Tone } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { runJob } from '../../state/jobs.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';

const tones: Record<ImportAnswer['files'][number]['outcome'], Tone> = {
  imported: 'fine',
  unchanged: 'neutral',
  partly: 'attention',
  refused: 'stop',
};

/** Notices come in; what became of each file is said, and the dialog can be left while it runs. */
export const ImportDialog = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { t } = useWords();
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRunning, setRunning] = useState(false);
  const take = async (files: readonly FileHandle[]): Promise<void> => {
    setFailure(null);
    setRunning(true);
    const result = await runJob({
      name: 'procedures.import',
      input: { fileIds: files.map(({ fileId }) => fileId) },
      label: t('procedures.import.job', { count: files.length }),
    });
    setRunning(false);
    if (result.ok) setAnswer(result.value);
    else setFailure(result.error);
  };
  const close = (): void => {
    onClose();
    setAnswer(null);
    setFailure(null);
  };
  return (
    <Dialog
      title={t('procedures.import.title')}
      isOpen={isOpen}
      onClose={close}
      size="medium"
      {...(answer === null
        ? {}
        : {
            acts: (
              <>
                <Button onPress={() => setAnswer(null)}>{t('procedures.import.more')}</Button>
                <Button kind="primary" onPress={close}>
                  {t('ui.close')}
                </Button>
              </>
            ),
          })}
    >
      {failure !== null && <ErrorNotice failure={failure} />}
      {answer === null ? (
        <>
          <FileDrop
            purpose="notice"
            title={t(isRunning ? 'ui.loading' : 'procedures.import.drop')}
            hint={t('procedures.import.formats')}
            chooseLabel={t('procedures.import.choose')}
            onChosen={(files) => void take(files)}
          />
        </>
      ) : (
        <Outcome answer={answer} onOpen={close} />
      )}
    </Dialog>
  );
};

/** The last part of a path, which is what the user chose by. */
const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

const Outcome = ({ answer, onOpen }: { answer: ImportAnswer; onOpen: () => void }) => {
  const { t, language } = useWords();
  const fresh = answer.procedures.filter(({ isNew }) => isNew).length;
  const again = answer.procedures.length - fresh;
  const [only] = answer.procedures;
  return (
    <>
      <p>
        {t('procedures.import.new', { count: fresh })}
        {again > 0 && ` · ${t('procedures.import.again', { count: again })}`}
      </p>
      <ul className="import-files">
        {answer.files.map((file) => (
          <li key={file.file}>
            <div className="import-file">
              <bdi className="clip" title={file.file}>
                {fileName(file.file)}
              </bdi>
              <StatusLight tone={tones[file.outcome]}>{t(`procedures.import.outcome.${file.outcome}`)}</StatusLight>
            </div>
            {file.findings.length > 0 && <FindingList findings={file.findings.slice(0, 20)} />}
            {file.findings.length > 20 && <p className="faint">+ {countText(file.findings.length - 20, language)}</p>}
          </li>
        ))}
      </ul>
      {answer.procedures.length === 1 && only !== undefined && (
        <Button
          kind="quiet"
          onPress={() => {
            onOpen();
            navigate({ screen: 'procedures', id: only.id });
          }}
        >
          {only.title}
        </Button>
      )}
    </>
  );
};
