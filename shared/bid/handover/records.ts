import type { SubmissionEvent } from '../submission/events.ts';
import { canonicalText } from './canonical.ts';
import { eventKeys } from './events.ts';
import { overrideKey } from './parts.ts';
import type { HandoverState } from './state.ts';

/** A state as records of fields, each field the canonical text of its value: what is compared and merged. */
export type Records = ReadonlyMap<string, ReadonlyMap<string, string>>;

const fieldsOf = (value: object, skip: readonly string[] = []): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(value).flatMap(([name, field]) =>
      skip.includes(name) || field === undefined ? [] : [[name, canonicalText(field)] as const],
    ),
  );

const one = (name: string, value: unknown): ReadonlyMap<string, string> => new Map([[name, canonicalText(value)]]);

type NamedRecord = readonly [string, ReadonlyMap<string, string>];

/** Bytes, their size, their kind and the text they were written from are one thing: half of it is nobody's document. */
const documentRecord = (document: HandoverState['draft']['documents'][number]): NamedRecord => {
  const { documentId, name, itemId, ...content } = document;
  return [`document/${documentId}`, fieldsOf({ name, itemId, content })];
};

const checklistRecords = ({ own, ...lists }: HandoverState['draft']['checklist']): NamedRecord[] => [
  ...own.map((item) => [`item/${item.itemId}`, fieldsOf(item, ['itemId'])] as const),
  ...Object.entries(lists).flatMap(([list, entries]) =>
    Object.entries(entries ?? {}).map(([id, value]) => [`${list}/${id}`, one('value', value)] as const),
  ),
];

const priceRecords = (prices: HandoverState['prices']): NamedRecord[] =>
  prices === null
    ? []
    : [
        ['prices', fieldsOf(prices, ['positions'])],
        ...prices.positions.map(
          (position) => [`position/${position.positionId}`, fieldsOf(position, ['positionId'])] as const,
        ),
      ];

/** Signatures are of one manifest, and are nobody's where another one stands. */
export const signaturesOf = (version: number, manifest: string): string =>
  `signature/${version}/${manifest.slice(0, 16)}`;

const versionRecords = (versions: HandoverState['versions']): NamedRecord[] =>
  versions.flatMap(({ version, manifest, signatures, snapshot }): readonly NamedRecord[] => [
    // What was frozen and what it said then belong together.
    [`frozen/${version}`, one('manifest', { manifest, snapshot })],
    ...signatures.map(
      (signature) => [`${signaturesOf(version, manifest.digest)}/${signature.name}`, one('file', signature)] as const,
    ),
  ]);

/** Days that must not cross are one decision. */
const moneyRecord = ({ start, release, ...money }: HandoverState['money']): NamedRecord => [
  'money',
  fieldsOf({ ...money, ...(start === undefined && release === undefined ? {} : { term: { start, release } }) }),
];

const paperRecord = ({ digest, facts, file }: HandoverState['papers'][number]): NamedRecord => {
  const { issuedOn, expiresOn, ...words } = facts;
  return [`paper/${digest}`, fieldsOf({ ...words, days: { issuedOn, expiresOn }, file })];
};

const eventRecords = (events: readonly SubmissionEvent[], apart: boolean): NamedRecord[] => {
  if (!apart) return events.length === 0 ? [] : [['events', one('events', events)]];
  const keys = eventKeys(events);
  return events.map((event, index) => [`event/${keys[index] ?? index}`, one('event', event)]);
};

/** `eventsApart` false: what became of the bid is one story, taken as a whole or not at all. */
export const recordsOf = (state: HandoverState, eventsApart = true): Records => {
  const { draft, prices, versions, events, letterFields, authority, demands, papers, study, money } = state;
  const { bidId: _, version: __, sourceId: ___, documents, checklist, ...bid } = draft;
  return new Map([
    ['bid', fieldsOf(bid)],
    ...documents.map(documentRecord),
    ...checklistRecords(checklist),
    ...priceRecords(prices),
    // These are there on every side, so that each of their fields is merged by itself.
    ['letter-fields', fieldsOf(letterFields)],
    ['authority', one('bond', authority)],
    ['demands', fieldsOf(demands)],
    ['study', fieldsOf(study)],
    moneyRecord(money),
    ...papers.map(paperRecord),
    ...versionRecords(versions),
    ...state.overrides.map((override) => [`override/${overrideKey(override)}`, one('override', override)] as const),
    ...state.rehearsals.map(
      (rehearsal) => [`rehearsal/${rehearsal.rehearsalId}`, one('rehearsal', rehearsal)] as const,
    ),
    ...eventRecords(events, eventsApart),
  ]);
};

/** Which record names which: the other one is not clearly gone while something new needs it. */
export const referencesOf = (records: Records): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const [record, fields] of records) {
    const add = (kind: string, field: string): void => {
      const text = fields.get(field);
      if (text !== undefined && text !== 'null') named.add(`${record}>${kind}/${String(JSON.parse(text))}`);
    };
    if (record.startsWith('document/')) add('item', 'itemId');
    if (record.startsWith('position/')) add('position', 'alternativeTo');
    for (const list of ['waived/', 'owners/', 'dueDays/'])
      if (record.startsWith(list)) named.add(`${record}>item/${record.slice(list.length)}`);
    const [kind, version] = record.split('/');
    if (kind === 'signature') named.add(`${record}>frozen/${version}`);
  }
  return named;
};
