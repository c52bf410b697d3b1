import type { PlanDifferenceView } from '#shared/contract/funding.ts';
import { Table } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';

type Treated = PlanDifferenceView['added'][number];
type Row = {
  readonly bid: string;
  readonly title: string;
  readonly before: Treated | null;
  readonly after: Treated | null;
};

/** Who moves from which source to which, and what that changes in cost. */
export const Difference = ({ difference }: { difference: PlanDifferenceView }) => {
  const { t, language } = useWords();
  const sign = currencySign('RUB', language);
  const rows: readonly Row[] = [
    ...difference.moved.map(({ before, after }) => ({ bid: after.bid, title: after.title, before, after })),
    ...difference.added.map((after) => ({ bid: after.bid, title: after.title, before: null, after })),
    ...difference.gone.map((before) => ({ bid: before.bid, title: before.title, before, after: null })),
  ];
  const treated = (each: Treated | null): string => {
    if (each === null) return '—';
    if (each.source === null) return t('money.plan.left-out');
    const source = each.source === 'own' ? t('money.own') : (each.sourceName ?? each.source);
    return t('money.plan.treated', { source, cost: `${amountText(each.cost, language)}\u00a0${sign}` });
  };
  const change = amountText(difference.costChange, language);
  return (
    <>
      <p>
        {t('money.plan.cost-change', {
          before: `${amountText(difference.costBefore, language)}\u00a0${sign}`,
          after: `${amountText(difference.costAfter, language)}\u00a0${sign}`,
          change: `${difference.costChange.startsWith('-') ? '' : '+'}${change}\u00a0${sign}`,
        })}{' '}
        {t('money.plan.stay', { count: difference.stays })}
      </p>
      {rows.length > 0 && (
        <Table
          label={t('money.plan.difference')}
          rows={rows}
          keyOf={({ bid }) => bid}
          columns={[
            {
              id: 'bid',
              label: t('money.export.bid'),
              cell: ({ bid, title }) => (
                <bdi>{bid.startsWith('performance ') ? t('money.plan.performance-of', { bid: title }) : title}</bdi>
              ),
            },
            { id: 'before', label: t('money.plan.before'), cell: ({ before }) => <bdi>{treated(before)}</bdi> },
            { id: 'after', label: t('money.plan.after'), cell: ({ after }) => <bdi>{treated(after)}</bdi> },
          ]}
        />
      )}
    </>
  );
};
