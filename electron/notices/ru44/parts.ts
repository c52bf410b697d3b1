import { blankDocument } from '#shared/procedure/blank.ts';
import type { DateKind, NoticeDate, NoticeDocument } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { moscowTime } from '../russian/facts.ts';
import { below, find, findAll, lineAt, passOver, type XmlFacts } from '../xml/facts.ts';
import { dateOf, decimalAt, momentOf, untilOf } from '../xml/values.ts';

/** What one customer asks for; facts inside it are that customer's, not the notice's. */
export const ofCustomers: ReadonlySet<string> = new Set(['customerRequirementInfo', 'customerRequirement']);

/**
 * The element itself where a way of ours leads to it, else the first of its name anywhere outside the customers' parts:
 * schemas move groups of fields from version to version, and their names stay.
 */
export const orBelow = (found: XmlElement | null, notice: XmlElement, local: string): XmlElement | null =>
  found ?? below(notice, local, ofCustomers)[0] ?? null;

/**
 * Where a fact stands. Notices of 2019 and later (`epNotification…`) group their fields, earlier ones
 * (`fcsNotification…`) do not; the first way that leads anywhere is taken.
 */
export const firstOf = (notice: XmlElement, ...ways: readonly (readonly string[])[]): XmlElement | null => {
  for (const way of ways) {
    const found = find(notice, ...way);
    if (found !== null) return found;
  }
  return null;
};

export const bidsUntil = (notice: XmlElement): XmlElement | null =>
  firstOf(
    notice,
    ['notificationInfo', 'procedureInfo', 'collectingInfo', 'endDT'],
    ['procedureInfo', 'collecting', 'endDate'],
    ['notificationInfo', 'procedureInfo', 'collectingEndDate'],
  ) ?? find(orBelow(null, notice, 'collectingInfo'), 'endDT');

const moments: readonly (readonly [kind: DateKind, ...ways: readonly (readonly string[])[]])[] = [
  [
    'bids-from',
    ['notificationInfo', 'procedureInfo', 'collectingInfo', 'startDT'],
    ['procedureInfo', 'collecting', 'startDate'],
  ],
  ['opening', ['notificationInfo', 'procedureInfo', 'openingInfo', 'openingDT'], ['procedureInfo', 'opening', 'date']],
  [
    'consideration-until',
    ['notificationInfo', 'procedureInfo', 'scoringInfo', 'firstPartsDT'],
    ['notificationInfo', 'procedureInfo', 'firstPartsDate'],
    ['procedureInfo', 'scoring', 'date'],
  ],
  ['consideration-until', ['notificationInfo', 'procedureInfo', 'secondPartsDate']],
  [
    'auction',
    ['notificationInfo', 'procedureInfo', 'biddingDate'],
    ['procedureInfo', 'bidding', 'date'],
    ['auctionTime'],
  ],
  ['award-until', ['notificationInfo', 'procedureInfo', 'summarizingDate'], ['procedureInfo', 'finalOpening', 'date']],
];

/** Terms that end with a day: what is not over by its midnight is late. A bare day of any other act is no moment. */
const terms: ReadonlySet<DateKind> = new Set(['consideration-until', 'award-until']);

/**
 * The last day of the contract (`contractConditionsInfo`, plan of its stages, schema 13): where every stage ends on a day of
 * its own. One that ends so many days after another event leaves the end open.
 */
const contractUntil = (facts: XmlFacts, notice: XmlElement): readonly NoticeDate[] => {
  const ends = below(notice, 'notRelativeTermsInfo').flatMap((term) =>
    untilOf(facts, find(term, 'endDate'), 'contract-until', moscowTime),
  );
  if (below(notice, 'relativeTermsInfo').length > 0) return [];
  const [last] = ends.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return last === undefined ? [] : [last];
};

export const datesOf = (facts: XmlFacts, notice: XmlElement): readonly NoticeDate[] => [
  ...moments.flatMap(([kind, ...ways]) => {
    const element = firstOf(notice, ...ways);
    return terms.has(kind) ? untilOf(facts, element, kind, moscowTime) : dateOf(facts, element, kind, moscowTime);
  }),
  ...contractUntil(facts, notice),
];

/** Files that are part of the notice; their signatures are kept with the source. */
export const documentsOf = (facts: XmlFacts, notice: XmlElement): readonly NoticeDocument[] => {
  const documents = new Map<string, NoticeDocument>();
  const elements = [...below(notice, 'attachmentInfo'), ...findAll(notice, 'attachments', 'attachment')];
  for (const element of elements) {
    const id = lineAt(facts, element, 'publishedContentId');
    const name = lineAt(facts, element, 'fileName');
    const description = lineAt(facts, element, 'docDescription');
    const url = lineAt(facts, element, 'url');
    const kind = lineAt(facts, element, 'docKindInfo', 'name') ?? lineAt(facts, element, 'docKindInfo', 'code');
    passOver(facts, find(element, 'docKindInfo', 'code'));
    passOver(facts, find(element, 'cryptoSigns'));
    const size = decimalAt(facts, element, 'fileSize');
    const title = name ?? description ?? url ?? id;
    if (title === null) continue;
    const key = `${url ?? id ?? ''}\n${title}`;
    if (documents.has(key)) continue;
    documents.set(key, {
      ...blankDocument,
      title,
      url,
      kind: kind ?? (description === title ? null : description),
      size: size !== null && /^\d{1,15}$/.test(size) ? Number(size) : null,
      publishedAt: momentOf(facts, find(element, 'docDate'), moscowTime)?.at ?? null,
    });
  }
  return [...documents.values()];
};
