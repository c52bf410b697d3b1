import { useState } from 'react';
import { Button, DecimalField, IconButton, PlusIcon, TextField, TrashIcon } from '../../components/index.ts';
import { decimalsAmong } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { NumberCell } from './price-cell.tsx';

/** What somebody else asks for one unit; `price` null: asked, and not answered yet. */
export type OtherPrice = { readonly who: string; readonly price: string | null; readonly day: string | null };

const folded = (name: string): string => name.trim().toLowerCase();

/** Who is there already gets his new price: twice he would count twice in the fork. */
const withPrice = (rows: readonly OtherPrice[], row: OtherPrice): readonly OtherPrice[] =>
  rows.some(({ who }) => folded(who) === folded(row.who))
    ? rows.map((one) => (folded(one.who) === folded(row.who) ? { ...one, price: row.price ?? one.price } : one))
    : [...rows, row];

type OtherPricesProps = {
  readonly of: 'supplier' | 'competitor';
  readonly positionId: string;
  readonly rows: readonly OtherPrice[];
  readonly isReadOnly: boolean;
  readonly onChange: (rows: readonly OtherPrice[]) => void;
};

/** Prices of suppliers or competitors beside one position, with a line to add the next. */
export const OtherPrices = ({ of, positionId, rows, isReadOnly, onChange }: OtherPricesProps) => {
  const { t } = useWords();
  const dayHeading = t(of === 'supplier' ? 'prices.column.askedOn' : 'prices.column.seenOn');
  return (
    <div className="price-others">
      {rows.length > 0 && (
        <table className="table" aria-label={t(`prices.sheet.${of}s`)}>
          <thead>
            <tr>
              <th scope="col">{t(`prices.column.${of}`)}</th>
              <th scope="col" className="cell-end">
                {t('prices.column.unitPrice')}
              </th>
              <th scope="col">{dayHeading}</th>
              {!isReadOnly && (
                <th scope="col">
                  <span className="visually-hidden">{t('prices.act.remove')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${positionId} ${index} ${row.who}`}>
                <td>
                  <bdi>{row.who}</bdi>
                </td>
                <td className="cell-end">
                  <NumberCell
                    label={`${t('prices.column.unitPrice')} ${row.who}`}
                    column={of}
                    isReadOnly={isReadOnly}
                    decimals={decimalsAmong(
                      rows.map((one) => one.price),
                      2,
                    )}
                    value={row.price}
                    onChange={(price) => {
                      // What a competitor asks is known or is not written down at all.
                      if (of === 'supplier' || price !== null)
                        onChange(rows.map((one, at) => (at === index ? { ...one, price } : one)));
                    }}
                  />
                </td>
                <td>{row.day === null ? <span className="faint">—</span> : <bdi className="mono">{row.day}</bdi>}</td>
                {!isReadOnly && (
                  <td className="cell-end">
                    <IconButton
                      icon={TrashIcon}
                      label={t('prices.act.remove-price', { who: row.who })}
                      onPress={() => onChange(rows.filter((_, at) => at !== index))}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isReadOnly && <NextPrice of={of} onAdd={(row) => onChange(withPrice(rows, row))} />}
    </div>
  );
};

const NextPrice = ({ of, onAdd }: Pick<OtherPricesProps, 'of'> & { readonly onAdd: (row: OtherPrice) => void }) => {
  const { t } = useWords();
  const [who, setWho] = useState('');
  const [price, setPrice] = useState<string | null>(null);
  const add = (): void => {
    onAdd({ who: who.trim(), price, day: null });
    setWho('');
    setPrice(null);
  };
  return (
    <div className="price-settings">
      <TextField label={t(`prices.column.${of}`)} value={who} onChange={setWho} />
      <DecimalField label={t('prices.column.unitPrice')} value={price} onChange={setPrice} />
      <Button
        kind="quiet"
        icon={PlusIcon}
        isDisabled={who.trim() === '' || (of === 'competitor' && price === null)}
        onPress={add}
      >
        {t(`prices.act.add-${of}`)}
      </Button>
    </div>
  );
};
