import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { Button, DefinitionList, MoneyIcon, Money, Select } from '../../components/index.ts';
import { DecimalField } from '../../components/decimal-field.tsx';
import { currencySign } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { startCalculation } from '../money/calculators/sheets.ts';
import { isFrozen } from './next-act.ts';
import type { Edit } from './use-bid-acts.ts';
import { PlatformCostLine } from './platform-cost.tsx';
import { AuthorityField } from './readiness-authority.tsx';

type Sum = BidDetail['price'];
const currencies = ['RUB', 'USD', 'EUR', 'CNY', 'AED', 'KZT', 'BYN', 'UAH'] as const;
const noPlatform = '';

export type TermsPaneProps = {
  readonly bid: BidDetail;
  readonly edit: Edit;
  readonly focus: { readonly on: string; readonly turn: number } | null;
};

/** What is decided about money and place before freezing. */
export const TermsPane = ({ bid, edit, focus }: TermsPaneProps) => {
  const { t, say } = useWords();
  const price = useRef<HTMLDivElement>(null);
  const { value: answer } = useAsk('platforms.list', {});
  const { value: procedure } = useAsk('procedures.show', { id: bid.procedureId });
  const platforms = answer?.platforms ?? [];
  const frozen = isFrozen(bid);
  const turn = focus?.on === 'price' ? focus.turn : 0;
  useEffect(() => {
    if (turn > 0) price.current?.querySelector('input')?.focus();
  }, [turn]);
  const value = procedure?.lots.find(({ id }) => id === bid.lotId)?.value ?? procedure?.value ?? null;
  const usual = bid.price?.currency ?? value?.currency ?? 'RUB';
  const calculate = async (): Promise<void> => {
    const asked = await call('calculators.forProcedure', { procedureId: bid.procedureId });
    const isAsked = asked.ok && asked.value.name !== '';
    startCalculation(isAsked ? asked.value.name : 'security', isAsked ? asked.value.input : {});
    navigate({ screen: 'money', id: isAsked ? asked.value.name : 'security', tab: bid.bidId });
  };
  const platformName = platforms.find(({ platformId }) => platformId === bid.platformId);
  if (frozen) {
    return (
      <section className="desk-pane" aria-label={t('bids.items.terms')}>
        <header className="pane-head">
          <h2>{t('bids.items.terms')}</h2>
        </header>
        <div className="pane-body">
          <p className="pane-note pane-lock">{t('bids.frozen.note', { version: bid.version })}</p>
          <DefinitionList
            facts={[
              { label: t('bids.terms.price'), value: <Money value={bid.price} /> },
              { label: t('bids.terms.security'), value: <Money value={bid.security} /> },
              {
                label: t('bids.terms.platform'),
                value: platformName?.name ?? '—',
                hint: <PlatformCostLine cost={bid.platformCost} />,
              },
            ]}
          />
        </div>
      </section>
    );
  }
  return (
    <section className="desk-pane" aria-label={t('bids.items.terms')}>
      <header className="pane-head">
        <h2>{t('bids.items.terms')}</h2>
      </header>
      <div className="pane-body terms">
        <SumField
          label={t('bids.terms.price')}
          sum={bid.price}
          usual={usual}
          place={price}
          hint={
            value === null ? (
              t('bids.terms.price-hint')
            ) : (
              <>
                {t('bids.terms.announced')} <Money value={value} />
              </>
            )
          }
          onSet={(sum) => edit('bids.setPrice', { price: sum })}
        />
        <SumField
          label={t('bids.terms.security')}
          sum={bid.security}
          usual={usual}
          hint={t('bids.terms.security-hint')}
          onSet={(sum) => edit('bids.setSecurity', { security: sum })}
        />
        <div>
          <Button icon={MoneyIcon} onPress={() => void calculate()}>
            {t('bids.terms.calculate')}
          </Button>
        </div>
        <Select
          label={t('bids.terms.platform')}
          hint={
            platformName === undefined
              ? t('bids.terms.platform-hint')
              : say(platformName.signatureNote, platformName.signatureNote)
          }
          choices={[
            { value: noPlatform, label: t('bids.terms.platform-none') },
            ...platforms.map(({ platformId, name }) => ({ value: platformId, label: name })),
          ]}
          value={bid.platformId ?? noPlatform}
          onChange={(platformId) =>
            void edit('bids.setPlatform', { platformId: platformId === noPlatform ? null : platformId })
          }
        />
        <PlatformCostLine cost={bid.platformCost} />
        <AuthorityField bid={bid} edit={edit} />
      </div>
    </section>
  );
};

type SumFieldProps = {
  readonly label: string;
  readonly sum: Sum;
  readonly usual: string;
  readonly hint: ReactNode;
  readonly place?: RefObject<HTMLDivElement | null>;
  readonly onSet: (sum: Sum) => Promise<unknown>;
};

/** Saved when the field is left: a sum half typed is nobody's price. */
const SumField = ({ label, sum, usual, hint, place, onSet }: SumFieldProps) => {
  const { t, language } = useWords();
  const [amount, setAmount] = useState(sum?.amount ?? null);
  const [stored, setStored] = useState(sum);
  const currency = sum?.currency ?? usual;
  if (stored !== sum) {
    setStored(sum);
    setAmount(sum?.amount ?? null);
  }
  const choices = [...new Set([currency, ...currencies])].map((code) => ({
    value: code,
    label: `${code} ${currencySign(code, language) === code ? '' : currencySign(code, language)}`.trim(),
  }));
  const save = (next: string | null, unit: string): void => {
    if (next === (sum?.amount ?? null) && unit === currency) return;
    void onSet(next === null ? null : { amount: next, currency: unit });
  };
  return (
    <div className="sum-field">
      <DecimalField
        isAmount
        label={label}
        value={amount}
        onChange={setAmount}
        onCommit={(next) => save(next, currency)}
        unit={currencySign(currency, language)}
        hint={hint}
        {...(place === undefined ? {} : { inputRef: place })}
      />
      <Select
        label={t('bids.terms.currency')}
        choices={choices}
        value={currency}
        isDisabled={amount === null}
        onChange={(unit) => save(amount, unit)}
      />
    </div>
  );
};
