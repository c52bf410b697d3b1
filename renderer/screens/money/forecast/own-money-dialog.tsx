import { useState } from 'react';
import type { MoneySettings } from '#shared/finance/funding/terms.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import {
  Button,
  Checkbox,
  DayField,
  DecimalField,
  Dialog,
  ErrorNotice,
  IconButton,
  PlusIcon,
  TrashIcon,
} from '../../../components/index.ts';
import { currencySign } from '../../../format/numbers.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';

type Level = { readonly key: number; readonly from: PlainDay | null; readonly amount: string | null };

/** Own money beside the platforms’ accounts from each day on, what it earns, and how long securities usually stay frozen. */
export const OwnMoneyDialog = ({
  settings,
  today,
  onClose,
}: {
  settings: MoneySettings;
  today: PlainDay;
  onClose: () => void;
}) => {
  const { t, language } = useWords();
  const [levels, setLevels] = useState<readonly Level[]>(
    settings.cash.length === 0
      ? [{ key: 0, from: today, amount: null }]
      : settings.cash.map((level, key) => ({ key, ...level })),
  );
  const [rest, setRest] = useState<Omit<MoneySettings, 'cash'>>(settings);
  const { run, isRunning, error } = useAct('funding.saveSettings');
  const sign = currencySign('RUB', language);
  const set = (key: number, part: Partial<Level>): void =>
    setLevels(levels.map((level) => (level.key === key ? { ...level, ...part } : level)));
  const cash = levels.flatMap(({ from, amount }) => (from === null || amount === null ? [] : [{ from, amount }]));
  const isWhole = levels.every(({ from, amount }) => (from === null) === (amount === null));
  const keep = async (): Promise<void> => {
    const { ownRate, accountRate, releaseAfterDays, feesFromCash } = rest;
    const answer = await run({
      settings: {
        cash: cash.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
        ...(ownRate === undefined ? {} : { ownRate }),
        ...(accountRate === undefined ? {} : { accountRate }),
        ...(releaseAfterDays === undefined ? {} : { releaseAfterDays }),
        ...(feesFromCash === undefined ? {} : { feesFromCash }),
      },
    });
    if (answer.ok) onClose();
  };
  const without = <Field extends keyof typeof rest>(field: Field, value: (typeof rest)[Field] | null): void => {
    const { [field]: _, ...others } = rest;
    setRest(value === null ? others : { ...others, [field]: value });
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('money.own')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" form="own-money" isDisabled={!isWhole} isBusy={isRunning}>
            {t('money.own.save')}
          </Button>
        </>
      }
    >
      <form
        id="own-money"
        className="planning-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        {error !== null && <ErrorNotice failure={error} />}
        <p className="quiet">{t('money.own.words')}</p>
        {levels.map((level, index) => (
          <div
            key={level.key}
            className="money-level"
            role="group"
            aria-label={t('money.own.level', { number: index + 1 })}
          >
            <DayField label={t('money.own.from')} value={level.from} onChange={(from) => set(level.key, { from })} />
            <DecimalField
              label={t('money.own.amount')}
              isAmount
              unit={sign}
              value={level.amount}
              onChange={(amount) => set(level.key, { amount })}
            />
            <IconButton
              icon={TrashIcon}
              label={t('money.own.drop', { number: index + 1 })}
              onPress={() => setLevels(levels.filter(({ key }) => key !== level.key))}
            />
          </div>
        ))}
        <div>
          <Button
            kind="quiet"
            icon={PlusIcon}
            onPress={() =>
              setLevels([
                ...levels,
                { key: Math.max(-1, ...levels.map(({ key }) => key)) + 1, from: null, amount: null },
              ])
            }
          >
            {t('money.own.add')}
          </Button>
        </div>
        <div className="money-pair">
          <DecimalField
            label={t('calc.field.ownRate')}
            unit="%"
            value={rest.ownRate ?? null}
            onChange={(ownRate) => without('ownRate', ownRate)}
          />
          <DecimalField
            label={t('calc.field.accountRate')}
            unit="%"
            value={rest.accountRate ?? null}
            onChange={(accountRate) => without('accountRate', accountRate)}
          />
          <DecimalField
            label={t('money.own.release-after')}
            hint={t('money.own.release-after.hint')}
            value={rest.releaseAfterDays === undefined ? null : String(rest.releaseAfterDays)}
            onChange={(days) => without('releaseAfterDays', days === null ? null : Math.trunc(Number(days)))}
          />
        </div>
        <Checkbox
          isSelected={rest.feesFromCash ?? true}
          onChange={(feesFromCash) => setRest({ ...rest, feesFromCash })}
        >
          {t('money.own.fees-from-cash')}
        </Checkbox>
      </form>
    </Dialog>
  );
};
