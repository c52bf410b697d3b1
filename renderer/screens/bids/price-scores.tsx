import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { Money, Section, Table, type TableColumn } from '../../components/index.ts';
import { Steps } from '../money/figures/steps.tsx';
import { useWords } from '../../state/words.tsx';

type Forecast = NonNullable<PriceStudyView['scores']>;
type Row = Forecast['rows'][number] & { readonly key: string };

/** The steps of one bidder: they end in his place among the bidders. */
const stepsOf = ({ steps }: Forecast, at: number): Forecast['steps'] =>
  steps.filter(({ line }) => line.endsWith(`.${String(at)}`));

/** Every bidder's figures, open to their formulas and rounding. */
const HowFound = ({ scores, currency }: { scores: Forecast; currency: string }) => {
  const { t } = useWords();
  const calculator = scores.method === 'effective-price' ? 'effective-price' : 'score';
  return scores.rows.map(({ name, priceScore, total, effective }, at) =>
    // Who is not compared has no figure to open.
    priceScore === null && effective === null ? null : (
      <details className="score-steps" key={at}>
        <summary>
          <bdi>{name ?? t('prices.study.own')}</bdi> <bdi className="ltr">{effective ?? total ?? '—'}</bdi>{' '}
          <span className="quiet">{t('money.steps')}</span>
        </summary>
        <Steps calculator={calculator} steps={stepsOf(scores, at)} currency={currency} />
      </details>
    ),
  );
};

/** Every known bidder's points, or his effective price where the notice compares those. */
export const Scores = ({ scores, currency }: { scores: Forecast; currency: string }) => {
  const { t } = useWords();
  const isEffective = scores.method === 'effective-price';
  const money = (amount: string) => <Money value={{ amount, currency }} />;
  const compared: readonly TableColumn<Row>[] = isEffective
    ? [
        {
          id: 'effective',
          label: t('prices.study.effective'),
          align: 'end',
          cell: ({ effective }) => (effective === null ? '—' : money(effective)),
        },
      ]
    : [
        {
          id: 'score',
          label: t('prices.study.price-score'),
          align: 'end',
          cell: ({ priceScore }) => priceScore ?? <span className="quiet">{t('prices.study.above-start')}</span>,
        },
        { id: 'total', label: t('prices.study.total'), align: 'end', cell: ({ total }) => total ?? '—' },
      ];
  return (
    <Section title={t('prices.study.scores')}>
      <p className="quiet">{t(`prices.study.method.${scores.method}`)}</p>
      <Table
        label={t('prices.study.scores')}
        // Two competitors may have one name and one price.
        rows={scores.rows.map((row, at) => ({ ...row, key: String(at) }))}
        keyOf={({ key }) => key}
        columns={[
          { id: 'who', label: t('prices.study.rival'), cell: ({ name }) => <bdi>{name ?? t('prices.study.own')}</bdi> },
          {
            id: 'price',
            label: `${t('prices.study.rival-price')}, ${currency}`,
            align: 'end',
            cell: ({ price }) => money(price),
          },
          ...compared,
          { id: 'place', label: t('prices.study.place'), align: 'end', cell: ({ place }) => place ?? '—' },
        ]}
      />
      <p className="quiet">{t('prices.study.scores-note')}</p>
      <HowFound scores={scores} currency={currency} />
    </Section>
  );
};
