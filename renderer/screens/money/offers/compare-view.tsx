import { useState } from 'react';
import type { OfferComparison } from '#shared/contract/money.ts';
import { daysBetween } from '#shared/calendar/days.ts';
import { Button, EmptyState, ErrorNotice, MoneyIcon, Section, Skeleton, Table } from '../../../components/index.ts';
import { amountText, countText } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { CopyByKey } from '../figures/copy-figure.tsx';
import { Steps } from '../figures/steps.tsx';
import { idOfRow, stepsOfRow, type ComparedRow } from './comparison-view.ts';
import { ComparisonCharts } from './comparison-charts.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { NeedForm, OwnMoneyLine } from './need-form.tsx';
import { askedOf, useNeed } from './need-state.ts';

/** A row's name in the user's words: own money is no lender. */
export const useRowName = (): ((row: Pick<ComparedRow, 'kind' | 'name'>) => string) => {
  const { t } = useWords();
  return ({ kind, name }) => (kind === 'own' ? t('money.own') : name);
};

/** What each way of covering one need costs, and why. */
export const CompareView = ({ kept, onAdd }: { kept: number; onAdd: () => void }) => {
  const { t } = useWords();
  const need = useNeed();
  const asked = askedOf(need);
  const { value, error, isAsking } = useAsk('offers.compare', asked);
  const isNothing = error?.code === 'finance.list-empty';
  const path = error?.details['path'];
  const isOfField = typeof path === 'string' && ['sum', 'start', 'end', 'returnedOn'].includes(path);
  const days = need.start !== null && need.end !== null ? daysBetween(need.start, need.end) : 0;
  return (
    <>
      <NeedForm failure={error} />
      <OwnMoneyLine />
      {asked === null ? (
        <EmptyState icon={MoneyIcon} title={t('offers.need.ask')} />
      ) : error !== null ? (
        isNothing ? (
          <EmptyState
            icon={MoneyIcon}
            title={t('offers.none-kept')}
            act={<Button onPress={onAdd}>{t('offers.add')}</Button>}
          >
            {t('offers.none-kept.words')}
          </EmptyState>
        ) : isOfField ? null : (
          <ErrorNotice failure={error} />
        )
      ) : value === undefined ? (
        isAsking && <Skeleton lines={8} />
      ) : (
        <Compared comparison={value} kept={kept} days={days} />
      )}
    </>
  );
};

const Compared = ({ comparison, kept, days }: { comparison: OfferComparison; kept: number; days: number }) => {
  const { t, language } = useWords();
  const nameOf = useRowName();
  const [picked, setPicked] = useState<string | null>(null);
  const { rows, cheapest, cheapestFrom } = comparison;
  const shown = rows.filter(({ kind }) => kind !== 'own').length;
  const row = rows.find((one) => idOfRow(one) === (picked ?? cheapest)) ?? rows[0];
  return (
    <>
      <Section title={t('offers.compare')}>
        <ComparisonTable
          comparison={comparison}
          chosen={row === undefined ? null : idOfRow(row)}
          onChoose={setPicked}
        />
        {kept > shown && (
          <p className="quiet">
            {t('offers.left', { most: countText(shown, language), left: countText(kept - shown, language) })}
          </p>
        )}
      </Section>
      {row !== undefined && (
        <CopyByKey className="offers-why">
          <Section title={t('offers.how', { name: nameOf(row) })} hint={t('money.steps.hint')}>
            <Steps calculator="financing" steps={stepsOfRow(comparison, row)} />
          </Section>
          <Section title={t('offers.cash', { name: nameOf(row) })}>
            <CashByDay row={row} />
          </Section>
        </CopyByKey>
      )}
      <ComparisonCharts comparison={comparison} days={days} />
      {cheapestFrom.length > 0 && (
        <Section title={t('offers.from-days')}>
          <div className="offers-narrow">
            <Table
              label={t('offers.from-days')}
              rows={cheapestFrom}
              keyOf={({ days: from }) => String(from)}
              columns={[
                {
                  id: 'days',
                  label: t('offers.from-days.days'),
                  align: 'end',
                  width: '88px',
                  cell: (one) => countText(one.days, language),
                },
                {
                  id: 'name',
                  label: t('offers.from-days.name'),
                  cell: (one) => <bdi>{one.name === 'own' ? t('money.own') : one.name}</bdi>,
                },
                {
                  id: 'cost',
                  label: t('offers.column.cost'),
                  align: 'end',
                  cell: (one) => <bdi className="ltr">{amountText(one.cost, language)}</bdi>,
                },
              ]}
            />
          </div>
        </Section>
      )}
    </>
  );
};

/** Days on which money leaves the account or comes back; nothing on the others. */
const CashByDay = ({ row }: { row: ComparedRow }) => {
  const { t, language } = useWords();
  return (
    <Table
      label={t('offers.cash', { name: row.name })}
      rows={row.cash}
      keyOf={({ day, change }) => `${day} ${change}`}
      columns={[
        { id: 'day', label: t('offers.cash.day'), cell: ({ day }) => plainDayText(day, language, 'long') },
        {
          id: 'change',
          label: t('offers.cash.change'),
          align: 'end',
          cell: ({ change }) => <bdi className="ltr">{amountText(change, language)}</bdi>,
        },
      ]}
    />
  );
};
