import { array, constantFrom, nat, record } from 'fast-check';
import { handoverState, type HandoverState } from '#shared/bid/handover/state.ts';
import { blankPosition } from '#shared/bid/prices/table.ts';

export const emptyState = (): HandoverState =>
  handoverState.parse({
    draft: {
      bidId: 'b1',
      version: 1,
      sourceId: '0373',
      lotId: null,
      noticeDigest: 'aa',
      platformId: null,
      price: null,
      security: null,
      documents: [],
      checklist: { own: [], waived: {} },
    },
    prices: { currency: 'RUB', vatMode: 'included', vatRate: '22', deliveredOn: null, positions: [] },
    frozen: null,
    events: [],
  });

export type Edit = { readonly what: string; readonly on: number; readonly value: number };
export const edits = array(
  record({
    what: constantFrom(
      'price',
      'platform',
      'add',
      'drop',
      'rename',
      'content',
      'assign',
      'item',
      'no-item',
      'title',
      'waive',
      'line',
      'no-line',
      'cost',
      'swap',
      'alternative',
    ),
    on: nat(3),
    value: nat(3),
  }),
  { maxLength: 8 },
);

const sha = (value: number): string => String(value).repeat(64).slice(0, 64);

/** One edit as a user makes it; what can not be done changes nothing. */
export const apply = (state: HandoverState, { what, on, value }: Edit): HandoverState => {
  const { draft, prices } = structuredClone(state);
  const { documents, checklist } = draft;
  const table = prices ?? {
    currency: 'RUB',
    vatMode: 'included' as const,
    vatRate: '22',
    deliveredOn: null,
    positions: [],
  };
  const document = documents.find(({ documentId }) => documentId === `d${on}`);
  const item = checklist.own.find(({ itemId }) => itemId === `own-${on}`);
  const line = table.positions.findIndex(({ positionId }) => positionId === `p${on}`);
  const position = table.positions[line];
  const free = (name: string): boolean => documents.every((other) => other.name !== name);
  switch (what) {
    case 'price':
      draft.price = { amount: `${value}.00`, currency: 'RUB' };
      break;
    case 'platform':
      draft.platformId = `x${value}`;
      break;
    case 'add':
      if (document === undefined && free(`f${value}.pdf`))
        documents.push({
          documentId: `d${on}`,
          name: `f${value}.pdf`,
          size: 1,
          digest: { algorithm: 'sha-256', value: sha(value) },
          mediaType: 'x',
          itemId: null,
          addedAt: '2026-11-23T09:00:00Z' as HandoverState['draft']['documents'][number]['addedAt'],
        });
      break;
    case 'drop':
      draft.documents = documents.filter((one) => one !== document);
      break;
    case 'rename':
      if (document !== undefined && free(`f${value}.pdf`)) document.name = `f${value}.pdf`;
      break;
    case 'content':
      if (document !== undefined) document.digest.value = sha(value + 5);
      break;
    case 'assign':
      if (document !== undefined && checklist.own.some(({ itemId }) => itemId === `own-${value}`))
        document.itemId = `own-${value}`;
      break;
    case 'item':
      if (item === undefined) checklist.own.push({ itemId: `own-${on}`, title: `t${value}`, need: 'optional' });
      break;
    case 'no-item':
      checklist.own = checklist.own.filter((one) => one !== item);
      for (const one of documents) if (one.itemId === `own-${on}`) one.itemId = null;
      break;
    case 'title':
      if (item !== undefined) item.title = `t${value}`;
      break;
    case 'waive':
      checklist.waived[`rule-${on}`] = `because ${value}`;
      break;
    case 'line':
      if (position === undefined)
        table.positions.push({ ...blankPosition(`p${on}`, `n${value}`), suppliers: [], competitors: [] });
      break;
    case 'no-line':
      table.positions = table.positions.filter((one) => one !== position);
      for (const one of table.positions) if (one.alternativeTo === `p${on}`) one.alternativeTo = null;
      break;
    case 'cost':
      if (position !== undefined) position.unitCost = `${value}`;
      break;
    case 'swap':
      if (position !== undefined) {
        table.positions.splice(line, 1);
        table.positions.unshift(position);
      }
      break;
    case 'alternative':
      if (
        position !== undefined &&
        value !== on &&
        table.positions.some(({ positionId }) => positionId === `p${value}`)
      )
        position.alternativeTo = `p${value}`;
      break;
  }
  return { ...state, draft, prices: table };
};

export const applyAll = (state: HandoverState, all: readonly Edit[]): HandoverState => all.reduce(apply, state);
