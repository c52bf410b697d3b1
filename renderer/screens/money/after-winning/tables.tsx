import { Money, Section, Table } from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';
import type { Winning } from './answer.ts';

const Rub = ({ amount }: { amount: string }) => <Money inColumn value={{ amount, currency: 'RUB' }} />;

/** From which day how much is still secured. */
export const Reductions = ({ of: { reductions } }: { of: Winning }) => {
  const { t, language } = useWords();
  return (
    <Section title={t('winning.reductions')}>
      <Table
        label={t('winning.reductions')}
        empty={<p className="faint">{t('winning.reductions.none')}</p>}
        columns={[
          {
            id: 'from',
            label: t('winning.from'),
            cell: ({ from }) => <bdi>{plainDayText(from, language, 'date')}</bdi>,
          },
          { id: 'done', label: `${t('calc.field.done')}, ₽`, align: 'end', cell: ({ done }) => <Rub amount={done} /> },
          {
            id: 'by',
            label: `${t('winning.by')}, ₽`,
            align: 'end',
            cell: ({ reducedBy }) => <Rub amount={reducedBy} />,
          },
          {
            id: 'left',
            label: `${t('winning.left')}, ₽`,
            align: 'end',
            cell: ({ security }) => <Rub amount={security} />,
          },
        ]}
        rows={reductions}
        keyOf={({ stage }) => String(stage)}
      />
    </Section>
  );
};

/** When each stage is to be paid, and who owes whom for being late. */
export const Payments = ({ of: { stages } }: { of: Winning }) => {
  const { t, language } = useWords();
  const owed = (amount: string, days: number) => (
    <span className="winning-owed">
      <Rub amount={amount} />
      <span className="faint">{days === 0 ? '' : t('winning.days-late', { count: days })}</span>
    </span>
  );
  return (
    <Section title={t('winning.payments')}>
      <Table
        label={t('winning.payments')}
        columns={[
          { id: 'stage', label: t('winning.stage'), cell: ({ stage }) => <bdi>{countText(stage, language)}</bdi> },
          {
            id: 'pay-by',
            label: t('winning.pay-by'),
            cell: ({ payBy }) =>
              payBy === null ? <span className="faint">—</span> : <bdi>{plainDayText(payBy, language, 'date')}</bdi>,
          },
          {
            id: 'customer',
            label: `${t('winning.customer')}, ₽`,
            align: 'end',
            cell: ({ customerOwes, customerLate }) => owed(customerOwes, customerLate),
          },
          {
            id: 'supplier',
            label: `${t('winning.supplier')}, ₽`,
            align: 'end',
            cell: ({ supplierOwes, supplierLate }) => owed(supplierOwes, supplierLate),
          },
          {
            id: 'waiting',
            label: `${t('winning.waiting')}, ₽`,
            align: 'end',
            cell: ({ waiting }) => <Rub amount={waiting} />,
          },
        ]}
        rows={stages}
        keyOf={({ stage }) => String(stage)}
      />
    </Section>
  );
};
