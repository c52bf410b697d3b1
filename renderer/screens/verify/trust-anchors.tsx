import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import {
  CrossIcon,
  ErrorNotice,
  ExactTime,
  FilePicker,
  FindingList,
  IconButton,
  PlusIcon,
  Section,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { commonName } from '../../components/certificate.tsx';

/** Whose word is believed. Nobody's, until the user says so: a list that came with the program would be our opinion. */
export const TrustAnchors = () => {
  const { t } = useWords();
  const { value } = useAsk('trust.list', {});
  const add = useAct('trust.add');
  const remove = useAct('trust.remove');
  const [refused, setRefused] = useState<Failure | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const anchors = value?.anchors ?? [];
  const failure = refused ?? add.error ?? remove.error;
  const take = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    setRefused(null);
    const answer = await add.run({ fileId: file.fileId });
    if (answer.ok) setFindings(answer.value.findings.filter(({ severity }) => severity !== 'passed'));
  };
  return (
    <Section
      title={t('verify.trust')}
      hint={t('verify.trust.hint')}
      acts={
        <FilePicker
          kind="quiet"
          icon={PlusIcon}
          purpose="trust"
          isBusy={add.isRunning}
          onChosen={(files) => void take(files)}
          onRefused={setRefused}
        >
          {t('verify.trust.add')}
        </FilePicker>
      }
    >
      {failure !== null && <ErrorNotice failure={failure} />}
      {findings.length > 0 && <FindingList findings={findings} />}
      {anchors.length === 0 ? (
        <p className="verify-hint">{t('verify.trust.none')}</p>
      ) : (
        <ul className="anchors">
          {anchors.map((anchor) => (
            <li key={anchor.certificateId} className="anchor">
              <span className="anchor-words">
                <bdi title={anchor.subject}>{commonName(anchor.subject)}</bdi>
                <span className="faint">
                  {t('verify.trust.until')} <ExactTime at={anchor.notAfter} />
                </span>
              </span>
              <IconButton
                icon={CrossIcon}
                label={t('verify.trust.remove', { name: commonName(anchor.subject) })}
                onPress={() => void remove.run({ certificateId: anchor.certificateId })}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
