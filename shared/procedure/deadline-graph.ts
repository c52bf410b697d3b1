import type { ProductionCalendar } from '../calendar/calendars.ts';
import type { CalendarCode } from '../calendar/codes.ts';
import { termEnd, type Term } from '../calendar/deadlines.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Failure } from '../kernel/failure.ts';
import { dayIn, instantFromEpoch, type Instant, type PlainDay, type Zone } from '../kernel/instant.ts';
import type { DeadlineRule } from './deadline-graph-rules.ts';

/** A date somebody stated: the notice, or the user who read it on the platform. `path` is its place in the notice. */
export type StatedDate = {
  readonly event: string;
  readonly at: Instant;
  /** The zone it was written in: the buyer's. */
  readonly zone: Zone;
  readonly by: 'notice' | 'user';
  readonly edition: number | null;
  readonly path: string | null;
};

/** A step of one's own (“documents by”, “director signs by”), counted from another date. */
export type OwnStep = {
  readonly stepId: string;
  readonly title: string;
  /** The event it hangs on. */
  readonly parent: string;
  readonly term: Term;
  readonly done: boolean;
};

export type DeadlineQuestion = {
  readonly stated: readonly StatedDate[];
  /** Those that hold for this procedure; see `rulesFor`. */
  readonly rules: readonly DeadlineRule[];
  readonly own: readonly OwnStep[];
  /** The zone whose days terms are counted in. */
  readonly zone: Zone;
  /** The zone own steps are counted in. */
  readonly ownZone: Zone;
  /** Whose working days count; null where the buyer's country has no calendar here. */
  readonly calendar: ProductionCalendar | null;
};

/** Why a date stands where it stands. */
export type DeadlineBasis =
  | { readonly by: 'notice' | 'user' }
  | { readonly by: 'rule'; readonly rule: DeadlineRule }
  | { readonly by: 'own'; readonly step: OwnStep };

/** What a date is called by somebody: an own step's title, an own rule's name; null where its event's text names it. */
export const ownNameOf = (basis: DeadlineBasis): string | null =>
  basis.by === 'own' ? basis.step.title : basis.by === 'rule' ? (basis.rule.name ?? null) : null;

/** Something about a date that a reader must know. */
export type DeadlineRemark =
  /** The notice's own date stands outside what the rule allows. */
  | { readonly code: 'against-rule'; readonly rule: DeadlineRule; readonly bound: Instant }
  | { readonly code: 'day-off' };

/** A moment, or why there is none. A dated node's `day` is set where the term ends with or on a whole day. */
export type DeadlineSpot =
  | { readonly state: 'dated'; readonly at: Instant; readonly day: PlainDay | null }
  /** Its parent has no date yet: the protocol is not published, say. */
  | { readonly state: 'waits'; readonly for: string }
  | { readonly state: 'unknown'; readonly reason: Failure<CalendarCode> };

export type DeadlineNode = DeadlineSpot & {
  /** Stable: the event's name, or `own:` and the step's id. */
  readonly id: string;
  readonly basis: DeadlineBasis;
  readonly parent: string | null;
  readonly zone: Zone;
  readonly edition: number | null;
  readonly path: string | null;
  readonly remarks: readonly DeadlineRemark[];
};

/** Of several texts of one event, the notice's newest word, then the user's: what a person read on the platform wins. */
const statedBy = (stated: readonly StatedDate[]): ReadonlyMap<string, StatedDate> =>
  new Map(
    stated.toSorted((a, b) => Number(a.by === 'user') - Number(b.by === 'user')).map((date) => [date.event, date]),
  );

const breaks = (stated: Instant, bound: Instant, rule: DeadlineRule): boolean => {
  const difference = Date.parse(stated) - Date.parse(bound);
  if (rule.bound === 'exactly') return difference !== 0;
  return rule.bound === 'not-later' ? difference > 0 : difference < 0;
};

/**
 * Every date of a procedure, each with its moment, zone, source, edition and the rule that gave it. Dependent dates are
 * computed from their parents each time, so none can stay behind when a parent moves. A date the notice or the user states
 * wins over the rule's, which then only judges it. Ordered: dated ones by time, then those that wait.
 */
