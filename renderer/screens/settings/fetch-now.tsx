import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { ErrorNotice, FilePicker, Section, StatusLight, Switch } from '../../components/index.ts';
import { CertificateVerdict } from '../../components/certificate-verdict.tsx';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

type Fetched = Answer<'certificates.fetch'>;

/** The one place of the settings that asks the network: by a press of the user's, for the file that he chose. */
export const FetchNow = () => {
  const { t } = useWords();
  const [everything, setEverything] = useState(false);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const fetchFor = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    const input = { fileId: file.fileId, everything };
    const answer = await runJob({ name: 'certificates.fetch', input, label: t('settings.fetch.running') });
    setFetched(answer.ok ? answer.value : null);
    setFailure(answer.ok || answer.error.code === 'call.cancelled' ? null : answer.error);
  };
  return (
    <Section
      title={t('settings.fetch')}
      hint={t('settings.fetch.hint')}
      acts={
        <FilePicker purpose="content" onChosen={(files) => void fetchFor(files)} onRefused={setFailure}>
          {t('settings.fetch.act')}
        </FilePicker>
      }
    >
      <Switch isSelected={everything} onChange={setEverything}>
        {t('settings.fetch.everything')}
      </Switch>
      {failure !== null && <ErrorNotice failure={failure} />}
      {fetched !== null && <Outcome fetched={fetched} />}
    </Section>
  );
};

const Outcome = ({ fetched: { acts, certificates } }: { fetched: Fetched }) => {
  const { t, explain } = useWords();
  return (
    <div className="trust-outcome" role="status">
      {acts.length === 0 && <p className="quiet">{t('settings.fetch.nothing')}</p>}
      {acts.length > 0 && (
        <ul className="trust-acts">
          {acts.map(({ kind, address, finding }) => (
            <li key={`${kind} ${address}`}>
              <StatusLight tone={finding === null ? 'fine' : 'attention'}>{t(`settings.asked.${kind}`)}</StatusLight>{' '}
              <bdi className="ltr trust-clip">{address}</bdi>
              {finding !== null && <p className="quiet">{explain(finding).message}</p>}
            </li>
          ))}
        </ul>
      )}
      {certificates.map((one) => (
        <CertificateVerdict key={one.certificateId} one={one} />
      ))}
    </div>
  );
};
