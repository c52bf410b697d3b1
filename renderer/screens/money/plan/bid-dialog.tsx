import { useState } from 'react';
import type { BidMoneyView } from '#shared/contract/funding.ts';
import { Button, Checkbox, DayField, DecimalField, Dialog, ErrorNotice, Select } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { draftOf, isPerformanceWhole, moneyOf, type BidDraft } from './bid-form.ts';

type Source = { readonly id: string; readonly name: string };
const laws = ['44-fz', '223-fz', 'commercial'] as const;

const toggled = (list: readonly string[], id: string, isThere: boolean): readonly string[] =>
  isThere ? [...list.filter((other) => other !== id), id] : list.filter((other) => other !== id);

const Sources = ({
  label,
  sources,
  excluded,
  onChange,
}: {
  label: string;
  sources: readonly Source[];
  excluded: readonly string[];
  onChange: (excluded: readonly string[]) => void;
}) => (
  <fieldset className="money-sources">
    <legend className="field-label">{label}</legend>
    <div className="money-checks">
      {sources.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={!excluded.includes(id)}
          onChange={(isAllowed) => onChange(toggled(excluded, id, !isAllowed))}
        >
          <bdi>{name}</bdi>
        </Checkbox>
      ))}
    </div>
  </fieldset>
);

/** A bid's money as the plan needs it: what it freezes and when, what it leaves, what may cover it, and the contract's security. */
export const BidDialog = ({
  bid,
  sources,
  onClose,
}: {
  bid: BidMoneyView;
  sources: readonly Source[];
  onClose: () => void;
}) => {
  const { t, language } = useWords();
  const [draft, setDraft] = useState<BidDraft>(draftOf(bid.entered));
  const { run, isRunning, error } = useAct('funding.saveBid');
  const set = (part: Partial<BidDraft>): void => setDraft({ ...draft, ...part });
  const sign = currencySign('RUB', language);
  const day = (of: string): string => plainDayText(of, language, 'long');
  const fromBid = (value: string | null, draftValue: string | null): { readonly hint?: string } =>
    value === null || draftValue !== null ? {} : { hint: t('money.plan.from-bid', { value }) };
  const keep = async (): Promise<void> => {
    const answer = await run({ bidId: bid.bidId, money: moneyOf(draft, bid.entered) });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={bid.title}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            form="bid-money"
            isDisabled={!isPerformanceWhole(draft)}
            isBusy={isRunning}
          >
            {t('money.plan.save-bid')}
          </Button>
        </>
      }
    >
      <form
        id="bid-money"
        className="planning-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        {error !== null && <ErrorNotice failure={error} />}
        <div className="money-pair">
          <DecimalField
            label={t('money.plan.margin-before')}
            isAmount
            unit={sign}
            value={draft.margin}
            onChange={(margin) => set({ margin })}
            hint={t('money.plan.margin-before.hint')}
          />
          <DecimalField
            label={t('money.lane.bid')}
            isAmount
            unit={sign}
            value={draft.need}
            onChange={(need) => set({ need })}
            {...fromBid(bid.need === null ? null : `${amountText(bid.need, language)}\u00a0${sign}`, draft.need)}
          />
        </div>
        <div className="money-pair">
          <DayField
            label={t('money.plan.frozen-from')}
            value={draft.start}
            onChange={(start) => set({ start })}
            {...fromBid(bid.start === null ? null : day(bid.start), draft.start)}
          />
          <DayField
            label={t('money.plan.frozen-until')}
            value={draft.release}
            onChange={(release) => set({ release })}
            {...fromBid(bid.release === null ? null : day(bid.release), draft.release)}
          />
          <DayField
            label={t('money.plan.frozen-if-won')}
            value={draft.releaseIfWon}
            onChange={(releaseIfWon) => set({ releaseIfWon })}
          />
        </div>
        <div className="money-pair">
          <Checkbox isSelected={draft.must} onChange={(must) => set({ must })}>
            {t('money.plan.must')}
          </Checkbox>
          <Checkbox isSelected={draft.acceptsGuarantee} onChange={(acceptsGuarantee) => set({ acceptsGuarantee })}>
            {t('money.plan.takes-guarantee')}
          </Checkbox>
        </div>
        <Select
          label={t('calc.field.law')}
          value={draft.law ?? 'unknown'}
          choices={[
            { value: 'unknown', label: t('money.form.not-said') },
            ...laws.map((law) => ({ value: law, label: t(`calc.choice.${law}`) })),
          ]}
          onChange={(law) => set({ law: law === 'unknown' ? null : law })}
        />
        <Sources
          label={t('money.plan.may-cover')}
          sources={sources}
          excluded={draft.excluded}
          onChange={(excluded) => set({ excluded })}
        />
        <h3 className="money-subhead">{t('money.plan.performance')}</h3>
        <p className="quiet">{t('money.plan.performance.hint')}</p>
        <div className="money-pair">
          <DecimalField
            label={t('money.export.amount')}
            isAmount
            unit={sign}
            value={draft.performanceAmount}
            onChange={(performanceAmount) => set({ performanceAmount })}
          />
          <DayField
            label={t('money.plan.frozen-from')}
            value={draft.performanceFrom}
            onChange={(performanceFrom) => set({ performanceFrom })}
          />
          <DayField
            label={t('money.plan.frozen-until')}
            value={draft.performanceUntil}
            onChange={(performanceUntil) => set({ performanceUntil })}
          />
        </div>
        {draft.performanceAmount !== null && (
          <Sources
            label={t('money.plan.may-cover')}
            sources={sources}
            excluded={draft.performanceExcluded}
            onChange={(performanceExcluded) => set({ performanceExcluded })}
          />
        )}
      </form>
    </Dialog>
  );
};
