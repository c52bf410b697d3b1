import { useState } from 'react';
import type { DateRuleRecord } from '#shared/contract/date-rules.ts';
import { bounds, laws, termUnits, ways } from '#shared/procedure/date-rule-vocabulary.ts';
import {
  Button,
  Checkbox,
  DayField,
  DecimalField,
  Dialog,
  ErrorNotice,
  RadioGroup,
  Select,
  TextField,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { useEventName } from './reminders-names.ts';

type Rule = DateRuleRecord['rule'];

const blank = (id: string, today: string): Rule => ({
  id,
  law: 'commercial',
  platformId: null,
  ways: null,
  onlySmall: false,
  treasury: null,
  event: '',
  name: null,
  parent: 'bids-until',
  term: { unit: 'working-days', amount: 5, ends: 'day-end' },
  bound: 'not-later',
  article: '',
  text: null,
  readOn: today,
  validFrom: today,
  validTo: null,
});

const treasuries = ['either', 'with', 'without'] as const;
const treasuryOf = { either: null, with: true, without: false } as const;
const everywhere = 'everywhere';
const newDate = 'new-date';

const freeName = (stem: string, taken: readonly string[]): string => {
  let number = 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
};

type RuleDialogProps = {
  readonly record: DateRuleRecord | null;
  readonly events: readonly string[];
  readonly taken: readonly string[];
  readonly onClose: () => void;
};

/** One rule: which date follows from which, how far away, and what says so. */
export const RuleDialog = ({ record, events, taken, onClose }: RuleDialogProps) => {
  const { t } = useWords();
  const today = useMinute().slice(0, 10);
  const nameOf = useEventName();
  const platforms = useAsk('platforms.list', {}).value?.platforms ?? [];
  const [draft, setDraft] = useState<Rule>(record?.rule ?? blank(freeName('own-rule', taken), today));
  const { run, isRunning, error } = useAct('dateRules.save');
  const set = (part: Partial<Rule>): void => setDraft({ ...draft, ...part });
  const isOwnDate = draft.event === '' || !events.includes(draft.event) || draft.name !== null;
  const isReady = draft.article.trim() !== '' && (!isOwnDate || (draft.name ?? '').trim() !== '');
  const keep = async (): Promise<void> => {
    const event = draft.event === '' ? freeName('own-date', events) : draft.event;
    const text = (draft.text ?? '').trim();
    const answer = await run({
      rule: { ...draft, event, article: draft.article.trim(), text: text === '' ? null : text },
    });
    if (answer.ok) onClose();
  };
  const known = events.map((event) => ({ value: event, label: nameOf(event) }));
  return (
    <Dialog
      isOpen
      size="medium"
      title={t(record === null ? 'reminders.rule.add' : 'reminders.rule.edit')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void keep()}>
            {t('reminders.rule.save')}
          </Button>
        </>
      }
    >
      <div className="kinds-form">
        <div className="kinds-pair">
          <Select
            label={t('reminders.rule.date')}
            value={draft.event === '' ? newDate : draft.event}
            choices={[{ value: newDate, label: t('reminders.rule.new-date') }, ...known]}
            onChange={(event) => set(event === newDate ? { event: '', name: '' } : { event, name: null })}
          />
          <Select
            label={t('reminders.rule.parent')}
            value={draft.parent}
            choices={known}
            onChange={(parent) => set({ parent })}
          />
        </div>
        {isOwnDate && (
          <TextField label={t('reminders.rule.name')} value={draft.name ?? ''} onChange={(name) => set({ name })} />
        )}
        <div className="kinds-pair">
          <DecimalField
            label={t('reminders.rule.amount')}
            hint={t('reminders.rule.amount.hint')}
            value={String(draft.term.amount)}
            onChange={(amount) =>
              set({ term: { ...draft.term, amount: Number.isInteger(Number(amount)) ? Number(amount) : 0 } })
            }
          />
          <Select
            label={t('reminders.rule.unit')}
            value={draft.term.unit}
            choices={termUnits.map((unit) => ({ value: unit, label: t(`reminders.unit-name.${unit}`) }))}
            onChange={(unit) => set({ term: { ...draft.term, unit } })}
          />
        </div>
        <RadioGroup
          label={t('reminders.rule.bound')}
          layout="row"
          value={draft.bound}
          choices={bounds.map((bound) => ({ value: bound, label: t(`deadline.bound.${bound}`) }))}
          onChange={(bound) => set({ bound })}
        />
        <div className="kinds-pair">
          <Select
            label={t('reminders.rule.law')}
            value={draft.law}
            choices={laws.map((law) => ({ value: law, label: t(`reminders.law.${law}`) }))}
            onChange={(law) => set({ law })}
          />
          <Select
            label={t('reminders.rule.platform')}
            value={draft.platformId ?? everywhere}
            choices={[
              { value: everywhere, label: t('reminders.rule.everywhere') },
              ...platforms.map(({ platformId, name }) => ({ value: platformId, label: name })),
            ]}
            onChange={(platformId) => set({ platformId: platformId === everywhere ? null : platformId })}
          />
        </div>
        <div className="kinds-flags" role="group" aria-label={t('reminders.rule.ways')}>
          {ways.map((way) => (
            <Checkbox
              key={way}
              isSelected={draft.ways === null || draft.ways.includes(way)}
              onChange={(on) => {
                const chosen = ways.filter((one) =>
                  one === way ? on : draft.ways === null || draft.ways.includes(one),
                );
                set({ ways: chosen.length === 0 || chosen.length === ways.length ? null : chosen });
              }}
            >
              {t(`reminders.way.${way}`)}
            </Checkbox>
          ))}
          <Checkbox isSelected={draft.onlySmall} onChange={(onlySmall) => set({ onlySmall })}>
            {t('reminders.rule.only-small')}
          </Checkbox>
        </div>
        <Select
          label={t('reminders.rule.treasury')}
          value={treasuries.find((one) => treasuryOf[one] === draft.treasury) ?? 'either'}
          choices={treasuries.map((value) => ({ value, label: t(`reminders.rule.treasury.${value}`) }))}
          onChange={(value) => set({ treasury: treasuryOf[value] })}
        />
        <TextField
          label={t('reminders.rule.article')}
          hint={t('reminders.rule.article.hint')}
          value={draft.article}
          onChange={(article) => set({ article })}
        />
        <TextField
          label={t('reminders.rule.text')}
          rows={2}
          value={draft.text ?? ''}
          onChange={(text) => set({ text: text.replace(/[\r\n]+/g, ' ') })}
        />
        <div className="kinds-pair">
          <DayField
            label={t('reminders.rule.from')}
            value={draft.validFrom}
            onChange={(validFrom) => set({ validFrom: validFrom ?? today })}
          />
          <DayField
            label={t('platforms.read-on')}
            value={draft.readOn}
            onChange={(readOn) => set({ readOn: readOn ?? today })}
          />
        </div>
        {error !== null && <ErrorNotice failure={error} />}
      </div>
    </Dialog>
  );
};
