import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import {
  Button,
  ColumnsIcon,
  ErrorNotice,
  ExportIcon,
  FilterIcon,
  IconButton,
  Menu,
  RadioGroup,
  SearchField,
  selectedCount,
  Toolbar,
  type MenuEntry,
  type Selection,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useOffer } from '../../state/commands.ts';
import { usePages } from '../../state/pages.ts';
import { useWords } from '../../state/words.tsx';
import { ActTold } from './act-told.tsx';
import { Board } from './board.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { Calendar } from './calendar.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { NothingFound, NothingYet } from './empty.tsx';
import { FilterChips, FilterRow } from './filters.tsx';
import { dropPicks, targetOf, usePicks } from './picked.ts';
import { TableLayout } from './table-layout.tsx';
import { Timeline } from './timeline.tsx';
import { useTableColumns } from './use-table-columns.ts';
import { questionOf, stages, useView } from './view.ts';
import { ViewsBar } from './views-bar.tsx';
import { exportList } from './work-acts.ts';

/** Esc puts a selection down before it closes anything. */
const useEscapeOfPicks = (isPicking: boolean): void => {
  useEffect(() => {
    if (!isPicking) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [role="dialog"], [role="menu"]')
      )
        return;
      event.preventDefault();
      event.stopPropagation();
      dropPicks();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [isPicking]);
};

/** What narrows the list and the one layout it is seen in; the same search and filters hold in all of them. */
export const ProcedureList = ({ isEmpty, onImport }: { isEmpty: boolean; onImport: () => void }) => {
  const words = useWords();
  const { t, language } = words;
  const view = useView();
  const source = usePages('procedures.list', questionOf(view));
  const { columns } = useTableColumns();
  const [isFiltering, setFiltering] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const filterRow = useId();
  const filterButton = useRef<HTMLButtonElement>(null);
  const toFilterButton = useCallback((): void => filterButton.current?.focus(), []);
  const selection = usePicks(view);
  const picked = view.layout === 'table' ? selectedCount(selection, source.total ?? 0) : 0;
  useEscapeOfPicks(picked > 0);
  useOffer(
    'procedures-list',
    useMemo(() => {
      const group = t('frame.palette.here');
      const ids = columns.map(({ id }) => id);
      return [
        { id: 'procedures:columns', label: t('procedures.columns'), group, run: () => setChoosing(true) },
        ...(['xlsx', 'csv'] as const).map((format) => ({
          id: `procedures:export-${format}`,
          label: `${t('procedures.export')}: ${t(`procedures.export.${format}`)}`,
          group,
          run: () => void exportList(useView.getState(), ids, { format, picked: null }, words),
        })),
      ];
    }, [t, columns, words]),
  );
  const exportEntries = (of: Selection | null): readonly MenuEntry[] =>
    (['xlsx', 'csv'] as const).map((format) => ({
      id: format,
      label: t(`procedures.export.${format}`),
      run: () =>
        void exportList(
          view,
          columns.map(({ id }) => id),
          { format, picked: of },
          words,
        ),
    }));
  const empty = isEmpty ? <NothingYet onImport={onImport} /> : <NothingFound />;
  return (
    <>
      <ViewsBar />
      {picked > 0 ? (
        <BulkBar target={targetOf(view, selection)} count={picked} exports={exportEntries(selection)} />
      ) : (
        <Toolbar
          end={
            <>
              <span className="quiet toolbar-count" aria-live="polite">
                {source.total !== undefined &&
                  t('procedures.count', {
                    count: source.total,
                    shown: `${countText(source.total, language)}${source.totalIsLeast ? '+' : ''}`,
                  })}
              </span>
              {view.layout === 'table' && (
                <IconButton icon={ColumnsIcon} label={t('procedures.columns')} onPress={() => setChoosing(true)} />
              )}
              <Menu
                label={t('procedures.export')}
                entries={exportEntries(null)}
                trigger={<IconButton icon={ExportIcon} label={t('procedures.export')} />}
              />
            </>
          }
        >
          <div className="procedures-search">
            <SearchField
              label={t('procedures.search')}
              placeholder={t('procedures.search')}
              clearLabel={t('ui.clear')}
              value={view.search}
              onChange={(search) => useView.setState({ search })}
            />
          </div>
          <RadioGroup
            label={t('procedures.stage')}
            hideLabel
            layout="row"
            value={view.stage}
            choices={stages.map((stage) => ({ value: stage, label: t(`procedures.stage.${stage}`) }))}
            onChange={(stage) => useView.setState({ stage })}
          />
          <Button
            ref={filterButton}
            icon={FilterIcon}
            aria-expanded={isFiltering}
            aria-controls={filterRow}
            onPress={() => setFiltering(!isFiltering)}
          >
            {t('procedures.filter')}
          </Button>
        </Toolbar>
      )}
      {isFiltering && (
        <FilterRow
          id={filterRow}
          onClose={() => {
            setFiltering(false);
            toFilterButton();
          }}
        />
      )}
      <FilterChips filters={view.filters} keepsPlace={isFiltering} onLast={toFilterButton} />
      <ActTold />
      {source.error !== null && <ErrorNotice failure={source.error} />}
      {view.layout === 'table' && <TableLayout source={source} empty={empty} />}
      {view.layout === 'board' && <Board isEmpty={source.total === 0} empty={empty} />}
      {view.layout === 'calendar' && <Calendar isEmpty={source.total === 0} empty={empty} />}
      {view.layout === 'timeline' && <Timeline isEmpty={source.total === 0} empty={empty} />}
      <ColumnChooser isOpen={isChoosing} onClose={() => setChoosing(false)} />
    </>
  );
};
