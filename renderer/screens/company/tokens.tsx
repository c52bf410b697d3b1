import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { TokenLibraryView } from '#shared/contract/tokens.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  Code,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  IconButton,
  KeyIcon,
  PlusIcon,
  RefreshIcon,
  Section,
  Skeleton,
  TrashIcon,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Token } from './token.tsx';
import { usePasswordPage } from '../../state/password-page.ts';
import { useTokenWatch } from './use-token-watch.ts';

const fileOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** Libraries, the tokens in them, and what the doctor says. What is plugged in or pulled out shows by itself. */
export const Tokens = () => {
  const { t } = useWords();
  const { value, error, isAsking, reload } = useAsk('tokens.list', {});
  const [failure, setFailure] = useState<Failure | null>(null);
  const add = useAct('tokens.addLibrary');
  usePasswordPage(add.isRunning);
  useTokenWatch((value?.libraries.length ?? 0) > 0, reload);
  const addFile = async ([file]: readonly FileHandle[]): Promise<void> => {
    setFailure(null);
    if (file !== undefined) await add.run({ fileId: file.fileId });
  };
  const picker = (
    <FilePicker
      purpose="library"
      icon={PlusIcon}
      isBusy={add.isRunning}
      onChosen={(files) => void addFile(files)}
      onRefused={setFailure}
    >
      {t('tokens.add')}
    </FilePicker>
  );
  const failed = failure ?? add.error ?? error;
  const libraries = value?.libraries ?? [];
  return (
    <Section
      title={t('tokens.title')}
      hint={t('tokens.lead')}
      acts={
        <>
          {libraries.length > 0 && (
            <Button icon={RefreshIcon} kind="quiet" isBusy={isAsking} onPress={reload}>
              {t('tokens.look')}
            </Button>
          )}
          {picker}
        </>
      }
    >
      {failed !== null && <ErrorNotice failure={failed} />}
      {value === undefined && error === null && <Skeleton lines={4} />}
      {value !== undefined && libraries.length === 0 && (
        <EmptyState icon={KeyIcon} title={t('tokens.none')}>
          {t('tokens.none.words')}
        </EmptyState>
      )}
      {libraries.map((library) => (
        <Library key={library.path} library={library} />
      ))}
      {value !== undefined && value.offered.length > 0 && (
        <div className="token-offers" role="group" aria-label={t('tokens.offered')}>
          <span className="quiet">{t('tokens.offered')}</span>
          {value.offered.map(({ name, path }) => (
            <Button key={path} icon={PlusIcon} isDisabled={add.isRunning} onPress={() => void add.run({ path })}>
              {t('tokens.offered.add', { name })}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
};

const Library = ({ library }: { library: TokenLibraryView }) => {
  const { t } = useWords();
  const forget = useAct('tokens.forgetLibrary');
  const { path, facts, findings, slots } = library;
  return (
    <div className="token-library">
      <header className="token-library-head">
        <Code>{path}</Code>
        {facts !== null && <bdi className="faint clip ltr">{t('tokens.library.facts', facts)}</bdi>}
        <IconButton
          icon={TrashIcon}
          label={t('tokens.library.forget', { file: fileOf(path) })}
          isDisabled={forget.isRunning}
          onPress={() => void forget.run({ path })}
        />
      </header>
      {forget.error !== null && <ErrorNotice failure={forget.error} />}
      {findings.length > 0 && <FindingList findings={findings} label={t('tokens.doctor')} />}
      {slots.map((slot) => (
        <Token key={`${slot.reader} ${slot.token?.serial ?? ''}`} library={path} slot={slot} />
      ))}
    </div>
  );
};
