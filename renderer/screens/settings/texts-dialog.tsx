import { useRef, useState } from 'react';
import type { TemplateRow } from '#shared/contract/templates.ts';
import { isTemplateKind, templateKinds, type TemplateKind } from '#shared/bid/templates/kinds.ts';
import { languages, type Language } from '#shared/kernel/language.ts';
import { Button, CopyIcon, Dialog, ErrorNotice, Select, Skeleton, TextField } from '../../components/index.ts';
import { languageNames } from '../../format/language-names.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { FieldMenus } from './texts-fields.tsx';
import { TextLook } from './texts-look.tsx';

export type EditedText =
  | { readonly as: 'new' }
  | { readonly as: 'edit' | 'copy'; readonly templateId: string; readonly language: Language };

type Draft = {
  readonly templateId: string;
  readonly language: Language;
  readonly kind: TemplateKind;
  readonly title: string;
  readonly text: string;
};
type TextDialogProps = {
  readonly edited: EditedText;
  readonly templates: readonly TemplateRow[];
  /** The bid to fill the text from at first; made-up facts without one. */
  readonly bidId?: string;
  readonly onCopy: (templateId: string, language: Language) => void;
  readonly onClose: () => void;
};

const kinds = Object.keys(templateKinds).filter(isTemplateKind);

/** A text and how it reads, side by side. */
export const TextDialog = (props: TextDialogProps) => {
  const { edited, templates } = props;
  const { language } = useWords();
  const { value } = useAsk(
    'templates.show',
    edited.as === 'new' ? null : { templateId: edited.templateId, language: edited.language },
  );
  if (edited.as === 'new') {
    const draft: Draft = { templateId: '', language, kind: 'other', title: '', text: '' };
    return <Editor {...props} start={draft} isOwn={false} isShipped={false} />;
  }
  if (value === undefined)
    return (
      <Dialog isOpen size="full" title="" onClose={props.onClose}>
        <Skeleton lines={12} />
      </Dialog>
    );
  const { template, isOwn, isShipped } = value;
  if (edited.as === 'edit') return <Editor {...props} start={template} isOwn={isOwn} isShipped={isShipped} />;
  const taken = templates.map(({ templateId }) => templateId);
  let number = 2;
  while (taken.includes(`${template.templateId.slice(0, 56)}-${String(number)}`)) number += 1;
  const copy = { ...template, templateId: `${template.templateId.slice(0, 56)}-${String(number)}` };
  return <Editor {...props} start={copy} isOwn={false} isShipped={false} />;
};

const Editor = ({
  start,
  isOwn,
  isShipped,
  edited,
  bidId,
  onCopy,
  onClose,
}: TextDialogProps & { readonly start: Draft; readonly isOwn: boolean; readonly isShipped: boolean }) => {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>(start);
  const [isSound, setSound] = useState(true);
  const place = useRef<HTMLDivElement>(null);
  const save = useAct('templates.save');
  const remove = useAct('templates.remove');
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const isNew = edited.as !== 'edit';
  const isNamed = /^[a-z0-9][a-z0-9-]{0,63}$/.test(draft.templateId);
  const keep = async (): Promise<void> => {
    if ((await save.run({ ...draft, title: draft.title.trim() })).ok) onClose();
  };
  const drop = async (): Promise<void> => {
    if ((await remove.run({ templateId: draft.templateId, language: draft.language })).ok) onClose();
  };
  /** In the place of what is chosen in the text, with the cursor behind it. */
  const insert = (words: string): void => {
    const box = place.current?.querySelector('textarea');
    if (box === null || box === undefined) return;
    const [from, to] = [box.selectionStart, box.selectionEnd];
    set({ text: `${draft.text.slice(0, from)}${words}${draft.text.slice(to)}` });
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(from + words.length, from + words.length);
    });
  };
  const failure = save.error ?? remove.error;
  return (
    <Dialog
      isOpen
      size="full"
      title={draft.title === '' ? t('texts.add') : draft.title}
      onClose={onClose}
      acts={
        <>
          {isOwn && (
            <Button kind="quiet" isBusy={remove.isRunning} onPress={() => void drop()}>
              {t(isShipped ? 'texts.reset' : 'texts.remove')}
            </Button>
          )}
          {!isNew && (
            <Button kind="quiet" icon={CopyIcon} onPress={() => onCopy(draft.templateId, draft.language)}>
              {t('texts.copy')}
            </Button>
          )}
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            isDisabled={!isSound || !isNamed || draft.title.trim() === '' || draft.text.trim() === ''}
            isBusy={save.isRunning}
            onPress={() => void keep()}
          >
            {t('texts.save')}
          </Button>
        </>
      }
    >
      <div className="texts-desk">
        <div className="texts-editor" ref={place}>
          <div className="kinds-pair">
            <TextField
              label={t('texts.title')}
              hint={t('texts.title.hint')}
              value={draft.title}
              onChange={(title) => set({ title })}
            />
            <Select
              label={t('texts.kind')}
              value={draft.kind}
              choices={kinds.map((kind) => ({ value: kind, label: t(`templates.kind.${kind}`) }))}
              onChange={(kind) => set({ kind })}
            />
          </div>
          {isNew && (
            <div className="kinds-pair">
              <TextField
                label={t('texts.id')}
                hint={t('texts.id.hint')}
                isCode
                value={draft.templateId}
                onChange={(templateId) => set({ templateId })}
              />
              <Select
                label={t('texts.language')}
                value={draft.language}
                choices={languages.map((tongue) => ({ value: tongue, label: languageNames[tongue] }))}
                onChange={(language) => set({ language })}
              />
            </div>
          )}
          <FieldMenus onInsert={insert} />
          <TextField
            label={t('texts.text')}
            hint={t('letters.template-help')}
            rows={20}
            value={draft.text}
            onChange={(text) => set({ text })}
          />
          {failure !== null && <ErrorNotice failure={failure} />}
        </div>
        <TextLook text={draft.text} language={draft.language} bidId={bidId ?? ''} onJudged={setSound} />
      </div>
    </Dialog>
  );
};
