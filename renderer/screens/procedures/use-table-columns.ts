import { useMemo } from 'react';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { readTableColumns, tableColumnsText, widthsFor, type TableColumn } from './table-columns.ts';
import { useView } from './view.ts';

/** The columns in force: of the saved view in use, else as the settings keep them; and what keeps other ones. */
export const useTableColumns = (): {
  readonly columns: readonly TableColumn[];
  readonly keep: (columns: readonly TableColumn[]) => void;
} => {
  const { value: status } = useAsk('workspace.status', {});
  const ofView = useView((view) => view.columns);
  const text = status?.settings.procedureColumns ?? '';
  const columns = useMemo(() => {
    const kept = readTableColumns(text);
    return ofView === null ? kept : widthsFor(ofView, kept);
  }, [text, ofView]);
  const keep = (next: readonly TableColumn[]): void => {
    if (useView.getState().columns === null) {
      void call('settings.save', { procedureColumns: tableColumnsText(next) });
      return;
    }
    // A view's columns are the view's; widths are this machine's.
    useView.setState({ columns: next.map(({ id }) => id) });
    const others = readTableColumns(text);
    const widened = others.map((column) => next.find(({ id }) => id === column.id) ?? column);
    void call('settings.save', { procedureColumns: tableColumnsText(widened) });
  };
  return { columns, keep };
};
