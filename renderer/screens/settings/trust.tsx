import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { ErrorNotice, FilePicker, FindingList, PlusIcon, Section, Skeleton, Switch } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { FetchNow } from './fetch-now.tsx';
import { AnchorTable, CertificateTable, CrlTable, ListTable } from './trust-tables.tsx';

/** What others say about certificates: whom to believe, who is accredited, who was revoked; each with its age. */
export const Trust = () => {
  const { t } = useWords();
  const { value, error } = useAsk('trust.material', {});
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [asAnchors, setAsAnchors] = useState(false);
  if (value === undefined) return error === null ? <Skeleton lines={14} /> : <ErrorNotice failure={error} />;

  const idsOf = (files: readonly FileHandle[]): string[] => files.map(({ fileId }) => fileId);
  const importTrust = async (files: readonly FileHandle[]): Promise<void> => {
    const input = { fileIds: idsOf(files), asAnchors };
    const answer = await runJob({ name: 'trust.import', input, label: t('settings.trust.importing') });
    setFindings(answer.ok ? answer.value.findings : []);
  };
  const importCrls = async (files: readonly FileHandle[]): Promise<void> => {
    const input = { fileIds: idsOf(files) };
    const answer = await runJob({ name: 'crls.import', input, label: t('settings.crls.importing') });
    setFindings(answer.ok ? answer.value.findings : []);
  };
  const addCertificates = async (files: readonly FileHandle[]): Promise<void> => {
    const input = { fileIds: idsOf(files) };
    const answer = await runJob({ name: 'certificates.add', input, label: t('settings.certificates.adding') });
    setFindings(answer.ok ? answer.value.findings : []);
  };
  return (
    <div className="trust">
      {findings.length > 0 && <FindingList findings={findings} label={t('settings.trust.outcome')} />}
      <FetchNow />
      <Section
        title={t('settings.anchors')}
        hint={t('settings.anchors.hint')}
        acts={
          <FilePicker icon={PlusIcon} purpose="trust" multiple onChosen={(files) => void importTrust(files)}>
            {t('settings.trust.import')}
          </FilePicker>
        }
      >
        <AnchorTable anchors={value.anchors} />
      </Section>
      <Section
        title={t('settings.lists')}
        hint={t('settings.lists.hint')}
        acts={
          <FilePicker icon={PlusIcon} purpose="trust" multiple onChosen={(files) => void importTrust(files)}>
            {t('settings.lists.import')}
          </FilePicker>
        }
      >
        <Switch isSelected={asAnchors} onChange={setAsAnchors}>
          {t('settings.lists.as-anchors')}
        </Switch>
        <ListTable lists={value.lists} />
      </Section>
      <Section
        title={t('settings.crls')}
        hint={t('settings.crls.hint')}
        acts={
          <FilePicker icon={PlusIcon} purpose="crl" multiple onChosen={(files) => void importCrls(files)}>
            {t('settings.crls.import')}
          </FilePicker>
        }
      >
        <CrlTable crls={value.crls} />
      </Section>
      <Section
        title={t('settings.certificates')}
        hint={t('settings.certificates.hint')}
        acts={
          <FilePicker icon={PlusIcon} purpose="trust" multiple onChosen={(files) => void addCertificates(files)}>
            {t('settings.certificates.add')}
          </FilePicker>
        }
      >
        <CertificateTable certificates={value.certificates} />
      </Section>
    </div>
  );
};
