import { Fragment, useEffect, useRef, useState } from 'react';
import { Button, Chips, DayField, DecimalField, TextField } from '../../components/index.ts';
import { currencySign } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { WorkFilters } from './filter-work.tsx';
import { useFilterWords } from './filter-words.ts';
import { clearFilters, filtersInForce, isReversed, setFilter, useView, type Filters } from './view.ts';

/** A text that asks once the hand rests; what it has asked for stands in `value`. */
const RestingField = ({
  label,
  value,
  onRest,
  ...rest
}: {
  label: string;
  value: string;
  onRest: (text: string) => void;
  autoFocus?: boolean;
  isCode?: boolean;
  maxLength?: number;
  placeholder?: string;
  fault?: (text: string) => string | undefined;
}) => {
  const { fault, ...field } = rest;
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const text = typed !== null && typed.of === value ? typed.text : value;
  const wrong = fault?.(text.trim());
  return (
    <TextField
      {...field}
      label={label}
      value={text}
      autoComplete="off"
      {...(wrong === undefined ? {} : { fault: wrong })}
      onChange={(next) => {
        clearTimeout(timer.current);
        setTyped({ text: next, of: value });
        const asked = next.trim();
        if (fault?.(asked) !== undefined) return;
        timer.current = setTimeout(() => {
          setTyped({ text: next, of: asked });
          onRest(asked);
        }, 200);
      }}
    />
  );
};

const isCurrency = (text: string): boolean => /^[A-Za-z]{3}$/.test(text);

/** Narrows the list while one types. Esc closes it; what was asked for stays in force. */
export const FilterRow = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t, language } = useWords();
  const filters = useView((view) => view.filters);
  const clearings = useView((view) => view.clearings);
  const [clearingsBefore] = useState(clearings);
  const day = (name: 'deadlineFrom' | 'deadlineTo') => (
    <DayField
      label={t(`procedures.filter.${name}`)}
      value={filters[name] ?? null}
      hint={t('procedures.filter.moscow-day')}
      onChange={(value) => setFilter(name, value)}
      {...(name === 'deadlineTo' && isReversed(filters, 'deadline')
        ? { fault: t('procedures.filter.reversed-day') }
        : {})}
    />
  );
  const sum = (name: 'valueFrom' | 'valueTo') => (
    <DecimalField
      label={t(`procedures.filter.${name}`)}
      value={filters[name] ?? null}
      onChange={(value) => setFilter(name, value)}
      {...(filters.currency === undefined ? {} : { unit: currencySign(filters.currency, language) })}
      {...(name === 'valueTo' && isReversed(filters, 'value') ? { fault: t('procedures.filter.reversed-value') } : {})}
    />
  );
  return (
    // A key pressed in one of its fields comes up to the group, which takes no focus of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      id={id}
      className="filters"
      role="group"
      aria-label={t('procedures.filter.panel')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Fragment key={clearings}>
        <RestingField
          label={t('procedures.filter.buyer')}
          value={filters.buyer ?? ''}
          onRest={(text) => setFilter('buyer', text)}
          autoFocus={clearings === clearingsBefore}
        />
        {day('deadlineFrom')}
        {day('deadlineTo')}
        {sum('valueFrom')}
        {sum('valueTo')}
        <RestingField
          label={t('procedures.filter.currency')}
          value={filters.currency ?? ''}
          onRest={(text) => setFilter('currency', text.toUpperCase())}
          isCode
          maxLength={3}
          placeholder="RUB"
          fault={(text) => (text === '' || isCurrency(text) ? undefined : t('procedures.filter.currency-unreadable'))}
        />
      </Fragment>
      <WorkFilters />
      <p className="filters-note">{t('procedures.filter.any-currency')}</p>
    </div>
  );
};

/**
 * What narrows the list, in sight even where the fields are not. `onLast` is told when none is left; `keepsPlace` holds
 * their line free while one is typing the first.
 */
export const FilterChips = ({
  filters,
  keepsPlace,
  onLast,
}: {
  filters: Filters;
  keepsPlace: boolean;
  onLast: () => void;
}) => {
  const words = useWords();
  const wordsFor = useFilterWords(filters);
  const inForce = filtersInForce(filters);
  if (inForce.length === 0) return keepsPlace ? <div className="filter-chips" /> : null;
  return (
    <div className="filter-chips">
      <Chips
        label={words.t('procedures.filter.chips')}
        chips={inForce.map((name) => ({
          id: name,
          label: words.t(`procedures.filter.${name}`),
          value: wordsFor(name),
        }))}
        onRemove={(name) => {
          setFilter(name, null);
          if (inForce.length === 1) onLast();
        }}
      />
      <Button
        kind="quiet"
        onPress={() => {
          clearFilters();
          onLast();
        }}
      >
        {words.t('procedures.filter.clear')}
      </Button>
    </div>
  );
};
