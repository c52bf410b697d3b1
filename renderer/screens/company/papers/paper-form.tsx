import { useState } from 'react';
import type { PaperFacts } from '#shared/company/papers/paper.ts';
import { ruleFor, validityOf } from '#shared/company/papers/validity.ts';
import type { PaperKindRecord, PaperRow } from '#shared/contract/papers.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import { Button, DayField, Dialog, ErrorNotice, FilePicker, Select, TextField } from '../../../components/index.ts';
import { announce } from '../../../state/announce.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { kindName, ruleText, sourceText, validityText } from './paper-words.ts';

/** What the form begins with: a paper that is there, a file that was dropped, or nothing. */
export type PaperToEdit = {
  readonly paperId: string | null;
  readonly facts: PaperFacts;
  readonly file: FileHandle | null;
  readonly keptFile: string | null;
};

export const blankPaper = (file: FileHandle | null): PaperToEdit => ({
  paperId: null,
  facts: {
    kindId: 'register-extract',
    title: file === null ? '' : file.name.replace(/\.[^.]{1,8}$/u, ''),
    number: '',
    issuer: '',
    issuedOn: null,
    expiresOn: null,
    original: '',
    note: '',
    tags: [],
    replaces: null,
  },
  file,
  keptFile: null,
});

export const factsOfRow = ({
  kindId,
  title,
  number,
  issuer,
  issuedOn,
  expiresOn,
  original,
  note,
  tags,
  replaces,
}: PaperRow): PaperFacts => ({
  kindId,
  title,
  number,
  issuer,
  issuedOn,
  expiresOn,
  original,
  note,
  tags: [...tags],
  replaces,
});

const nothing = '';

export type PaperFormProps = {
  readonly paper: PaperToEdit;
  readonly kinds: readonly PaperKindRecord[];
  readonly papers: readonly PaperRow[];
  readonly onClose: () => void;
};

export const PaperForm = ({ paper, kinds, papers, onClose }: PaperFormProps) => {
  const words = useWords();
  const { t } = words;
  const [facts, setFacts] = useState(paper.facts);
  const [file, setFile] = useState(paper.file);
  const save = useAct('papers.save');
  const set = (part: Partial<PaperFacts>): void => setFacts({ ...facts, ...part });
  const kind = kinds.find((one) => one.kind.kindId === facts.kindId)?.kind;
  const rule = kind === undefined ? null : ruleFor(kind, null, null);
  const fault = (field: string): string | undefined => {
    const { error } = save;
    return error?.details['path'] === field ? words.explain(error).message : undefined;
  };
  const keep = async (): Promise<void> => {
    const answer = await save.run({ paperId: paper.paperId, facts, fileId: file?.fileId ?? null });
    if (!answer.ok) return;
    announce(t('papers.saved', { title: answer.value.title }));
    onClose();
  };
  const text = (field: 'title' | 'number' | 'issuer' | 'original' | 'note', rows?: number) => {
    const wrong = fault(field);
    return (
      <TextField
        label={t(`papers.field.${field}`)}
        value={facts[field]}
        onChange={(value) => set({ [field]: value })}
        {...(rows === undefined ? {} : { rows })}
        {...(wrong === undefined ? {} : { fault: wrong })}
      />
    );
  };
  const day = (field: 'issuedOn' | 'expiresOn') => {
    const wrong = fault(field);
    return (
      <DayField
        label={t(`papers.field.${field}`)}
        value={facts[field]}
        onChange={(value) => set({ [field]: value })}
        {...(field === 'issuedOn' && facts.kindId === 'financial-statements'
          ? { hint: t('papers.issued.accounts') }
          : {})}
        {...(wrong === undefined ? {} : { fault: wrong })}
      />
    );
  };
  const others = papers.filter(({ paperId, kindId }) => paperId !== paper.paperId && kindId === facts.kindId);
  const isPlaced = save.error !== null && typeof save.error.details['path'] === 'string';
  return (
    <Dialog
      size="medium"
      title={t(paper.paperId === null ? 'papers.add' : 'papers.edit')}
      isOpen
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            isDisabled={facts.title.trim() === ''}
            isBusy={save.isRunning}
            onPress={() => void keep()}
          >
            {t('papers.save')}
          </Button>
        </>
      }
    >
      <div className="paper-form">
        <Select
          label={t('papers.field.kindId')}
          choices={kinds.map((one) => ({ value: one.kind.kindId, label: kindName(one.kind, words) }))}
          value={facts.kindId}
          onChange={(kindId) => set({ kindId, replaces: null })}
        />
        {text('title')}
        <div className="form-pair">
          {day('issuedOn')}
          {day('expiresOn')}
        </div>
        {rule !== null && (
          <p className="paper-form-rule" role="status">
            <strong>{validityText(validityOf(facts, rule), words)}</strong>
            <span className="quiet">
              {ruleText(rule, words)} · {sourceText(rule, words)}
            </span>
          </p>
        )}
        <div className="form-pair">
          {text('number')}
          {text('issuer')}
        </div>
        {text('original')}
        <TextField
          label={t('papers.field.tags')}
          hint={t('papers.tags.hint')}
          value={facts.tags.join(', ')}
          onChange={(value) =>
            set({ tags: value.split(/[,،]\s*/u).filter((tag, at, all) => tag !== '' || at === all.length - 1) })
          }
        />
        {kind?.isSingle === false && others.length > 0 && (
          <Select
            label={t('papers.field.replaces')}
            choices={[
              { value: nothing, label: t('papers.replaces.none') },
              ...others.map(({ paperId, title }) => ({ value: paperId, label: title })),
            ]}
            value={facts.replaces ?? nothing}
            onChange={(paperId) => set({ replaces: paperId === nothing ? null : paperId })}
          />
        )}
        {text('note', 2)}
        <div className="paper-form-file">
          <span className="clip">
            {file === null && paper.keptFile === null ? (
              <span className="quiet">{t('papers.file.none')}</span>
            ) : (
              <bdi>{file?.name ?? paper.keptFile}</bdi>
            )}
          </span>
          <FilePicker purpose="document" onChosen={([chosen]) => setFile(chosen ?? null)}>
            {t('papers.file.choose')}
          </FilePicker>
        </div>
        {save.error !== null && !isPlaced && <ErrorNotice failure={save.error} />}
      </div>
    </Dialog>
  );
};
