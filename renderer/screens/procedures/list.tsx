import { useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  FilterIcon,
  Grid,
  Money,
  ProceduresIcon,
  RadioGroup,
  SearchField,
  SearchIcon,
  TimeLeft,
  Toolbar,
  type GridColumn,
} from '../../components/index.ts';
import { countText, currencySign } from '../../format/numbers.ts';
import { clockText, dayText, moscow } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { usePages } from '../../state/pages.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { FilterChips, FilterRow } from './filters.tsx';
import { clearFilters, filtersInForce, questionOf, showAll, stages, useView, type Order } from './view.ts';

const useColumns = (): readonly GridColumn<ProcedureRow, Order>[] => {
  const { t, language } = useWords();
  const now = useMinute();
  return useMemo(
    () => [
      { id: 'left', label: t('procedures.column.left'), track: '96px', cell: (row) => <TimeLeft at={row.deadline} /> },
      {
        id: 'deadline',
        label: t('procedures.column.deadline'),
        track: '116px',
        order: 'deadline',
        cell: (row) =>
          row.deadline === null ? (
            <span className="faint">—</span>
          ) : (
            <span className="quiet">
              <bdi>{dayText(row.deadline, moscow, language, now)}</bdi>{' '}
              <bdi className="ltr">{clockText(row.deadline, moscow, language)}</bdi>
            </span>
          ),
      },
      {
        id: 'title',
        label: t('procedures.column.title'),
        track: 'minmax(150px, 2.4fr)',
        order: 'title',
        cell: (row) => (
          <bdi className="procedures-title" title={row.title}>
            {row.title}
          </bdi>
        ),
      },
      {
        id: 'number',
        label: t('procedures.column.number'),
        track: 'minmax(96px, 0.9fr)',
        cell: (row) => (
          <span className="procedures-number" title={row.sourceId}>
            <bdi dir="ltr">{row.sourceId}</bdi>
          </span>
        ),
      },
      {
        id: 'buyer',
        label: t('procedures.column.buyer'),
        track: 'minmax(96px, 1fr)',
        order: 'buyer',
        cell: (row) => <bdi className="quiet">{row.buyer}</bdi>,
      },
      {
        id: 'value',
        label: t('procedures.column.value'),
        track: '112px',
        align: 'end',
        order: 'value',
        cell: (row) => <Money value={row.value} inColumn />,
      },
      {
        id: 'currency',
        label: t('procedures.column.currency'),
        track: '40px',
        cell: (row) => (
          <bdi className="faint">{row.value === null ? '' : currencySign(row.value.currency, language)}</bdi>
        ),
      },
      {
        id: 'bids',
        label: t('procedures.column.bids'),
        track: '60px',
        align: 'end',
        cell: (row) => (row.bids === 0 ? '' : countText(row.bids, language)),
      },
    ],
    [t, language, now],
  );
};

/** With a detail open beside it, the list keeps what one recognises a procedure by. */
const narrowColumns = new Set(['left', 'title', 'value', 'currency']);

export const ProcedureList = ({ isEmpty, onImport }: { isEmpty: boolean; onImport: () => void }) => {
  const { t, language } = useWords();
  const { id: chosen } = useRoute();
  const view = useView();
  const all = useColumns();
  const isNarrow = chosen !== undefined;
  const columns = useMemo(() => (isNarrow ? all.filter(({ id }) => narrowColumns.has(id)) : all), [all, isNarrow]);
  const source = usePages('procedures.list', questionOf(view));
  const [isFiltering, setFiltering] = useState(false);
  const filterRow = useId();
  const filterButton = useRef<HTMLButtonElement>(null);
  const toFilterButton = useCallback((): void => filterButton.current?.focus(), []);
  return (
    <>
      <Toolbar
        end={
          <span className="quiet" aria-live="polite">
            {source.total !== undefined &&
              t('procedures.count', { count: source.total, shown: countText(source.total, language) })}
          </span>
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
      {source.error !== null && <ErrorNotice failure={source.error} />}
      <Grid
        label={t('frame.screen.procedures')}
        columns={columns}
        source={source}
        keyOf={(row) => row.id}
        chosen={chosen ?? null}
        isFaint={(row) => row.stage === 'closed'}
        onChoose={(row, how) => navigate({ screen: 'procedures', id: row.id }, how === 'open' ? 'push' : 'replace')}
        order={{ by: view.order, descending: view.descending }}
        onOrder={(by) => useView.setState({ order: by, descending: view.order === by ? !view.descending : false })}
        empty={isEmpty ? <NothingYet onImport={onImport} /> : <NothingFound />}
      />
    </>
  );
};

const NothingYet = ({ onImport }: { onImport: () => void }) => {
  const { t } = useWords();
  return (
    <EmptyState
      icon={ProceduresIcon}
      title={t('procedures.none')}
      act={<Button onPress={onImport}>{t('procedures.import')}</Button>}
    >
      {t('procedures.none.words')}
    </EmptyState>
  );
};

/** Says what stands in the way, and takes it away at one press: the filters first, then all of it. */
const NothingFound = () => {
  const { t } = useWords();
  const { filters, stage } = useView();
  const count = filtersInForce(filters).length;
  return (
    <EmptyState
      icon={SearchIcon}
      title={t('procedures.nothing')}
      act={
        <div className="empty-acts">
          {count > 0 && <Button onPress={clearFilters}>{t('procedures.filter.clear')}</Button>}
          <Button onPress={showAll}>{t('procedures.reset')}</Button>
        </div>
      }
    >
      {count === 0
        ? t('procedures.nothing.words')
        : t('procedures.nothing.filtered', { count, stage: t(`procedures.stage.${stage}`) })}
    </EmptyState>
  );
};
