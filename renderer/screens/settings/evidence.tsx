import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  Digest,
  ErrorNotice,
  ExactTime,
  FilePicker,
  FindingList,
  Notice,
  Section,
} from '../../components/index.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

type Shown =
  | { readonly kind: 'exported'; readonly file: Answer<'evidence.export'> }
  | { readonly kind: 'checked'; readonly name: string; readonly verdict: Answer<'evidence.check'> }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Gives the chain of acts out of the house as one file, and says of such a file whether it is whole. */
export const Evidence = () => {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const write = async (withCheck: boolean): Promise<void> => {
    const answer = await runJob({ name: 'evidence.export', input: { withCheck }, label: t('evidence.exporting') });
    setShown(answer.ok ? { kind: 'exported', file: answer.value } : { kind: 'refused', failure: answer.error });
    if (answer.ok) await call('files.reveal', { path: answer.value.path });
  };
  const check = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    const input = { fileId: file.fileId };
    const answer = await runJob({ name: 'evidence.check', input, label: t('evidence.checking') });
    setShown(
      answer.ok
        ? { kind: 'checked', name: file.name, verdict: answer.value }
        : { kind: 'refused', failure: answer.error },
    );
  };
  return (
    <Section
      title={t('evidence.title')}
      hint={t('evidence.lead')}
      acts={
        <>
          <FilePicker kind="quiet" purpose="content" onChosen={(files) => void check(files)}>
            {t('evidence.check')}
          </FilePicker>
          <Button kind="quiet" onPress={() => void write(true)}>
            {t('evidence.export-checked')}
          </Button>
          <Button onPress={() => void write(false)}>{t('evidence.export')}</Button>
        </>
      }
    >
      {shown !== null && <Outcome shown={shown} />}
    </Section>
  );
};

const Outcome = ({ shown }: { shown: Shown }) => {
  const { t } = useWords();
  if (shown.kind === 'refused') return <ErrorNotice failure={shown.failure} />;
  if (shown.kind === 'exported')
    return (
      <Notice tone="fine">
        <span>
          {t('evidence.exported', { count: shown.file.count, file: '' })}{' '}
          <bdi className="ltr mono">{shown.file.path}</bdi>
        </span>
        {shown.file.checkPath !== null && <span>{t('evidence.check-beside', { file: shown.file.checkPath })}</span>}
        <Head head={shown.file.head} />
      </Notice>
    );
  const { isWhole, count, head, from, until, findings } = shown.verdict;
  return (
    <>
      <Notice tone={isWhole ? 'fine' : 'stop'}>
        <strong>{t(isWhole ? 'evidence.is-whole' : 'evidence.broken')}</strong>
        <span>
          <bdi>{shown.name}</bdi> · {t('evidence.count', { count })}
          {from !== null && until !== null && (
            <>
              {' · '}
              <ExactTime at={from} /> – <ExactTime at={until} />
            </>
          )}
        </span>
        <Head head={head} />
      </Notice>
      {findings.length > 0 && <FindingList findings={findings} label={t('evidence.findings')} />}
    </>
  );
};

const Head = ({ head }: { head: string }) => {
  const { t } = useWords();
  return (
    <span className="evidence-head">
      {t('evidence.head', { head: '' })} <Digest value={head} />
    </span>
  );
};
