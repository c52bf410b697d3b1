import { useState } from 'react';
import { chaptersOf, fieldsOf, type MarketKind } from '#shared/market/fields.ts';
import { blankRecord, type FieldValue, type LooseRecord, type MarketRecord } from '#shared/market/record.ts';
import { Button, Dialog, ErrorNotice, Notice } from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { RecordField } from './record-field.tsx';
import { inFormWords, kindName } from './words.ts';

export type RecordDialogProps = {
  readonly kind: MarketKind;
  /** The record that is edited; null: a new one. */
  readonly record: MarketRecord | null;
  /** What a new one begins with: the record that it is a chapter of. */
  readonly begin?: LooseRecord;
  readonly onClose: () => void;
  readonly onSaved?: (record: MarketRecord) => void;
};

/** The fields in which a chapter names its record: given, never chosen. */
const given: ReadonlySet<string> = new Set(
  Object.values(chaptersOf).flatMap((chapters) => chapters.map(([, field]) => field)),
);

/** The form of any kind of record, drawn from the table of fields. */
export const RecordDialog = ({ kind, record, begin = {}, onClose, onSaved }: RecordDialogProps) => {
  const words = useWords();
  const { t } = words;
  const [draft, setDraft] = useState<LooseRecord>({ ...blankRecord(kind), ...begin, ...record });
  const { run, isRunning, error } = useAct('market.save');
  const keep = async (): Promise<void> => {
    const { kind: _, recordId: __, ...fields } = draft;
    const answer = await run({ kind, recordId: record?.recordId ?? null, record: fields });
    if (!answer.ok) return;
    onSaved?.(answer.value.record);
    onClose();
  };
  const isGiven = (name: string): boolean => kind !== 'deal' && given.has(name) && draft[name] !== null;
  const fields = fieldsOf(kind).filter(([name]) => !isGiven(name));
  const isWide = ({ type }: { readonly type: string }): boolean => type === 'text' || type === 'lines';
  return (
    <Dialog
      isOpen
      size="medium"
      title={t(record === null ? 'market.add' : 'market.edit', { kind: kindName(kind, words) })}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isBusy={isRunning} onPress={() => void keep()}>
            {t('market.save')}
          </Button>
        </>
      }
    >
      <div className="form-pair market-form">
        {kind === 'person' && <Notice tone="attention">{t('market.person.hint')}</Notice>}
        {kind === 'loyalty' && <Notice tone="attention">{t('market.law.lead')}</Notice>}
        {kind === 'competitor' && <p className="quiet market-wide">{t('market.competitor.hint')}</p>}
        {fields.map(([name, shape]) => (
          <div key={name} className={isWide(shape) ? 'market-wide' : ''}>
            <RecordField
              kind={kind}
              name={name}
              shape={shape}
              value={draft[name] ?? null}
              onChange={(value: FieldValue) => setDraft((before) => ({ ...before, [name]: value }))}
            />
          </div>
        ))}
        {error !== null && (
          <div className="market-wide">
            <ErrorNotice failure={inFormWords(error, words)} />
          </div>
        )}
      </div>
    </Dialog>
  );
};
