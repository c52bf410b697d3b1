import { comparableName } from '../../kernel/file-name.ts';
import { signaturesOf, type Records } from './records.ts';
import { handoverState, type HandoverDocument, type HandoverState } from './state.ts';

type Fields = ReadonlyMap<string, string>;
const idsOf = (records: Records, kind: string): readonly string[] =>
  [...records.keys()].flatMap((record) => (record.startsWith(`${kind}/`) ? [record.slice(kind.length + 1)] : []));

const valueOf = (fields: Fields | undefined): Record<string, unknown> =>
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

/** Two files that both sides gave one name are both kept; the later one is numbered, and that is told. */
const distinctNames = (
  documents: readonly HandoverDocument[],
): { readonly documents: HandoverDocument[]; readonly renamed: Renamed[] } => {
  const wanted = new Set(documents.map(({ name }) => comparableName(name)));
  const taken = new Set<string>();
  const renamed: Renamed[] = [];
  const kept = documents.map((document) => {
    let { name } = document;
    if (taken.has(comparableName(name)))
      for (let number = 2; taken.has(comparableName(name)) || wanted.has(comparableName(name)); number += 1)
        name = numbered(document.name, number);
    if (name !== document.name) renamed.push({ file: document.name, name });
    taken.add(comparableName(name));
    return { ...document, name };
  });
  return { documents: kept, renamed };
};

/** What the lists of the checklist are not called. */
const notLists = new Set([
  'bid',
  'prices',
  'events',
  'event',
  'document',
  'item',
  'position',
  'frozen',
  'signature',
  'letter-fields',
  'authority',
  'demands',
  'study',
  'money',
  'paper',
  'override',
  'rehearsal',
]);

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

type Frozen = { readonly manifest: { readonly digest: string } };
const versionsOf = (records: Records): unknown =>
  idsOf(records, 'frozen')
    .map((number) => {
      const version = Number(number);
      const frozen = fieldOf(records, `frozen/${number}`, 'manifest') as Frozen;
      const signatures = signaturesOf(version, frozen.manifest.digest);
      return {
        version,
        ...frozen,
        signatures: idsOf(records, signatures).map((name) => fieldOf(records, `${signatures}/${name}`, 'file')),
      };
    })
    .toSorted((a, b) => a.version - b.version);

const documentOf = (records: Records, documentId: string): unknown => {
  const { content, ...names } = valueOf(records.get(`document/${documentId}`));
  return { documentId, ...names, ...(content as object) };
};

const paperOf = (records: Records, digest: string): unknown => {
  const { days, file, ...words } = valueOf(records.get(`paper/${digest}`));
  return { digest, facts: { ...words, ...(days as object) }, file };
};

const moneyOf = (records: Records): unknown => {
  const { term, ...money } = valueOf(records.get('money'));
  return { ...money, ...(term as object | undefined) };
};

/** What names something that is gone names nothing; a paper that no document is any more stays in its library. */
const withoutDangling = (state: HandoverState): HandoverState => {
  const items = new Set(state.draft.checklist.own.map(({ itemId }) => itemId));
  const positions = new Set(state.prices?.positions.map(({ positionId }) => positionId));
  const digests = new Set(state.draft.documents.map(({ digest }) => digest.value));
  return {
    ...state,
    papers: state.papers.filter(({ digest }) => digests.has(digest)),
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
  const positions = idsOf(records, 'position').map((positionId) => ({
    positionId,
    ...valueOf(records.get(`position/${positionId}`)),
  }));
  const events = idsOf(records, 'event').map((event) => fieldOf(records, `event/${event}`, 'event'));
  const documents = idsOf(records, 'document').map((documentId) => documentOf(records, documentId));
  const state = withoutDangling(
    handoverState.parse({
      draft: { ...valueOf(records.get('bid')), bidId, version, sourceId, documents, checklist: checklistOf(records) },
      prices: settings === undefined ? null : { ...valueOf(settings), positions },
      events: fieldOf(records, 'events', 'events') ?? events,
      versions: versionsOf(records),
      letterFields: valueOf(records.get('letter-fields')),
      authority: fieldOf(records, 'authority', 'bond') ?? null,
      demands: valueOf(records.get('demands')),
      papers: idsOf(records, 'paper').map((digest) => paperOf(records, digest)),
      study: valueOf(records.get('study')),
      money: moneyOf(records),
      overrides: idsOf(records, 'override').map((key) => fieldOf(records, `override/${key}`, 'override')),
      rehearsals: idsOf(records, 'rehearsal').map((key) => fieldOf(records, `rehearsal/${key}`, 'rehearsal')),
    }),
  );
  const distinct = distinctNames(state.draft.documents);
  return {
    state: { ...state, draft: { ...state.draft, documents: distinct.documents } },
    renamed: distinct.renamed,
  };
};
