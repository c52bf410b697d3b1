import type { OfferComparison } from '#shared/contract/money.ts';
import { Badge, StatusLight } from '../../../components/index.ts';
import { amountText, countText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { idOfRow, readableMisfit, type ComparedRow } from './comparison-view.ts';

export type ComparisonTableProps = {
  readonly comparison: OfferComparison;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

/** Every way side by side, the cheapest that fits first; a name opens how its cost was found. */
export const ComparisonTable = ({ comparison: { rows, cheapest }, chosen, onChoose }: ComparisonTableProps) => {
  const { t, say, language } = useWords();
  const number = (text: string | null) =>
    text === null ? <span className="faint">—</span> : <bdi className="ltr">{text}</bdi>;
  const breakEven = ({ kind, breakEvenDays }: ComparedRow) =>
    kind === 'own' || breakEvenDays === null ? (
      <span className="faint">—</span>
    ) : (
      t('offers.break-even', { days: countText(breakEvenDays, language) })
    );
  return (
    <table className="table offers-compare" aria-label={t('offers.compare')}>
      <thead>
        <tr>
          <th scope="col">{t('offers.field.name')}</th>
          <th scope="col" className="cell-end">
            {t('offers.column.cost')}
          </th>
          <th scope="col" className="cell-end">
            {t('offers.column.effective')}
          </th>
          <th scope="col" className="cell-end">
            {t('offers.column.dearer')}
          </th>
          <th scope="col">{t('offers.column.break-even')}</th>
          <th scope="col">{t('offers.column.fit')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const id = idOfRow(row);
          const isChosen = id === chosen;
          return (
            <tr key={id} className={isChosen ? 'offers-chosen' : ''}>
              <td>
                <span className="offers-name">
                  <button
                    type="button"
                    className="offers-pick"
                    aria-pressed={isChosen}
                    aria-label={t('offers.how', { name: row.kind === 'own' ? t('money.own') : row.name })}
                    onClick={() => onChoose(id)}
                  >
                    <bdi>{row.kind === 'own' ? t('money.own') : row.name}</bdi>
                  </button>
                  {row.kind !== 'own' && <Badge>{say(`calc.choice.${row.kind}`)}</Badge>}
                  {id === cheapest && <Badge tone="fine">{t('offers.cheapest')}</Badge>}
                </span>
              </td>
              <td className="cell-end offers-cost">{number(amountText(row.cost, language))}</td>
              <td className="cell-end">
                {number(row.effectivePercent === null ? null : amountText(row.effectivePercent, language))}
              </td>
              <td className="cell-end">{number(amountText(row.dearerBy, language))}</td>
              <td>{breakEven(row)}</td>
              <td>
                <Fit row={row} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Fit = ({ row: { misfits } }: { row: ComparedRow }) => {
  const { t, explain, language } = useWords();
  if (misfits.length === 0) return <StatusLight tone="fine">{t('offers.fits')}</StatusLight>;
  return (
    <div className="offers-misfits">
      <StatusLight tone="attention">{t('offers.misfit')}</StatusLight>
      {misfits.map((finding) => (
        <p key={finding.code} className="quiet">
          {/* A day that ends with its own full stop needs no second one: “2026 г.”. */}
          <bdi>{explain(readableMisfit(finding, language)).message.replace(/\.\.$/, '.')}</bdi>
        </p>
      ))}
    </div>
  );
};
