import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef } from 'react';
import { forkOf } from '#shared/bid/prices/fork.ts';
import type { PricePosition } from '#shared/bid/prices/table.ts';
import { ChevronEndIcon, IconButton } from '../../components/index.ts';
import { amountText, decimalsAmong, decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { NumberCell, TextCell } from './price-cell.tsx';
import type { Prices } from './use-prices.ts';

const rowHeight = 36;
const numbers = ['quantity', 'unitPrice', 'unitCost'] as const;
type Numbers = Readonly<Record<(typeof numbers)[number], number>>;

/** Columns that a narrow pane leaves to the opened position. */
const spared = { unitCost: 'price-cost', suppliers: 'price-fork' } as const;
const widths = [
  { width: 40 },
  {},
  { width: 60 },
  { width: 78 },
  { width: 96 },
  { width: 100, name: spared.unitCost },
  { width: 96, name: spared.suppliers },
  { width: 120 },
  { width: 36 },
] as const satisfies readonly { readonly width?: number; readonly name?: string }[];

/** The positions; of thousands only those in sight are drawn. */
export const PriceRows = ({
  prices,
  isReadOnly,
  opened,
  onOpen,
}: {
  readonly prices: Prices;
  readonly isReadOnly: boolean;
  readonly opened: string | null;
  readonly onOpen: (positionId: string | null) => void;
}) => {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const { positions } = prices.table;
  const [quantity, unitPrice, unitCost] = useMemo(
    () =>
      numbers.map((column) =>
        decimalsAmong(
          positions.map((one) => one[column]),
          column === 'quantity' ? 0 : 2,
        ),
      ),
    [positions],
  );
  // A row is drawn again when its column grows, not with every letter typed.
  const decimals = useMemo(
    () => ({ quantity: quantity ?? 0, unitPrice: unitPrice ?? 2, unitCost: unitCost ?? 2 }),
    [quantity, unitPrice, unitCost],
  );
  const virtual = useVirtualizer({
    count: positions.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className="price-place" ref={place}>
      <table className="table price-table" aria-label={t('prices.title')} aria-rowcount={positions.length + 1}>
        <colgroup>
          {widths.map((column, index) => (
            <col
              key={index}
              className={'name' in column ? column.name : ''}
              style={'width' in column ? { inlineSize: column.width } : {}}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('prices.column.positionId')}</th>
            <th scope="col">{t('prices.column.name')}</th>
            <th scope="col">{t('prices.column.unit')}</th>
            {numbers.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'unitCost' ? `cell-end ${spared.unitCost}` : 'cell-end'}
                title={t(`prices.column.${column}`)}
              >
                {t(column === 'unitCost' ? 'prices.cost-short' : `prices.column.${column}`)}
              </th>
            ))}
            <th scope="col" className={`cell-end ${spared.suppliers}`} title={t('prices.sheet.suppliers')}>
              {t('prices.fork.short')}
            </th>
            <th scope="col" className="cell-end">
              {t('prices.column.gross')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('prices.position.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ blockSize: before }} />}
          {shown.map(({ index }) => {
            const position = positions[index];
            return position === undefined ? null : (
              <PriceRow
                key={position.positionId}
                index={index}
                position={position}
                gross={prices.lineAt(position)?.gross ?? null}
                isReadOnly={isReadOnly}
                edit={prices.edit}
                decimals={decimals}
                isOpen={position.positionId === opened}
                onOpen={onOpen}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ blockSize: after }} />}
        </tbody>
      </table>
    </div>
  );
};

type RowProps = {
  readonly index: number;
  readonly position: PricePosition;
  readonly gross: string | null;
  readonly isReadOnly: boolean;
  readonly edit: Prices['edit'];
  readonly decimals: Numbers;
  readonly isOpen: boolean;
  readonly onOpen: (positionId: string | null) => void;
};

const PriceRow = memo(({ index, position, gross, isReadOnly, edit, decimals, isOpen, onOpen }: RowProps) => {
  const { t, language } = useWords();
  const { positionId, alternativeTo } = position;
  const fork = forkOf(position);
  const shortOf = (amount: string): string => decimalText(amount.replace(/\.?0+$/, ''), language);
  const of = (column: string): string => `${column} ${positionId}`;
  return (
    <tr aria-rowindex={index + 2} className={isOpen ? 'price-open' : ''}>
      <td className="mono">
        <bdi>{positionId}</bdi>
        {alternativeTo !== null && <span className="faint"> → {alternativeTo}</span>}
      </td>
      <td>
        <TextCell
          isNeeded
          label={of(t('prices.column.name'))}
          column="name"
          isReadOnly={isReadOnly}
          value={position.name}
          onChange={(name) => edit(positionId, { name: name ?? position.name })}
        />
      </td>
      <td>
        <TextCell
          label={of(t('prices.column.unit'))}
          column="unit"
          isReadOnly={isReadOnly}
          value={position.unit}
          onChange={(unit) => edit(positionId, { unit })}
        />
      </td>
      {numbers.map((column) => (
        <td key={column} className={column === 'unitCost' ? `cell-end ${spared.unitCost}` : 'cell-end'}>
          <NumberCell
            label={of(t(`prices.column.${column}`))}
            column={column}
            isReadOnly={isReadOnly}
            value={position[column]}
            decimals={decimals[column]}
            onChange={(value) => edit(positionId, { [column]: value })}
          />
        </td>
      ))}
      <td className={`cell-end ${spared.suppliers}`}>
        {fork === null ? (
          <span className="faint">—</span>
        ) : (
          <bdi className="ltr">
            {fork.min === fork.max ? shortOf(fork.min) : `${shortOf(fork.min)}–${shortOf(fork.max)}`}
          </bdi>
        )}
      </td>
      <td className="cell-end">{gross === null ? <span className="faint">—</span> : amountText(gross, language)}</td>
      <td className="price-acts">
        <IconButton
          icon={ChevronEndIcon}
          label={of(t('prices.position.open'))}
          aria-expanded={isOpen}
          onPress={() => onOpen(isOpen ? null : positionId)}
        />
      </td>
    </tr>
  );
});
