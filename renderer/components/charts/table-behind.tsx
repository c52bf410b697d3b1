import { useState, type ReactNode } from 'react';
import { announce } from '../../state/announce.ts';
import { useWords } from '../../state/words.tsx';
import { Button } from '../button.tsx';
import { copyText } from '../copy-button.tsx';
import { CopyIcon } from '../icons.tsx';
import { tsvOf } from './chart-tables.ts';
import type { ChartTable } from './chart-types.ts';
import { usePrinting } from './use-printing.ts';
import './charts.css';

export type TableBehindProps = {
  readonly label: string;
  readonly table: ChartTable;
  /** Further acts of the chart, before the two that every chart has. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
};

/** A chart under its name: the same numbers as a table on request, on paper both. */
export const TableBehind = ({ label, table, acts, children }: TableBehindProps) => {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const isPrinting = usePrinting();
  return (
    <figure className="chart" aria-label={label}>
      <figcaption className="chart-head">
        <h3>{label}</h3>
        <span className="chart-acts">
          {acts}
          <Button kind="quiet" onPress={() => setAsTable(!asTable)}>
            {t(asTable ? 'charts.as-chart' : 'charts.as-table')}
          </Button>
          <Button
            kind="quiet"
            icon={CopyIcon}
            onPress={() => {
              void copyText(tsvOf(table));
              announce(t('charts.copied'));
            }}
          >
            {t('charts.copy')}
          </Button>
        </span>
      </figcaption>
      {table.rows.length === 0 ? <p className="quiet">{t('charts.none')}</p> : !asTable && children}
      {(asTable || isPrinting) && table.rows.length > 0 && (
        <NumbersTable label={label} table={asTable ? table : { ...table, rows: table.onPaper ?? table.rows }} />
      )}
    </figure>
  );
};

const NumbersTable = ({ label, table: { heads, rows } }: { label: string; table: ChartTable }) => (
  // A region that scrolls has to be reached by keys.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="chart-table" role="region" tabIndex={0} aria-label={label}>
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.text} scope="col" className={head.isNumber === true ? 'cell-end' : ''}>
              {head.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // Rows are places in their order and have nothing else that is theirs alone.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={heads[column]?.text ?? column} className={cell.isNumber === true ? 'cell-end' : ''}>
                {cell.isNumber === true ? (
                  <bdi className="ltr" dir="ltr">
                    {cell.text}
                  </bdi>
                ) : (
                  <bdi>{cell.text}</bdi>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
