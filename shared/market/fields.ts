/** What a field holds. `line` one line, `text` several, `lines` a list; numbers are decimal text; `ref` another record's id. */
export type FieldShape =
  | {
      readonly type:
        | 'line'
        | 'text'
        | 'day'
        | 'month'
        | 'money'
        | 'number'
        | 'currency'
        | 'inn'
        | 'code'
        | 'lines'
        | 'yes'
        | 'count'
        | 'bid';
      readonly must?: true;
    }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly must?: true }
  | { readonly type: 'ref'; readonly to: string; readonly must?: true };

const must = true;
const note = { type: 'text' } as const;
const currency = { type: 'currency', must } as const;

export const vatWords = ['included', 'added', 'none'] as const;
export const priceSources = ['protocol', 'price-list', 'buyer', 'own-eyes'] as const;
export const channelRoles = ['end-user', 'maker', 'distributor', 'dealer', 'contractor', 'purchasing-agent'] as const;
export const loyaltyKinds = ['points', 'training', 'side-problem', 'service', 'joint-event', 'souvenir'] as const;
export const channelKinds = ['inbound', 'key-accounts', 'internet', 'service', 'direct'] as const;

/**
 * The notebook. A record is a flat row: chapters of another one (a supplier's price requests, a customer's people) are rows of
 * their own that name it. The order of fields is that of forms and columns.
 */
export const marketFields = {
  supplier: {
    name: { type: 'line', must },
    region: { type: 'line' },
    inn: { type: 'inn' },
    contact: { type: 'line' },
    payment: { type: 'line' },
    delivery: { type: 'line' },
    minimumLot: { type: 'line' },
    goods: { type: 'lines' },
    note,
  },
  request: {
    supplierId: { type: 'ref', to: 'supplier', must },
    subject: { type: 'line', must },
    code: { type: 'code' },
    volume: { type: 'number' },
    unit: { type: 'line' },
    askedOn: { type: 'day', must },
    answeredOn: { type: 'day' },
    unitPrice: { type: 'number' },
    currency,
    vat: { type: 'choice', choices: vatWords },
    validUntil: { type: 'day' },
    leadDays: { type: 'count' },
    bidId: { type: 'bid' },
    note,
  },
  competitor: {
    name: { type: 'line', must },
    strengths: { type: 'lines', must },
    weaknesses: { type: 'lines' },
    channels: { type: 'lines' },
    region: { type: 'line' },
    inn: { type: 'inn' },
    site: { type: 'line' },
    partners: { type: 'text' },
    note,
  },
  price: {
    competitorId: { type: 'ref', to: 'competitor', must },
    seenOn: { type: 'day', must },
    procedure: { type: 'line' },
    code: { type: 'code' },
    subject: { type: 'line' },
    price: { type: 'money', must },
    currency,
    startPrice: { type: 'money' },
    place: { type: 'count' },
    bidders: { type: 'count' },
    source: { type: 'choice', choices: priceSources },
    note,
  },
  customer: {
    name: { type: 'line', must },
    region: { type: 'line' },
    segment: { type: 'line' },
    yearVolume: { type: 'money' },
    currency,
    role: { type: 'choice', choices: channelRoles },
    inn: { type: 'inn' },
    isReserved: { type: 'yes' },
    reservedFor: { type: 'line' },
    note,
  },
  owner: {
    customerId: { type: 'ref', to: 'customer', must },
    owner: { type: 'line', must },
    from: { type: 'day', must },
    to: { type: 'day' },
    isFinder: { type: 'yes' },
    note,
  },
  person: {
    customerId: { type: 'ref', to: 'customer', must },
    name: { type: 'line', must },
    position: { type: 'line', must },
  },
  loyalty: {
    customerId: { type: 'ref', to: 'customer', must },
    doneOn: { type: 'day', must },
    loyaltyKind: { type: 'choice', choices: loyaltyKinds, must },
    what: { type: 'line', must },
    cost: { type: 'money' },
    currency,
    note,
  },
  channel: {
    name: { type: 'line', must },
    channelKind: { type: 'choice', choices: channelKinds, must },
    note,
  },
  spend: {
    channelId: { type: 'ref', to: 'channel', must },
    month: { type: 'month', must },
    cost: { type: 'money', must },
    currency,
    note,
  },
  deal: {
    name: { type: 'line', must },
    customerId: { type: 'ref', to: 'customer' },
    channelId: { type: 'ref', to: 'channel' },
    amount: { type: 'money' },
    currency,
    owner: { type: 'line' },
    procedure: { type: 'line' },
    bidId: { type: 'bid' },
    need: { type: 'text' },
    rivals: { type: 'line' },
    note,
  },
  plan: {
    month: { type: 'month', must },
    owner: { type: 'line' },
    calls: { type: 'count' },
    meetings: { type: 'count' },
    contracts: { type: 'count' },
  },
  activity: {
    doneOn: { type: 'day', must },
    owner: { type: 'line' },
    calls: { type: 'count' },
    meetings: { type: 'count' },
    contracts: { type: 'count' },
    note,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldShape>>>>;

export type MarketKind = keyof typeof marketFields;
export const marketKinds = Object.keys(marketFields) as readonly MarketKind[];
export const isMarketKind = (text: string): text is MarketKind => Object.hasOwn(marketFields, text);

/** Every field name of every kind. */
export type MarketField = { [Kind in MarketKind]: keyof (typeof marketFields)[Kind] }[MarketKind];

/** The fields of a kind in their order. */
export const fieldsOf = (kind: MarketKind): readonly (readonly [MarketField, FieldShape])[] =>
  Object.entries(marketFields[kind]) as readonly (readonly [MarketField, FieldShape])[];

/** The chapters of a record, and the field in which each names it. */
export const chaptersOf = {
  supplier: [['request', 'supplierId']],
  competitor: [['price', 'competitorId']],
  customer: [
    ['owner', 'customerId'],
    ['person', 'customerId'],
    ['loyalty', 'customerId'],
  ],
  channel: [['spend', 'channelId']],
} as const satisfies Partial<Readonly<Record<MarketKind, readonly (readonly [MarketKind, MarketField])[]>>>;

/** Names and positions of people (152-FZ art. 3): left out of every export unless they are asked for by name. */
export const personalKinds: readonly MarketKind[] = ['person'];
