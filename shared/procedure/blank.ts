import type { Item, Lot, NoticeDocument, Procedure, Security } from './model.ts';

/**
 * What a notice says where it says nothing: readers spread these first and set what they found, so that a fact added to
 * the model is absent, not wrong, in formats that do not know it.
 */
export const blankProcedure = {
  description: null,
  buyer: null,
  organiser: null,
  customers: [],
  platform: null,
  platformUrl: null,
  kind: null,
  method: null,
  status: null,
  language: null,
  languages: [],
  publishedAt: null,
  deadline: null,
  dates: [],
  value: null,
  valueWithoutVat: null,
  vat: null,
  lots: [],
  lotTerms: null,
  items: [],
  documents: [],
  securities: [],
  criteria: [],
  requirements: [],
  flags: [],
  amendment: null,
  url: null,
  unknownFields: [],
  unknownCount: 0,
  findings: [],
} as const satisfies Omit<Procedure, 'sourceId' | 'sourceFormat' | 'title'>;

export const blankLot = {
  value: null,
  description: null,
  valueWithoutVat: null,
  vat: null,
  deadline: null,
  customer: null,
  flags: [],
} as const satisfies Omit<Lot, 'id' | 'title'>;

export const blankItem = {
  quantity: null,
  unit: null,
  classification: null,
  lotId: null,
  unitCode: null,
  codes: [],
  price: null,
  value: null,
  analoguesAllowed: null,
} as const satisfies Omit<Item, 'id' | 'description'>;

export const blankDocument = {
  url: null,
  format: null,
  kind: null,
  size: null,
  digest: null,
  publishedAt: null,
  lotId: null,
} as const satisfies Omit<NoticeDocument, 'title'>;

export const blankSecurity = {
  amount: null,
  percent: null,
  currency: null,
  lotId: null,
  customer: null,
  terms: null,
} as const satisfies Omit<Security, 'kind'>;
