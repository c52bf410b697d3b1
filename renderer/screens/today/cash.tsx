import { useState } from 'react';
import type { Today } from '#shared/contract/workspace.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { Button, EmptyState, MoneyIcon, Section, Table } from '../../components/index.ts';
import { amountText, currencySign } from '../../format/numbers.ts';
import { plainDayText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';
import { CashChart } from './cash-chart.tsx';

/** Per currency, since sums of different currencies are never added. */
export const Cash = ({ cash, now }: { cash: Today['cash']; now: Instant }) => {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const frozen = cash.filter(({ days }) => days.some(({ frozen: sum }) => Number(sum) > 0));
  return (
    <Section
      title={t('today.cash')}
      acts={
        frozen.length > 0 && (
          <Button kind="quiet" onPress={() => setAsTable(!asTable)}>
            {t(asTable ? 'today.cash.as-chart' : 'today.cash.table')}
          </Button>
        )
      }
    >
      {frozen.length === 0 ? (
        <EmptyState icon={MoneyIcon} title={t('today.cash.none')}>
          {t('today.cash.none.words')}
        </EmptyState>
      ) : (
        frozen.map(({ currency, days }) =>
          asTable ? (
            <CashTable key={currency} currency={currency} days={days} />
          ) : (
            <CashChart key={currency} currency={currency} days={days} now={now} />
          ),
        )
      )}
    </Section>
  );
};

const CashTable = ({ currency, days }: Today['cash'][number]) => {
  const { t, language } = useWords();
  const sign = currencySign(currency, language);
  return (
    <div className="cash-table">
      <Table
        label={t('today.cash.frozen', { currency: sign })}
        rows={days}
        keyOf={({ day }) => day}
        columns={[
          { id: 'day', label: t('today.cash.day'), cell: ({ day }) => plainDayText(day, language, 'long') },
          {
            id: 'frozen',
            label: t('today.cash.frozen', { currency: sign }),
            align: 'end',
            cell: ({ frozen }) => (
              <bdi className="ltr" dir="ltr">
                {amountText(frozen, language)}
              </bdi>
            ),
          },
        ]}
      />
    </div>
  );
};