export const deadlineGraph = (question: DeadlineQuestion): readonly DeadlineNode[] => {
  const stated = statedBy(question.stated);
  const rules = new Map<string, DeadlineRule[]>();
  for (const rule of question.rules) rules.set(rule.event, [...(rules.get(rule.event) ?? []), rule]);
  const nodes = new Map<string, DeadlineNode>();

  const place = (parent: string, term: Term, zone: Zone, seen: readonly string[]): DeadlineSpot => {
    const from = visit(parent, seen);
    if (from === null) return { state: 'waits', for: parent };
    if (from.state !== 'dated') return spotOf(from);
    // A day that lasts until its midnight ends on that day, though the moment already belongs to the next.
    const start = from.day === null ? from.at : lastSecondBefore(from.at, from.day, from.zone);
    const end = termEnd(start, term, zone, question.calendar);
    return end.ok ? { state: 'dated', ...end.value } : { state: 'unknown', reason: end.error };
  };

  const visit = (id: string, seen: readonly string[]): DeadlineNode | null => {
    const known = nodes.get(id);
    if (known !== undefined) return known;
    if (seen.includes(id)) return null;
    const path = [...seen, id];
    const own = rules.get(id) ?? [];
    const date = stated.get(id);
    const first = own[0];
    const node =
      date === undefined
        ? first === undefined
          ? null
          : fromRule(id, first, place(first.parent, first.term, question.zone, path))
        : fromNotice(id, date, own, path);
    if (node !== null) nodes.set(id, node);
    return node;
  };

  const fromRule = (id: string, rule: DeadlineRule, spot: DeadlineSpot): DeadlineNode => {
    const basis = { by: 'rule', rule } as const;
    const about = { id, basis, parent: rule.parent, zone: question.zone, edition: null, path: null, remarks: [] };
    return { ...about, ...spotOf(spot) };
  };

  const fromNotice = (
    id: string,
    date: StatedDate,
    own: readonly DeadlineRule[],
    seen: readonly string[],
  ): DeadlineNode => {
    const remarks: DeadlineRemark[] = [];
    for (const rule of own) {
      const spot = place(rule.parent, rule.term, question.zone, seen);
      if (spot.state === 'dated' && breaks(date.at, spot.at, rule))
        remarks.push({ code: 'against-rule', rule, bound: spot.at });
    }
    // 44-FZ art. 42 p.1(21): bids may not end on a day off.
    if (id === 'bids-until' && question.calendar !== null && question.rules.some(({ law }) => law === 'ru44')) {
      const works = isWorkingDay(dayIn(date.at, question.zone), question.calendar);
      if (works.ok && !works.value) remarks.push({ code: 'day-off' });
    }
    return {
      id,
      basis: { by: date.by },
      parent: null,
      zone: date.zone,
      edition: date.edition,
      path: date.path,
      remarks,
      state: 'dated',
      at: date.at,
      day: null,
    };
  };

  for (const id of [...stated.keys(), ...rules.keys()]) visit(id, []);
  for (const step of question.own) {
    const id = `own:${step.stepId}`;
    const spot = place(step.parent, step.term, question.ownZone, [id]);
    const about = { id, parent: step.parent, zone: question.ownZone, edition: null, path: null, remarks: [] };
    nodes.set(id, { ...about, basis: { by: 'own', step }, ...spotOf(spot) });
  }
  return [...nodes.values()].toSorted((a, b) => momentOf(a) - momentOf(b) || (a.id < b.id ? -1 : 1));
};

const spotOf = (spot: DeadlineSpot): DeadlineSpot => {
  switch (spot.state) {
    case 'dated':
      return { state: 'dated', at: spot.at, day: spot.day };
    case 'waits':
      return { state: 'waits', for: spot.for };
    case 'unknown':
      return { state: 'unknown', reason: spot.reason };
  }
};

const momentOf = (node: DeadlineNode): number =>
  node.state === 'dated' ? Date.parse(node.at) : Number.MAX_SAFE_INTEGER;

const lastSecondBefore = (at: Instant, day: PlainDay, zone: Zone): Instant =>
  dayIn(at, zone) === day ? at : instantFromEpoch(Date.parse(at) - 1_000);
