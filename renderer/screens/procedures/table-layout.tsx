import type { ReactNode } from 'react';
import { everythingSelected, Grid, nothingSelected, only, toggled, type GridPicking } from '../../components/index.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import type { RowSource } from '../../state/pages.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { useGridColumns } from './columns.tsx';
import { pick, usePicks } from './picked.ts';
import { useTableColumns } from './use-table-columns.ts';
import { useView } from './view.ts';

let ranges = 0;

/** The list as a table: any number of rows, picked for one act with Space, Shift and Ctrl+A. */
export const TableLayout = ({ source, empty }: { source: RowSource<ProcedureRow>; empty: ReactNode }) => {
  const { t } = useWords();
  const { id: chosen } = useRoute();
  const view = useView();
  const selection = usePicks(view);
  const { columns } = useTableColumns();
  const drawn = useGridColumns(columns, chosen !== undefined);
  /** Rows that have not come yet are fetched for their ids; a newer range takes over. */
  const pickWhole = async (first: number, last: number, turn: number): Promise<void> => {
    const rows = await source.load(first, last);
    if (turn === ranges) pick(view, only(rows.map(({ id }) => id)));
  };
  const picking: GridPicking<ProcedureRow> = {
    selection,
    label: t('procedures.pick-all'),
    onToggle: ({ id }) => pick(view, toggled(selection, id)),
    onRange: (from, to) => {
      ranges += 1;
      const turn = ranges;
      const [first, last] = from < to ? [from, to] : [to, from];
      const known = Array.from({ length: last - first + 1 }, (_, place) => source.rowAt(first + place)?.id);
      const here = known.filter((id) => id !== undefined);
      pick(view, only(here));
      if (here.length < known.length) void pickWhole(first, last, turn);
    },
    onAll: (all) => {
      ranges += 1;
      pick(view, all ? everythingSelected : nothingSelected);
    },
  };
  return (
    <Grid
      label={t('frame.screen.procedures')}
      columns={drawn}
      source={source}
      keyOf={(row) => row.id}
      chosen={chosen ?? null}
      isFaint={(row) => row.stage === 'closed'}
      onChoose={(row, how) => navigate({ screen: 'procedures', id: row.id }, how === 'open' ? 'push' : 'replace')}
      order={{ by: view.order, descending: view.descending }}
      onOrder={(by) => useView.setState({ order: by, descending: view.order === by ? !view.descending : false })}
      picking={picking}
      empty={empty}
    />
  );
};
