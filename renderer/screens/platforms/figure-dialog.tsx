import { useState } from 'react';
import type { PlatformCard } from '#shared/contract/platforms.ts';
import {
  Button,
  Checkboxes,
  DayField,
  DecimalField,
  Dialog,
  ErrorNotice,
  Select,
  TextField,
} from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { figureAt, textOf, textsOf, withFigure, type FigurePath, type FigureType } from './figures.ts';
import { useSaveCard } from './use-card.ts';

const megabyte = 1_048_576;
const listed = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((entry) => entry !== '');

/** What was typed of a value of any type: one text, or words that were chosen. */
type Typed = { readonly text: string; readonly chosen: readonly string[] };

const typedOf = (value: unknown, { type }: FigureType): Typed => {
  if (value === null) return { text: '', chosen: [] };
  if (type === 'choices') return { text: '', chosen: textsOf(value) };
  if (type === 'lines') return { text: textsOf(value).join('\n'), chosen: [] };
  if (type === 'bytes') return { text: String(Number(value) / megabyte), chosen: [] };
  return { text: textOf(value), chosen: [] };
};

/** The value as the card keeps it; null where nothing was typed: not known. */
const valueOf = ({ text, chosen }: Typed, { type }: FigureType): unknown => {
  if (type === 'choices') return chosen.length === 0 ? null : chosen;
  const plain = text.trim();
  if (plain === '') return null;
  if (type === 'lines') return listed(plain);
  if (type === 'bytes') return Math.round(Number(plain) * megabyte);
  return type === 'count' ? Number(plain) : plain;
};

export type FigureDialogProps = {
  readonly card: PlatformCard;
  readonly path: FigurePath;
  readonly type: FigureType;
  readonly today: string;
  readonly onClose: () => void;
};

/** One figure with who says it and when it was read: without those no value is taken. */
export const FigureDialog = ({ card, path, type, today, onClose }: FigureDialogProps) => {
  const { t } = useWords();
  const before = figureAt(card, path);
  const [typed, setTyped] = useState<Typed>(typedOf(before.value, type));
  const [source, setSource] = useState(before.source ?? '');
  const [readOn, setReadOn] = useState<string | null>(before.readOn ?? today);
  const { save, isRunning, error } = useSaveCard();
  const value = valueOf(typed, type);
  const isReady = value === null ? before.value !== null : source.trim() !== '' && readOn !== null;
  const keep = async (): Promise<void> => {
    const figure =
      value === null ? { value: null, source: null, readOn: null } : { value, source: source.trim(), readOn };
    if (await save(withFigure(card, path, figure))) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t(`platforms.figure.${path}`)}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void keep()}>
            {t(value === null ? 'platforms.figure.save-unknown' : 'platforms.figure.save')}
          </Button>
        </>
      }
    >
      <form
        className="platform-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void keep();
        }}
      >
        <ValueField path={path} type={type} typed={typed} onChange={setTyped} />
        <TextField
          label={t('platforms.source')}
          hint={t('platforms.source.hint')}
          value={source}
          onChange={setSource}
          isDisabled={value === null}
        />
        <DayField label={t('platforms.read-on')} value={readOn} onChange={setReadOn} />
        {error !== null && <ErrorNotice failure={error} />}
        {/* Enter in a field keeps the figure. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
};

type ValueFieldProps = {
  readonly path: FigurePath;
  readonly type: FigureType;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
};

const ValueField = ({ path, type, typed, onChange }: ValueFieldProps) => {
  const { t, say } = useWords();
  const label = t('platforms.value');
  const named = (word: string): string => say(`platforms.word.${path}.${word}`, word);
  const text = (next: string): void => onChange({ ...typed, text: next });
  if (type.type === 'choice')
    return (
      <Select
        label={label}
        value={typed.text === '' ? 'unknown' : typed.text}
        choices={[
          { value: 'unknown', label: t('platforms.not-known') },
          ...type.of.map((word) => ({ value: word, label: named(word) })),
        ]}
        onChange={(next) => text(next === 'unknown' ? '' : next)}
      />
    );
  if (type.type === 'choices')
    return (
      <div className="platform-checks" role="group" aria-label={label}>
        <Checkboxes
          of={type.of}
          chosen={typed.chosen}
          named={named}
          onChange={(chosen) => onChange({ ...typed, chosen })}
        />
      </div>
    );
  if (type.type === 'bytes' || type.type === 'count')
    return (
      <DecimalField
        label={label}
        unit={type.type === 'bytes' ? t('platforms.megabytes') : ''}
        hint={t('platforms.empty-is-unknown')}
        value={typed.text === '' ? null : typed.text}
        onChange={(next) => text(next ?? '')}
      />
    );
  return (
    <TextField
      label={label}
      hint={t(type.type === 'lines' ? 'platforms.lines.hint' : 'platforms.empty-is-unknown')}
      isCode={type.type !== 'text'}
      value={typed.text}
      onChange={text}
      {...(type.type === 'lines' ? { rows: 4 } : {})}
    />
  );
};
