import { comparableName } from '../../kernel/file-name.ts';
import { canonicalText } from './canonical.ts';
import { handoverState, type HandoverState } from './state.ts';

/** A state as records of fields, each field the canonical text of its value: what is compared and merged. */
export type Records = ReadonlyMap<string, ReadonlyMap<string, string>>;

const fieldsOf = (value: object, skip: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(value).flatMap(([name, field]) =>
      skip.includes(name) || field === undefined ? [] : [[name, canonicalText(field)] as const],
    ),
  );

const one = (name: string, value: unknown): ReadonlyMap<string, string> => new Map([[name, canonicalText(value)]]);

type NamedRecord = readonly [string, ReadonlyMap<string, string>];

const checklistRecords = ({ own, ...lists }: HandoverState['draft']['checklist']): NamedRecord[] => [
  ...own.map((item) => [`item/${item.itemId}`, fieldsOf(item, ['itemId'])] as const),
  ...Object.entries(lists).flatMap(([list, entries]) =>
    Object.entries(entries).map(([id, value]) => [`${list}/${id}`, one('value', value)] as const),
  ),
];

export const recordsOf = ({ draft, prices, frozen, events }: HandoverState): Records => {
  const { bidId: _, version: __, sourceId: ___, documents, checklist, ...bid } = draft;
  return new Map([
    ['bid', fieldsOf(bid, [])],
    ...documents.map((document) => [`document/${document.documentId}`, fieldsOf(document, ['documentId'])] as const),
    ...checklistRecords(checklist),
    ...(prices === null
      ? []
      : [
          ['prices', fieldsOf(prices, ['positions'])] as const,
          ...prices.positions.map(
            (position) => [`position/${position.positionId}`, fieldsOf(position, ['positionId'])] as const,
          ),
        ]),
    ...(frozen === null
      ? []
      : [
          ['frozen', one('manifest', frozen.manifest)] as const,
          ...frozen.signatures.map((signature) => [`signature/${signature.name}`, one('file', signature)] as const),
        ]),
    ...(events.length === 0 ? [] : [['events', one('events', events)] as const]),
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
    if (record.startsWith('waived/')) named.add(`${record}>item/${record.slice('waived/'.length)}`);
  }
  return named;
};

const idsOf = (records: Records, kind: string): readonly string[] =>
  [...records.keys()].flatMap((record) => (record.startsWith(`${kind}/`) ? [record.slice(kind.length + 1)] : []));

const valueOf = (fields: ReadonlyMap<string, string> | undefined): Record<string, unknown> =>
  Object.fromEntries([...(fields ?? [])].map(([name, text]) => [name, JSON.parse(text)]));

const fieldOf = (records: Records, record: string, field: string): unknown => {
  const text = records.get(record)?.get(field);
  return text === undefined ? undefined : JSON.parse(text);
};

/** `offer.pdf` as `offer (2).pdf`. */
const numbered = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
};

export type Renamed = { readonly file: string; readonly name: string };
type Documents = HandoverState['draft']['documents'];

/** Two files that both sides gave one name are both kept; the later one is numbered, and that is told. */
const distinctNames = (documents: Documents): { readonly documents: Documents; readonly renamed: Renamed[] } => {
  const key = (name: string): string => comparableName(name);
  const wanted = new Set(documents.map(({ name }) => key(name)));
  const taken = new Set<string>();
  const renamed: Renamed[] = [];
  const kept = documents.map((document) => {
    let { name } = document;
    if (taken.has(key(name)))
      for (let number = 2; taken.has(key(name)) || wanted.has(key(name)); number += 1)
        name = numbered(document.name, number);
    if (name !== document.name) renamed.push({ file: document.name, name });
    taken.add(key(name));
    return { ...document, name };
  });
  return { documents: kept, renamed };
};

const notLists = new Set(['bid', 'prices', 'frozen', 'events', 'document', 'item', 'position', 'signature']);

const checklistOf = (records: Records): Record<string, unknown> => {
  const lists = new Map<string, Map<string, unknown>>([['waived', new Map()]]);
  for (const record of records.keys()) {
    const [list = '', ...rest] = record.split('/');
    if (notLists.has(list)) continue;
    const entries = lists.get(list) ?? new Map<string, unknown>();
    lists.set(list, entries.set(rest.join('/'), fieldOf(records, record, 'value')));
  }
  return {
    ...Object.fromEntries([...lists].map(([list, entries]) => [list, Object.fromEntries(entries)])),
    own: idsOf(records, 'item').map((itemId) => ({ itemId, ...valueOf(records.get(`item/${itemId}`)) })),
  };
};

/** What names something that is gone names nothing. */
const withoutDangling = (state: HandoverState): HandoverState => {
  const items = new Set(state.draft.checklist.own.map(({ itemId }) => itemId));
  const positions = new Set(state.prices?.positions.map(({ positionId }) => positionId));
  return {
    ...state,
    draft: {
      ...state.draft,
      documents: state.draft.documents.map((document) =>
        document.itemId !== null && document.itemId.startsWith('own-') && !items.has(document.itemId)
          ? { ...document, itemId: null }
          : document,
      ),
    },
    prices:
      state.prices === null
        ? null
        : {
            ...state.prices,
            positions: state.prices.positions.map((position) =>
              position.alternativeTo === null || positions.has(position.alternativeTo)
                ? position
                : { ...position, alternativeTo: null },
            ),
          },
  };
};

/** The state that the records tell; `like` gives what is no field: ids and the version. */
export const stateOf = (
  records: Records,
  { draft: { bidId, version, sourceId } }: HandoverState,
): { readonly state: HandoverState; readonly renamed: readonly Renamed[] } => {
  const settings = records.get('prices');
  const documentOf = (documentId: string): unknown => ({
    documentId,
    ...valueOf(records.get(`document/${documentId}`)),
  });
  const positionOf = (positionId: string): unknown => ({
    positionId,
    ...valueOf(records.get(`position/${positionId}`)),
  });
  const documents = idsOf(records, 'document').map(documentOf);
  const positions = idsOf(records, 'position').map(positionOf);
  const manifest = fieldOf(records, 'frozen', 'manifest');
  const signatures = idsOf(records, 'signature').map((name) => fieldOf(records, `signature/${name}`, 'file'));
  const state = withoutDangling(
    handoverState.parse({
      draft: { ...valueOf(records.get('bid')), bidId, version, sourceId, documents, checklist: checklistOf(records) },
      prices: settings === undefined ? null : { ...valueOf(settings), positions },
      frozen: manifest === undefined ? null : { manifest, signatures },
      events: fieldOf(records, 'events', 'events') ?? [],
    }),
  );
  const distinct = distinctNames(state.draft.documents);
  return {
    state: { ...state, draft: { ...state.draft, documents: distinct.documents } },
    renamed: distinct.renamed,
  };
};
