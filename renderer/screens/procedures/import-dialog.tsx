import { useState } from 'react';
import type { ImportAnswer } from '#shared/contract/procedures.ts';
import { Button, Dialog, ErrorNotice, FileDrop, FindingList, StatusLight, type Tone } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { PasteNotice } from './paste-notice.tsx';
import type { NoticeImport } from './use-import.ts';

const tones: Record<ImportAnswer['files'][number]['outcome'], Tone> = {
  imported: 'fine',
  unchanged: 'neutral',
  partly: 'attention',
  refused: 'stop',
};

/** Notices come in; what became of each file is said, and the dialog can be left while it runs. */
export const ImportDialog = ({
  isOpen,
  work,
  onClose,
}: {
  isOpen: boolean;
  work: NoticeImport;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const { answer, failures, isRunning, unmapped } = work;
  const [isPasting, setPasting] = useState(false);
  const close = (): void => {
    onClose();
    setPasting(false);
    work.clear();
  };
  return (
    <Dialog
      title={t('procedures.import.title')}
      isOpen={isOpen}
      onClose={close}
      size={unmapped !== null || isPasting ? 'large' : 'medium'}
      {...(answer === null || unmapped !== null
        ? {}
        : {
            acts: (
              <>
                <Button onPress={work.clear}>{t('procedures.import.more')}</Button>
                <Button kind="primary" onPress={close}>
                  {t('ui.close')}
                </Button>
              </>
            ),
          })}
    >
      {failures.map((failure, index) => (
        // Refusals of one import have no names of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <ErrorNotice key={index} failure={failure} />
      ))}
      {unmapped !== null ? (
        <ColumnMapping key={unmapped.fileId} file={unmapped} onConfirm={(mapping) => void work.takeMapped(mapping)} />
      ) : answer !== null ? (
        <Outcome answer={answer} onOpen={close} />
      ) : isPasting ? (
        <PasteNotice
          onTaken={(taken) => {
            setPasting(false);
            work.show(taken);
          }}
        />
      ) : (
        <>
          <FileDrop
            purpose="notice"
            title={t(isRunning ? 'ui.loading' : 'procedures.import.drop')}
            hint={t('procedures.import.formats')}
            chooseLabel={t('procedures.import.choose')}
            onChosen={(files) => void work.take(files)}
          />
          <Button kind="quiet" onPress={() => setPasting(true)}>
            {t('intake.paste')}
          </Button>
        </>
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
