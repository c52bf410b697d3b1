import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { Letters } from '#shared/contract/templates.ts';
import type { Language } from '#shared/kernel/language.ts';
import { languages } from '#shared/kernel/language.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  ErrorNotice,
  FindingList,
  Section,
  Select,
  Skeleton,
  TextField,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { TextDialog, type EditedText } from '../settings/texts-dialog.tsx';
import { LetterLook } from './letters-look.tsx';

/** Letters of a bid: which text, in which language, what only the user can say, how it will read, and the files made so far. */
export const LettersPane = ({ bid }: { bid: BidDetail }) => {
  const { t } = useWords();
  const { value: letters, error } = useAsk('letters.show', { bidId: bid.bidId });
  return (
    <section className="desk-pane" aria-label={t('letters.title')}>
      <header className="pane-head">
        <h2>{t('letters.title')}</h2>
      </header>
      <div className="pane-body letters">
        {letters !== undefined ? (
          <LetterDesk letters={letters} />
        ) : error === null ? (
          <Skeleton lines={10} />
        ) : (
          <ErrorNotice failure={error} />
        )}
      </div>
    </section>
  );
};

const LetterDesk = ({ letters }: { letters: Letters }) => {
  const { t, say } = useWords();
  const { bidId, isFrozen, templates } = letters;
  const [language, setLanguage] = useState<Language>(letters.language);
  const [named, setNamed] = useState('covering-letter');
  const [edited, setEdited] = useState<EditedText | null>(null);
  const [own, setOwn] = useState<Readonly<Record<string, string>>>(letters.own);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ofLanguage = templates.filter((one) => one.language === language);
  const chosen = ofLanguage.find(({ templateId }) => templateId === named) ?? ofLanguage[0];
  const { value: look } = useAsk(
    'letters.look',
    chosen === undefined ? null : { bidId, templateId: chosen.templateId, language },
  );
  const keep = async (): Promise<boolean> => {
    const answer = await call('letters.saveFields', { bidId, own });
    setFailure(answer.ok ? null : answer.error);
    return answer.ok;
  };
  const write = async (ending: '.docx' | '.pdf'): Promise<void> => {
    if (chosen === undefined || !(await keep())) return;
    const input = { bidId, templateId: chosen.templateId, language, ending };
    const answer = await runJob({ name: 'letters.write', input, label: chosen.title });
    setFailure(answer.ok ? null : answer.error);
  };
  if (chosen === undefined) return null;
  return (
    <>
      <p className="pane-note">{isFrozen ? t('letters.frozen') : t('letters.lead')}</p>
      <div className="price-settings">
        <Select
          label={t('letters.text')}
          choices={ofLanguage.map(({ templateId, title }) => ({ value: templateId, label: title }))}
          value={chosen.templateId}
          onChange={setNamed}
        />
        <Select
          label={t('letters.language')}
          choices={languages.map((value) => ({ value, label: t(`letters.language.${value}`) }))}
          value={language}
          onChange={setLanguage}
        />
        <Button kind="quiet" onPress={() => setEdited({ as: 'edit', templateId: chosen.templateId, language })}>
          {t('letters.edit')}
        </Button>
      </div>
      {failure !== null && <ErrorNotice failure={failure} />}
      {edited !== null && (
        <TextDialog
          key={JSON.stringify(edited)}
          edited={edited}
          templates={templates}
          bidId={bidId}
          onCopy={(templateId, tongue) => setEdited({ as: 'copy', templateId, language: tongue })}
          onClose={() => setEdited(null)}
        />
      )}
      {chosen.asks.length > 0 && (
        <Section title={t('letters.answers')}>
          {chosen.asks.map((field) => (
            <TextField
              key={field}
              rows={2}
              label={say(`letters.${field}`, field)}
              value={own[field.slice(4)] ?? ''}
              onChange={(text) => setOwn({ ...own, [field.slice(4)]: text })}
              onBlur={() => void keep()}
            />
          ))}
        </Section>
      )}
      {look !== undefined && (
        <>
          {look.faults.length > 0 ? (
            <FindingList findings={look.faults} label={t('letters.faults')} />
          ) : (
            <p className="pane-note">{t('letters.ready')}</p>
          )}
          {!isFrozen && (
            <div className="pane-acts">
              <Button kind="primary" isDisabled={look.faults.length > 0} onPress={() => void write('.docx')}>
                {t('letters.write', { ending: 'DOCX' })}
              </Button>
              <Button isDisabled={look.faults.length > 0} onPress={() => void write('.pdf')}>
                {t('letters.write', { ending: 'PDF' })}
              </Button>
            </div>
          )}
          <LetterLook label={t('letters.preview')} language={language} blocks={look.blocks} />
        </>
      )}
      <MadeLetters letters={letters} />
    </>
  );
};

const MadeLetters = ({ letters: { letters } }: { letters: Letters }) => {
  const { t } = useWords();
  return (
    <Section title={t('letters.files')}>
      {letters.length === 0 ? (
        <p className="quiet">{t('letters.none-made')}</p>
      ) : (
        <ul className="letters-made">
          {letters
            .filter(({ name }) => name !== null)
            .map(({ documentId, name, isStale }) => (
              <li key={documentId}>
                <bdi>{name}</bdi>
                <Badge tone={isStale ? 'attention' : 'fine'}>{t(isStale ? 'letters.stale' : 'letters.current')}</Badge>
              </li>
            ))}
        </ul>
      )}
    </Section>
  );
};
