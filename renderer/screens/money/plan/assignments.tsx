import { useState } from 'react';
import type { PlanView } from '#shared/contract/funding.ts';
import { Money, Table } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { planNames } from './names.ts';
import { NextBest } from './next-best.tsx';

/** Up to so many needs the next best of each is asked for unasked: each is a plan of its own, solved in a moment. */
const fewNeeds = 12;

type Lacking = PlanView['reasons'][number]['better'][number];
const lackKey = ({ source, lacks }: Lacking) => {
  if (lacks?.source === null) return 'money.plan.lacks.own';
  return lacks?.source === source ? 'money.plan.lacks.its-line' : 'money.plan.lacks.line';
};

/** Who is covered by what and why, what stood in the way of the better, and what the next best would cost. */
export const Assignments = ({ plan }: { plan: PlanView }) => {
  const { t, language } = useWords();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const names = planNames(plan, t);
  const isFew = plan.status === 'optimal' && plan.assignments.length <= fewNeeds;
  const bids = plan.assignments.map(({ bid }) => bid);
  const all = useAsk('funding.nextBest', isFew && bids.length > 0 ? { planId: plan.planId, bids } : null);
  const sign = currencySign('RUB', language);
  const reasons = new Map(plan.reasons.map((reason) => [reason.bid, reason]));
  const day = (of: string): string => (of === '' ? '—' : plainDayText(of, language, 'date'));
  return (
    <Table
      label={t('money.plan.assignments')}
      rows={plan.assignments}
      keyOf={({ bid }) => bid}
      columns={[
        { id: 'bid', label: t('money.export.bid'), cell: ({ bid }) => <bdi>{names.need(bid)}</bdi> },
        {
          id: 'source',
          label: t('money.export.source'),
          cell: ({ source }) => <bdi className={source === null ? 'faint' : ''}>{names.source(source)}</bdi>,
        },
        {
          id: 'need',
          label: `${t('calc.field.need')}, ${sign}`,
          align: 'end',
          cell: ({ need }) => <Money value={{ amount: need, currency: 'RUB' }} inColumn />,
        },
        {
          id: 'days',
          label: t('money.plan.days'),
          cell: ({ start, end }) => (
            <bdi>
              <span className="money-days">{day(start)} –</span> <span className="money-days">{day(end)}</span>
            </bdi>
          ),
        },
        {
          id: 'cost',
          label: `${t('calc.field.cost')}, ${sign}`,
          align: 'end',
          cell: ({ cost }) => <Money value={{ amount: cost, currency: 'RUB' }} inColumn />,
        },
        {
          id: 'why',
          label: t('calc.field.why'),
          cell: ({ bid }) => {
            const reason = reasons.get(bid);
            if (reason === undefined) return null;
            const [first] = reason.better;
            return (
              <div className="money-why">
                <span>{t(`calc.choice.${reason.why}`)}</span>
                {first?.lacks && (
                  <span className="quiet">
                    {t(lackKey(first), {
                      source: names.source(first.source),
                      line: names.source(first.lacks.source),
                      amount: `${amountText(first.lacks.short, language)}\u00a0${sign}`,
                      day: plainDayText(first.lacks.day, language, 'date'),
                    })}
                  </span>
                )}
              </div>
            );
          },
        },
        {
          id: 'next',
          label: t('calc.plan.next'),
          cell: ({ bid }) => {
            const reason = reasons.get(bid);
            return reason === undefined ? null : (
              <NextBest
                planId={plan.planId}
                reason={reason}
                names={names}
                isWanted={wanted.has(bid)}
                onWanted={() => setWanted(new Set([...wanted, bid]))}
                answered={all.value?.alternatives.find((each) => each.bid === bid) ?? null}
                isAskingAll={isFew && all.value === undefined && all.error === null}
              />
            );
          },
        },
      ]}
    />
  );
};
