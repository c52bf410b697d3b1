import type { DateKind, NoticeDate, WrittenInstant } from '#shared/procedure/model.ts';
import { readWrittenInstant, writtenInstant } from '#shared/procedure/written-instant.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, lineOf, shown, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';

const dateForm = /^(\d{4}-\d\d-\d\d)([Zz]|[+-]\d\d:\d\d)?$/;
const timeForm = /^(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([Zz]|[+-]\d\d:\d\d)?$/;

/**
 * A moment in two elements, a date and a time, each with its own offset (XML Schema `date` and `time`, as UBL has them).
 * The time's offset counts where both are written; eForms rule BR-BT-00131-0200 and its kin want them alike, so a
 * difference is told. A date without a time is no moment.
 */
const pairOf = (facts: XmlFacts, date: XmlElement | null, time: XmlElement | null): WrittenInstant | null => {
  const [dayText, timeText] = [lineOf(facts, date), lineOf(facts, time)];
  if (dayText === null || date === null) return null;
  const field = date.local;
  const day = dateForm.exec(dayText);
  if (day === null) {
    tell(facts, date, 'notice.date-unreadable', { field, text: shown(dayText) });
    return null;
  }
  if (timeText === null) {
    tell(facts, date, 'notice.date-without-time', { field, text: shown(dayText) });
    return null;
  }
  const clock = timeForm.exec(timeText);
  const offset = clock?.[2] ?? day[2];
  const text = `${dayText} ${timeText}`;
  if (clock !== null && offset === undefined) {
    tell(facts, date, 'notice.date-without-zone', { field, text: shown(text) });
    return null;
  }
  const reading = clock === null ? null : readWrittenInstant(`${day[1]}T${clock[1]}${offset}`);
  if (reading?.kind !== 'read') {
    tell(facts, date, 'notice.date-unreadable', { field, text: shown(text) });
    return null;
  }
  const [ofDay, ofTime] = [day[2], clock?.[2]];
  if (ofDay !== undefined && ofTime !== undefined && ofDay.toUpperCase() !== ofTime.toUpperCase())
    tell(facts, date, 'notice.offsets-differ', { field, text: shown(text) });
  return writtenInstant(reading.moment, 'date-and-time');
};

/** The moment whose date and time are children of `holder`. */
export const momentIn = (
  facts: XmlFacts,
  holder: XmlElement | null,
  date: string,
  time: string,
): WrittenInstant | null => pairOf(facts, find(holder, date), find(holder, time));

/** The end of a period as a date of a lot. */
export const datesIn = (
  facts: XmlFacts,
  holder: XmlElement | null,
  names: readonly [date: string, time: string],
  kind: DateKind,
  lotId: string,
): readonly NoticeDate[] => {
  const moment = momentIn(facts, holder, ...names);
  return moment === null || holder === null
    ? []
    : [{ ...moment, kind, lotId, path: pathOf(facts.root, find(holder, names[0]) ?? holder) }];
};
