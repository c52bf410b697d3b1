import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import { allTouched } from '#shared/procedure/diff-subjects.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import type { Lot, NoticeDocument } from '#shared/procedure/model.ts';
import { applyChanges, diffProcedures, type Change, type ProcedureFacts } from '#shared/procedure/diff.ts';

const base: ProcedureFacts = {
  sourceId: 'n1',
  sourceFormat: 'prozorro',
  title: 'Насосы',
  description: null,
  buyer: { name: 'АО «Пример»', inn: '7706107510' },
  organiser: null,
  customers: [],
  platform: null,
  platformUrl: null,
  kind: null,
  method: 'open',
  status: 'active',
  language: null,
  languages: [],
  lotTerms: null,
  publishedAt: '2026-11-01T00:00:00Z' as Instant,
  deadline: { at: '2026-12-01T07:00:00Z' as Instant, offset: '+03:00', rule: 'offset-written' },
  dates: [
    { kind: 'bids-until', at: '2026-12-01T07:00:00Z' as Instant, offset: '+03:00', rule: 'offset-written', path: 'p' },
  ],
  value: { amount: '100', currency: 'RUB' },
  valueWithoutVat: null,
  vat: null,
  lots: [
    {
      id: '1',
      title: 'Лот 1',
      value: null,
      description: null,
      valueWithoutVat: null,
      vat: null,
      deadline: null,
      customer: null,
      flags: [],
    },
  ],
  items: [],
  documents: [
    {
      title: 'ТЗ.docx',
      url: 'https://x/1',
      format: null,
      kind: null,
      size: 5,
      digest: null,
      publishedAt: null,
      lotId: null,
    },
  ],
  securities: [{ kind: 'bid', amount: '1', percent: null, currency: 'RUB', lotId: null, customer: null, terms: null }],
  criteria: [],
  requirements: [],
  flags: [],
  amendment: null,
  url: null,
  unknownFields: [],
  unknownCount: 0,
};

const said = (changes: readonly Change[]) =>
  changes.map(({ path, kind, subject }) =>
    [subject, kind, ...path.map((step) => (typeof step === 'string' ? step : step.key))].join(' '),
  );

describe('two editions of a procedure', () => {
  it('that say the same have no difference', () => {
    expect(diffProcedures(base, structuredClone(base))).toEqual([]);
  });

  it('are told apart field by field, with what each field is about', () => {
    const after: ProcedureFacts = {
      ...base,
      deadline: { at: '2026-12-08T07:00:00Z' as Instant, offset: '+03:00', rule: 'offset-written' },
      value: { amount: '120', currency: 'RUB' },
      lots: base.lots.map((lot) => ({ ...lot, value: { amount: '120', currency: 'RUB' } })),
      documents: base.documents.map((one) => ({ ...one, url: 'https://x/2', size: 6 })),
      securities: [],
      criteria: [],
      requirements: [],
      flags: ['only-small-business'],
    };
    const changes = diffProcedures(base, after);
    expect(said(changes)).toEqual([
      'deadline changed deadline',
      'price changed value',
      'price added lots 1 value',
      'document changed documents  | ТЗ.docx url',
      'document changed documents  | ТЗ.docx size',
      'security removed securities bid |  | ',
      'terms added flags "only-small-business"',
    ]);
    expect(changes[1]).toMatchObject({ before: { amount: '100' }, after: { amount: '120' } });
    expect(allTouched(changes.map(({ subject }) => subject))).toEqual([
      'dates',
      'price',
      'security',
      'documents',
      'checklist',
    ]);
  });

  it('know an entry that moved from one that changed', () => {
    const two = { ...base, documents: [...base.documents, ...base.documents.map((one) => ({ ...one, title: 'Б' }))] };
    const turned = { ...two, documents: two.documents.toReversed() };
    expect(said(diffProcedures(two, turned))).toEqual(['document reordered documents']);
  });
});

const text = fc.constantFrom('a', 'b', 'c', 'd');
const flags = fc.array(fc.constantFrom<ProcedureFlag>('closed', 'joint', 'sale'), { maxLength: 3 });
const amount = fc.option(fc.record({ amount: fc.constantFrom('1', '2'), currency: text }));
const [bareLot] = base.lots;
const [bareDocument] = base.documents;
if (bareLot === undefined || bareDocument === undefined) throw new Error('the base has one of each');
const lot = fc.record({ id: text, title: text, value: amount, flags }).map((some): Lot => ({ ...bareLot, ...some }));
const document = fc
  .record({ title: text, url: fc.option(text), size: fc.option(fc.nat(3)), lotId: fc.option(text) })
  .map((some): NoticeDocument => ({ ...bareDocument, ...some }));
const buyer = fc.oneof(fc.record({ name: text }), fc.record({ name: text, inn: text }), fc.constant(null));
const edition: fc.Arbitrary<ProcedureFacts> = fc
  .record({
    title: text,
    description: fc.option(text),
    buyer,
    value: amount,
    lots: fc.array(lot, { maxLength: 4 }),
    documents: fc.array(document, { maxLength: 5 }),
    languages: fc.array(text, { maxLength: 3 }),
    flags,
  })
  .map((some) => ({ ...base, ...some }));

describe('any two editions', () => {
  it('lead from one to the other by their difference', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        expect(applyChanges(before, diffProcedures(before, after))).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  it('have no difference to themselves', () => {
    fc.assert(
      fc.property(edition, (whole) => {
        expect(diffProcedures(whole, structuredClone(whole))).toEqual([]);
      }),
    );
  });
});
