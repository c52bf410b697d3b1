import { addWorkingDays } from '../../calendar/working-days.ts';
import type { ProductionCalendar } from '../../calendar/calendars.ts';
import { wallClock, moscow } from '../../calendar/zones.ts';
import type { Instant, PlainDay, Zone } from '../../kernel/instant.ts';
import type { CompanyProfile } from '../../company/profile.ts';
import { usualItems, type ChecklistRule } from '../checklist.ts';
import type { ChecklistLaw, ChecklistParty, ChecklistSet, SetItem } from './set.ts';

/** What decides which sets apply; each may be corrected by the user for one bid. */
export type ChecklistFacts = {
  readonly law: ChecklistLaw;
  readonly party: ChecklistParty;
  readonly isSmallBusiness: boolean;
  readonly kind: string | null;
  readonly platformId: string | null;
  /** The day the notice was published (or, where it names none, the day the bid was begun): the law of that day. */
  readonly on: PlainDay;
  /** The lots one bid is for, where there are several; else empty. */
  readonly lots: readonly { readonly id: string; readonly title: string }[];
};

/** By what the notice is written in: the state system's own formats say their law, anything else is commercial until told otherwise. */
export const lawOfFormat = (sourceFormat: string): ChecklistLaw =>
  sourceFormat === 'ru44' ? '44-fz' : sourceFormat === 'ru223' ? '223-fz' : 'commercial';

/** By the profile: a country other than Russia, an INN of a person (twelve digits) with or without an OGRNIP. */
export const partyOf = ({ country, inn, ogrn }: Pick<CompanyProfile, 'country' | 'inn' | 'ogrn'>): ChecklistParty => {
  if (country !== '' && country !== 'RU') return 'foreign';
  if (inn.length === 12) return ogrn.length === 15 || ogrn === '' ? 'sole-trader' : 'individual';
  return 'legal';
};

/** Why a set is left aside. `replaced`: another one that applies stands in its place. */
export const setReasons = ['law', 'kind', 'platform', 'not-yet', 'no-longer', 'replaced'] as const;
export type SetReason = (typeof setReasons)[number];
export type JudgedSet = {
  readonly set: ChecklistSet;
  /** Empty: it applies. */ readonly against: readonly SetReason[];
};

const againstOf = (set: ChecklistSet, facts: ChecklistFacts): readonly SetReason[] => {
  const holds: Readonly<Record<Exclude<SetReason, 'replaced'>, boolean>> = {
    law: set.laws.length === 0 || set.laws.includes(facts.law),
    kind: set.kinds.length === 0 || (facts.kind !== null && set.kinds.includes(facts.kind)),
    platform: set.platformId === null || set.platformId === facts.platformId,
    'not-yet': set.validFrom <= facts.on,
    'no-longer': set.validTo === null || facts.on <= set.validTo,
  };
  return setReasons.filter((reason) => reason !== 'replaced' && !holds[reason]);
};

/** Every set with what speaks against it, in their order. */
export const judgeSets = (sets: readonly ChecklistSet[], facts: ChecklistFacts): readonly JudgedSet[] => {
  const judged = sets.map((set) => ({ set, against: againstOf(set, facts) }));
  const replaced = new Set(
    judged.flatMap(({ set: { setId, replaces }, against }) =>
      against.length === 0 && replaces !== null && replaces !== setId ? [replaces] : [],
    ),
  );
  return judged.map(({ set, against }) => ({
    set,
    against: replaced.has(set.setId) ? [...against, 'replaced' as const] : against,
  }));
};

/** The items of one set that this bidder is asked for, once per lot where that is so. */
export const rulesOfSet = (set: ChecklistSet, facts: ChecklistFacts): readonly ChecklistRule[] =>
  set.items
    .filter(({ parties }) => parties.length === 0 || parties.includes(facts.party))
    .filter(({ smallBusiness }) => smallBusiness === null || facts.isSmallBusiness)
    .flatMap((item) => rulesOf(item, set, facts));

const hintsOf = (itemId: string): readonly string[] =>
  usualItems.find((usual) => usual.itemId === itemId)?.nameHints ?? [];

const rulesOf = (item: SetItem, set: ChecklistSet, { lots }: ChecklistFacts): readonly ChecklistRule[] => {
  const rule: ChecklistRule = {
    itemId: item.itemId,
    need: item.need,
    basis: item.basis,
    title: item.title,
    setId: set.setId,
    dueDays: item.dueDays,
    nameHints: item.nameHints.length > 0 ? item.nameHints : hintsOf(item.itemId),
    ...(item.onlyWithSecurity ? { onlyWithSecurity: true as const } : {}),
  };
  return item.perLot && lots.length > 1
    ? lots.map(({ id, title }) => ({ ...rule, itemId: `${item.itemId}@${id}`, lot: title, kind: item.itemId }))
    : [rule];
};

/**
 * The items of every set that applies, the first set's words for an item that stands in several. Where no set of a law applies, what a bid
 * usually consists of stands in front.
 */
export const itemsFor = (sets: readonly ChecklistSet[], facts: ChecklistFacts): readonly ChecklistRule[] => {
  const chosen = judgeSets(sets, facts).flatMap(({ set, against }) => (against.length === 0 ? [set] : []));
  const rules = chosen.flatMap((set) => rulesOfSet(set, facts));
  const hasLaw = chosen.some(({ laws }) => laws.length > 0);
  const all = hasLaw ? rules : [...usualItems, ...rules];
  return all.filter((rule, index) => all.findIndex(({ itemId }) => itemId === rule.itemId) === index);
};

/** The working day so many working days before the deadline's; null without a deadline or where the calendar does not reach. */
export const dueDay = (
  deadline: Instant | null,
  zone: Zone | null,
  workingDays: number,
  calendar: ProductionCalendar,
): PlainDay | null => {
  if (deadline === null) return null;
  const clock = wallClock(deadline, zone ?? moscow);
  if (!clock.ok) return null;
  if (workingDays === 0) return clock.value.day;
  const day = addWorkingDays(clock.value.day, -workingDays, calendar);
  return day.ok ? day.value : null;
};
