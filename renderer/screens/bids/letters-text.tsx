import { useState } from 'react';
import type { Template } from '#shared/bid/templates/template.ts';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import type { Language } from '#shared/kernel/language.ts';
import { Button, ErrorNotice, FindingList, Skeleton, TextField } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { useWords } from '../../state/words.tsx';

type LetterTextProps = { readonly templateId: string; readonly language: Language; readonly onDone: () => void };

/** A text with fields in the user's words: kept for every bid, and taken back to the program's. */
export const LetterText = ({ templateId, language, onDone }: LetterTextProps) => {
  const { value: shown } = useAsk('templates.show', { templateId, language });
  return shown === undefined ? (
    <Skeleton lines={8} />
  ) : (
    <TextForm
      template={shown.template}
      fields={shown.fields}
      canReset={shown.isOwn && shown.isShipped}
      onDone={onDone}
    />
  );
};

const TextForm = ({
  template,
  fields,
  canReset,
  onDone,
}: {
  readonly template: Template;
  readonly fields: readonly string[];
  readonly canReset: boolean;
  readonly onDone: () => void;
}) => {
  const { t } = useWords();
  const [text, setText] = useState(template.text);
  const [faults, setFaults] = useState<readonly Finding[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = async (): Promise<void> => {
    const checked = await call('templates.check', { text });
    if (!checked.ok) return setFailure(checked.error);
    setFaults(checked.value.faults);
    if (checked.value.faults.length > 0) return;
    const saved = await call('templates.save', { ...template, text });
    if (saved.ok) onDone();
    else setFailure(saved.error);
  };
  const reset = async (): Promise<void> => {
    const { templateId, language } = template;
    const answer = await call('templates.remove', { templateId, language });
    if (answer.ok) onDone();
    else setFailure(answer.error);
  };
  return (
    <div className="letter-text">
      <TextField
        label={t('letters.template-text')}
        hint={t('letters.template-help')}
        rows={16}
        value={text}
        onChange={setText}
      />
      {failure !== null && <ErrorNotice failure={failure} />}
      {faults.length > 0 && <FindingList findings={faults} label={t('letters.faults')} />}
      <details>
        <summary>{t('letters.fields')}</summary>
        <p className="letter-fields" dir="ltr">
          {fields.map((field) => (
            <code key={field}>{`{{${field}}}`}</code>
          ))}
        </p>
      </details>
      <div className="pane-acts">
        <Button kind="primary" onPress={() => void keep()}>
          {t('letters.template-save')}
        </Button>
        {canReset && (
          <Button kind="quiet" onPress={() => void reset()}>
            {t('letters.template-reset')}
          </Button>
        )}
        <Button kind="quiet" onPress={onDone}>
          {t('letters.template-cancel')}
        </Button>
      </div>
    </div>
  );
};
