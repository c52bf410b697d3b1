import type { BidMoneyView } from '#shared/contract/funding.ts';
import { Badge, Money, Table } from '../../../components/index.ts';
import { currencySign } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';

/** Every bid with its money, and what is still missing before it can be planned. */
export const BidsTable = ({ bids, onOpen }: { bids: readonly BidMoneyView[]; onOpen: (bidId: string) => void }) => {
  const { t, explain, language } = useWords();
  const sign = currencySign('RUB', language);
  const day = (of: string | null): string => (of === null ? '—' : plainDayText(of, language, 'date'));
  const amount = (value: string | null | undefined) => (
    <Money value={value === null || value === undefined ? null : { amount: value, currency: 'RUB' }} inColumn />
  );
  return (
    <Table
      label={t('money.plan.bids')}
      rows={bids}
      keyOf={({ bidId }) => bidId}
      columns={[
        {
          id: 'bid',
          label: t('money.export.bid'),
          cell: ({ bidId, title, findings }) => {
            // What is only assumed stands in the dialog beside the day it is about.
            const told = findings.find(({ code }) => code !== 'finance.release-assumed');
            return (
              <div className="money-why">
                <button type="button" className="money-row-act" onClick={() => onOpen(bidId)}>
                  <bdi>{title}</bdi>
                </button>
                {told !== undefined && <span className="quiet">{explain(told).message}</span>}
              </div>
            );
          },
        },
        {
          id: 'need',
          label: `${t('money.lane.bid')}, ${sign}`,
          align: 'end',
          cell: ({ need }) => amount(need),
        },
        {
          id: 'days',
          label: t('money.plan.days'),
          cell: ({ start, release }) => (
            <bdi>
              <span className="money-days">{day(start)} –</span> <span className="money-days">{day(release)}</span>
            </bdi>
          ),
        },
        {
          id: 'performance',
          label: `${t('money.lane.performance')}, ${sign}`,
          align: 'end',
          cell: ({ entered }) => amount(entered.performance?.amount),
        },
        {
          id: 'margin',
          label: `${t('money.plan.margin-before')}, ${sign}`,
          align: 'end',
          cell: ({ margin }) => amount(margin),
        },
        {
          id: 'marks',
          label: t('money.plan.marks'),
          cell: ({ entered }) => (
            <span className="money-inline">
              {entered.must === true && <Badge>{t('money.plan.must.short')}</Badge>}
              {(entered.excluded?.length ?? 0) > 0 && (
                <Badge>{t('money.plan.excluded', { count: entered.excluded?.length ?? 0 })}</Badge>
              )}
              {entered.acceptsGuarantee === false && <Badge>{t('money.plan.no-guarantee')}</Badge>}
            </span>
          ),
        },
      ]}
    />
  );
};
