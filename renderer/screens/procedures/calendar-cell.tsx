import type { CalendarDay } from '#shared/contract/procedure-layouts.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { countText } from '../../format/numbers.ts';
import { clockText, plainDayText } from '../../format/time.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { itemName, signOf } from './calendar-item.ts';
import { isDayOff } from './month-days.ts';

/** Dates drawn in a day's cell; the rest is counted. */
export const shownPerDay = 3;

/** One day of the sheet: its first dates and how many more; opened, all of them. */
export const CalendarCell = ({
  day,
  entry,
  isFocusable,
  isToday,
  isOutside,
  zone,
  onOpen,
}: {
  day: PlainDay;
  entry: CalendarDay | undefined;
  isFocusable: boolean;
  isToday: boolean;
  isOutside: boolean;
  zone: string;
  onOpen: () => void;
}) => {
  const words = useWords();
  const { t, language } = words;
  const isOff = isDayOff(day) === true;
  const total = entry?.total ?? 0;
  const items = entry?.items.slice(0, total > shownPerDay ? shownPerDay - 1 : shownPerDay) ?? [];
  const rest = total - items.length;
  const shown = countText(total, language);
  const name = [
    plainDayText(day, language, 'long'),
    ...(isToday ? [t('today.day.today')] : []),
    ...(isOff ? [t('procedures.calendar.off')] : []),
    t('procedures.calendar.dates', { count: total, shown }),
  ].join(', ');
  return (
    // Enter on the focused day does the same: the sheet listens to the keys of all its days.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell"
      data-day={day}
      tabIndex={isFocusable ? 0 : -1}
      className={`calendar-day${isOff ? ' calendar-off' : ''}${isOutside ? ' calendar-outside' : ''}${isToday ? ' calendar-today' : ''}`}
      onClick={onOpen}
    >
      <span className="visually-hidden">{name}</span>
      <span className="calendar-number" aria-hidden>
        <span>{Number(day.slice(8))}</span>
        {total > 0 && <span className="tab-count">{shown}</span>}
      </span>
      {items.map((item) => {
        const Sign = signOf(item.kind);
        return (
          // The same is reached by keyboard through the day.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <span
            key={`${item.procedureId} ${item.kind} ${item.lot ?? ''} ${item.text ?? ''}`}
            className="calendar-item"
            title={`${itemName(item, words)}: ${item.title}`}
            onClick={(event) => {
              event.stopPropagation();
              navigate({ screen: 'procedures', id: item.procedureId, tab: 'dates' });
            }}
          >
            <Sign className="calendar-sign" />
            {item.at !== null && <bdi className="ltr calendar-clock">{clockText(item.at, zone, language)}</bdi>}
            <bdi className="clip">{item.kind === 'next-step' ? (item.text ?? item.title) : item.title}</bdi>
          </span>
        );
      })}
      {rest > 0 && items.length > 0 && (
        <span className="calendar-rest">
          {t('procedures.calendar.more', { count: rest, shown: countText(rest, language) })}
        </span>
      )}
    </div>
  );
};
