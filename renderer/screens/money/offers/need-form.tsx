import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, DayField, DecimalField, Select } from '../../../components/index.ts';
import { currencySign, decimalText } from '../../../format/numbers.ts';
import { useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { setNeed, useNeed, type Law } from './need-state.ts';
import { OwnRatesDialog } from './own-rates.tsx';

type BidMoney = Answer<'funding.bids'>['bids'][number];
const typed = '';
const laws = ['44-fz', '223-fz', 'commercial'] as const satisfies readonly Law[];
const anyLaw = '';

const lawOf = ({ entered }: BidMoney): Law | null => laws.find((law) => law === entered['law']) ?? null;

/** The sum and the days to cover, typed or taken from a bid; what is refused is said at its field. */
export const NeedForm = ({ failure }: { failure: Failure | null }) => {
  const { t, explain, language } = useWords();
  const need = useNeed();
  const { value } = useAsk('funding.bids', {});
  const bids = (value?.bids ?? []).filter((bid) => bid.need !== null);
  const faultAt = (path: 'sum' | 'start' | 'end' | 'returnedOn', label: string): { fault?: string } => {
    if (failure === null || failure.details['path'] !== path) return {};
    const { message, hint } = explain({ ...failure, details: { ...failure.details, path: label } });
    return { fault: `${message} ${hint}`.trim() };
  };
  const choose = (bidId: string): void => {
    const bid = bids.find((one) => one.bidId === bidId);
    if (bid === undefined) setNeed({ bidId: null });
    else setNeed({ bidId, sum: bid.need, start: bid.start, end: bid.release, returnedOn: null, law: lawOf(bid) });
  };
  return (
    <section className="offers-need" aria-label={t('offers.need')}>
      {bids.length > 0 && (
        <div className="offers-need-bid">
          <Select
            label={t('offers.need.bid')}
            choices={[
              { value: typed, label: t('offers.need.typed') },
              ...bids.map(({ bidId, title }) => ({ value: bidId, label: title })),
            ]}
            value={bids.some(({ bidId }) => bidId === need.bidId) ? (need.bidId ?? typed) : typed}
            onChange={choose}
          />
        </div>
      )}
      <DecimalField
        isAmount
        isRequired
        label={t('offers.need.sum')}
        unit={currencySign('RUB', language)}
        value={need.sum}
        onChange={(sum) => setNeed({ sum, bidId: null })}
        {...faultAt('sum', t('offers.need.sum'))}
      />
      <DayField
        isRequired
        label={t('offers.need.start')}
        value={need.start}
        onChange={(start) => setNeed({ start, bidId: null })}
        {...faultAt('start', t('offers.need.start'))}
      />
      <DayField
        isRequired
        label={t('offers.need.end')}
        value={need.end}
        onChange={(end) => setNeed({ end, bidId: null })}
        {...faultAt('end', t('offers.need.end'))}
      />
      <DayField
        label={t('offers.need.returned')}
        value={need.returnedOn}
        onChange={(returnedOn) => setNeed({ returnedOn })}
        {...faultAt('returnedOn', t('offers.need.returned'))}
      />
      <Select
        label={t('offers.need.law')}
        choices={[
          { value: anyLaw, label: t('offers.need.law.any') },
          ...laws.map((law) => ({ value: law, label: t(`calc.choice.${law}`) })),
        ]}
        value={need.law ?? anyLaw}
        onChange={(law) => setNeed({ law: laws.find((one) => one === law) ?? null })}
      />
    </section>
  );
};

/** What own money is compared with, or that it is not compared and how it would be. */
export const OwnMoneyLine = () => {
  const { t, language } = useWords();
  const [isAsked, setAsked] = useState(false);
  const { value } = useAsk('funding.settings', {});
  if (value === undefined) return null;
  const { ownRate, accountRate } = value.settings;
  return (
    <p className="quiet offers-own">
      {ownRate === undefined
        ? t('offers.own.missing')
        : t('offers.own.now', {
            own: decimalText(ownRate, language),
            account: decimalText(accountRate ?? '0', language),
          })}{' '}
      <span className="no-print">
        <Button kind="quiet" onPress={() => setAsked(true)}>
          {t(ownRate === undefined ? 'offers.own.enter' : 'offers.edit')}
        </Button>
      </span>
      {isAsked && <OwnRatesDialog settings={value.settings} onClose={() => setAsked(false)} />}
    </p>
  );
};
