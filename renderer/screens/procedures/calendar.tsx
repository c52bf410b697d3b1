import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { create } from 'zustand';
import { dayIn, type PlainDay } from '#shared/kernel/instant.ts';
import { addMonths } from '#shared/calendar/days.ts';
import { ArrowEndIcon, ArrowStartIcon, Button, ErrorNotice, IconButton, Notice } from '../../components/index.ts';
import { knowsZone, monthText, moscow, plainDayText, weekdayNames } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { CalendarCell, shownPerDay } from './calendar-cell.tsx';
import { CalendarDayDialog } from './calendar-day.tsx';
import { dayAfterKey, daysOfMonth, firstWeekday, isInMonth, unknownYears } from './month-days.ts';
import { askedOf, useView } from './view.ts';

/** The day that has the focus; its month is the one shown. Kept while the window lives. */
const useDay = create<{ readonly day: PlainDay | null }>(() => ({ day: null }));

/** A month of days with their dates, in one's own zone; the arrows go from day to day, Enter opens one. */
export const Calendar = ({ isEmpty, empty }: { isEmpty: boolean; empty: ReactNode }) => {
  const { t, language, locale, direction } = useWords();
  const view = useView();
  const now = useMinute();
  const { value: status } = useAsk('workspace.status', {});
  const own = status?.settings.zone ?? moscow;
  const zone = knowsZone(own) ? own : moscow;
  const today = dayIn(now, zone);
  const day = useDay((state) => state.day) ?? today;
  const [opened, setOpened] = useState<PlainDay | null>(null);
  const firstDay = firstWeekday(locale);
  const days = useMemo(() => daysOfMonth(day, firstDay), [day, firstDay]);
  const asked = askedOf(view);
  const { value, error } = useAsk('procedures.calendar', {
    ...asked,
    from: days[0] ?? day,
    to: days.at(-1) ?? day,
    perDay: shownPerDay + 1,
  });
  const held = new Map(value?.days.map((entry) => [entry.day, entry]));
  const sheet = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<PlainDay | null>(null);
  useEffect(() => {
    if (wantsFocus.current !== day) return;
    wantsFocus.current = null;
    sheet.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  const go = (to: PlainDay, withFocus: boolean): void => {
    wantsFocus.current = withFocus ? to : null;
    useDay.setState({ day: to });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      setOpened(day);
      return;
    }
    const to = dayAfterKey(event.key, day, direction === 'rtl' ? -1 : 1, firstDay);
    if (to === null) return;
    event.preventDefault();
    go(to, true);
  };
  if (isEmpty) return <div className="layout-empty">{empty}</div>;
  const unknown = unknownYears(days.filter((one) => isInMonth(one, day)));
  const weeks = Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <div className="calendar">
      <div className="calendar-head">
        <h2 aria-live="polite">{monthText(day, language)}</h2>
        <span className="calendar-turn">
          <IconButton
            icon={ArrowStartIcon}
            label={t('procedures.calendar.before')}
            keys="PgUp"
            onPress={() => go(addMonths(day, -1), false)}
          />
          <Button kind="quiet" onPress={() => go(today, false)}>
            {t('today.day.today')}
          </Button>
          <IconButton
            icon={ArrowEndIcon}
            label={t('procedures.calendar.after')}
            keys="PgDn"
            onPress={() => go(addMonths(day, 1), false)}
          />
        </span>
        <span className="calendar-note">
          {t('procedures.calendar.zone')} <bdi className="ltr">{value?.zone ?? zone}</bdi>
          {unknown.length === 0 && <> · {t('procedures.calendar.days-off')}</>}
        </span>
      </div>
      {unknown.length > 0 && (
        <Notice tone="attention">{t('procedures.calendar.year-unknown', { years: unknown.join(', ') })}</Notice>
      )}
      {error !== null && <ErrorNotice failure={error} />}
      {value?.days.length === 0 && (
        <NothingHere asked={asked} after={days.at(-1) ?? day} onGo={(to) => go(to, false)} />
      )}
      {value?.isCut === true && <Notice tone="attention">{t('procedures.calendar.cut')}</Notice>}
      <div
        className="calendar-sheet"
        role="grid"
        aria-label={monthText(day, language)}
        aria-busy={value === undefined}
        ref={sheet}
        tabIndex={-1}
        onKeyDown={press}
      >
        <div role="row" className="calendar-week calendar-names">
          {weekdayNames(language, firstDay).map(({ short, long }) => (
            <div key={long} role="columnheader" aria-label={long} className="calendar-name">
              {short}
            </div>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} role="row" className="calendar-week">
            {week.map((one) => (
              <CalendarCell
                key={one}
                day={one}
                entry={held.get(one)}
                isFocusable={one === day}
                isToday={one === today}
                isOutside={!isInMonth(one, day)}
                zone={value?.zone ?? zone}
                onOpen={() => {
                  go(one, true);
                  setOpened(one);
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <CalendarDayDialog day={opened} asked={asked} onClose={() => setOpened(null)} />
    </div>
  );
};

/** A month without dates says when the next one is, and goes there. */
const NothingHere = ({
  asked,
  after,
  onGo,
}: {
  asked: ReturnType<typeof askedOf>;
  after: PlainDay;
  onGo: (day: PlainDay) => void;
}) => {
  const { t, language } = useWords();
  const { filter } = asked;
  const from = filter.deadlineFrom !== undefined && filter.deadlineFrom > after ? filter.deadlineFrom : after;
  const { value } = useAsk('procedures.list', { ...asked, filter: { ...filter, deadlineFrom: from }, limit: 1 });
  const next = value?.rows[0]?.deadline ?? null;
  const day = next === null ? null : dayIn(next, moscow);
  return (
    <Notice
      act={
        day !== null && (
          <Button kind="quiet" onPress={() => onGo(day)}>
            {t('procedures.calendar.next', { day: plainDayText(day, language, 'long') })}
          </Button>
        )
      }
    >
      {t('procedures.calendar.month-empty')}
    </Notice>
  );
};
