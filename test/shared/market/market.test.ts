import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityReport } from '#shared/market/activity.ts';
import { briberyRules, giftFindings } from '#shared/market/anti-bribery.ts';
import { channelReport } from '#shared/market/channels.ts';
import {
  chaptersOf,
  fieldsOf,
  isMarketKind,
  marketFields,
  marketKinds,
  type MarketKind,
} from '#shared/market/fields.ts';
import { ownerConflicts, ownersOn } from '#shared/market/owners.ts';
import { afterMove, dealStages, funnelOf, mayMove, stateOf, type Move } from '#shared/market/pipeline.ts';
import { readRecord } from '#shared/market/read-record.ts';
import type { RecordOf } from '#shared/market/record.ts';
import { dropOf, historyByItem } from '#shared/market/seen-prices.ts';
import { sharesOf } from '#shared/market/shares.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 60);
const today = '2026-11-23';
const reasons = ['lost-on-price'];

const anyMove = fc.record({
  on: fc.integer({ min: 1, max: 23 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  stage: fc.constantFrom(...dealStages),
  isContract: fc.boolean(),
  reasonId: fc.constantFrom(null, ...reasons),
  note: fc.constant(''),
}) satisfies fc.Arbitrary<Move>;

/** Only the moves that may follow those before them. */
const allowed = (moves: readonly Move[]): readonly Move[] =>
  moves.reduce<readonly Move[]>(
    (kept, next) => (mayMove(kept, next, { today, reasons }).ok ? [...kept, next] : kept),
    [],
  );

describe('the pipeline', () => {
  it('stands where its moves, replayed one by one, lead; days never go back, and a refusal has its reason', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 12 }), (moves) => {
        const kept = allowed(moves);
        const replayed = kept.reduce(afterMove, stateOf([]));
        expect(stateOf(kept)).toEqual(replayed);
        const last = kept.at(-1);
        expect(replayed.stage).toBe(last?.stage ?? null);
        expect(kept.every(({ on }, index) => index === 0 || on >= (kept[index - 1]?.on ?? ''))).toBe(true);
        expect(kept.every(({ stage, reasonId }) => stage !== 'refusals' || reasonId !== null)).toBe(true);
        expect(replayed.reached).toBeLessThan(5);
      }),
      { numRuns: runs },
    );
  });

  it('never counts more deals at a later stage than at an earlier one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyMove, { maxLength: 8 }), { maxLength: 8 }), (deals) => {
        const { steps, contracts } = funnelOf(deals.map((moves) => stateOf(allowed(moves))));
        const reached = steps.filter(({ stage }) => stage !== 'refusals').map((step) => step.reached);
        expect(reached.every((count, index) => index === 0 || count <= (reached[index - 1] ?? 0))).toBe(true);
        expect(contracts.count).toBeLessThanOrEqual(reached.at(-1) ?? 0);
        expect(contracts.of).toBeLessThanOrEqual(deals.length);
      }),
      { numRuns: runs },
    );
  });

  it('refuses a move to come, one before the last, a contract before the decision and a move to the same place', () => {
    const move = (stage: Move['stage'], on: string, isContract = false): Move => ({
      stage,
      on,
      isContract,
      reasonId: null,
      note: '',
    });
    const codeOf = (before: readonly Move[], next: Move): string => {
      const may = mayMove(before, next, { today, reasons });
      return may.ok ? 'ok' : may.error.code;
    };
    const begun = [move('needs', '2026-11-10')];
    expect(codeOf([], move('contact', '2026-11-24'))).toBe('market.move-in-future');
    expect(codeOf(begun, move('presenting', '2026-11-09'))).toBe('market.move-before-last');
    expect(codeOf(begun, move('presenting', '2026-11-10', true))).toBe('market.contract-elsewhere');
    expect(codeOf(begun, move('needs', '2026-11-11'))).toBe('market.already-there');
    expect(codeOf([move('decision', '2026-11-10')], move('decision', '2026-11-10', true))).toBe('ok');
  });
});

describe('shares', () => {
  it('add up to 100.00 exactly whatever the parts, and are nothing where the whole is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 12 }), (kopecks) => {
        const shares = sharesOf(kopecks.map((each) => (each / 100).toFixed(2)));
        if (kopecks.every((each) => each === 0)) expect(shares).toBeNull();
        else expect((shares ?? []).reduce((sum, share) => sum + Math.round(Number(share) * 100), 0)).toBe(10_000);
      }),
      { numRuns: runs },
    );
    expect(sharesOf(['1', '1', '1'])).toEqual(['33.34', '33.33', '33.33']);
  });

  it('a channel without a contract has no cost of one', () => {
    const { rows } = channelReport([
      { channelId: 'a', cost: '100.00', deals: 2, contracts: 3, sum: '900.00' },
      { channelId: 'b', cost: '0.00', deals: 1, contracts: 0, sum: '0.00' },
    ]);
    expect(rows.map(({ costPerContract, share }) => [costPerContract, share])).toEqual([
      ['33.33', '100.00'],
      [null, '0.00'],
    ]);
  });
});

describe('plan and fact', () => {
  const plan = (month: string, calls: number): RecordOf<'plan'> => ({
    kind: 'plan',
    recordId: month,
    month,
    owner: null,
    calls,
    meetings: null,
    contracts: null,
  });
  it('has no conversion without a call, and no rate of a plan that is not there', () => {
    const { conversions, done } = activityReport([], [], { from: '2026-10', to: '2026-11', owner: null });
    expect(conversions.meetings).toEqual({ count: 0, of: 0, percent: null });
    expect(done).toBeNull();
  });
  it('counts only the months and the person asked for', () => {
    const { months, plan: all } = activityReport([plan('2026-09', 1), plan('2026-12', 2)], [], {
      from: '2026-11',
      to: '2027-01',
      owner: null,
    });
    expect(months.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(all?.calls).toBe(2);
  });
});

describe('owners of a customer', () => {
  const led = (owner: string, from: string, to: string | null) => ({ owner, from, to, isFinder: false });
  it('clash where two people lead on the same day, not where one follows the other', () => {
    expect(ownerConflicts([led('a', '2026-01-01', '2026-03-01'), led('b', '2026-03-02', null)])).toEqual([]);
    expect(ownerConflicts([led('b', '2026-03-01', null), led('a', '2026-01-01', '2026-03-01')])).toEqual([
      { first: 'a', second: 'b', from: '2026-03-01', to: '2026-03-01' },
    ]);
    expect(ownerConflicts([led('a', '2026-01-01', null), led('a', '2026-02-01', null)])).toEqual([]);
    expect(ownersOn([led('a', '2026-01-01', null), led('b', '2027-01-01', null)], '2026-05-01')).toEqual(['a']);
  });
});

describe('prices seen', () => {
  const seen = (code: string | null, price: string, startPrice: string | null): RecordOf<'price'> => ({
    kind: 'price',
    recordId: price,
    competitorId: 'c',
    seenOn: today,
    procedure: null,
    code,
    subject: 'x',
    price,
    currency: 'RUB',
    startPrice,
    place: null,
    bidders: null,
    source: null,
    note: null,
  });
  it('drop from the start price, half up; nothing without one', () => {
    expect(dropOf({ price: '4320000.00', startPrice: '6000000.00' })).toBe('28.00');
    expect(dropOf({ price: '110.00', startPrice: '100.00' })).toBe('-10.00');
    expect(dropOf({ price: '1.00', startPrice: null })).toBeNull();
  });
  it('are told by the class of OKPD2, with the middle drop and how many there are', () => {
    expect(
      historyByItem([
        seen('27.32.13', '90', '100'),
        seen('27.32.14', '80', '100'),
        seen('27.3', '1', null),
        seen(null, '2', null),
      ]).map(({ item, medianDrop, drops }) => [item, medianDrop, drops]),
    ).toEqual([
      ['27.3', null, 0],
      ['27.32', '15.00', 2],
      ['x', null, 0],
    ]);
  });
});

describe('records', () => {
  const codeOf = (kind: MarketKind, raw: unknown): string => {
    const read = readRecord(kind, 'r', raw);
    return read.ok ? 'ok' : `${read.error.code} ${String(read.error.details['path'] ?? '')}`.trim();
  };
  it('name the field that is wrong', () => {
    const request = { supplierId: 's', subject: 'x', askedOn: '2026-11-01' };
    expect(codeOf('request', request)).toBe('ok');
    expect(codeOf('request', { ...request, askedOn: '2026-02-30' })).toBe('market.not-a-day askedOn');
    expect(codeOf('request', { ...request, unitPrice: '5' })).toBe('market.price-without-answer');
    expect(codeOf('request', { ...request, answeredOn: '2026-10-01' })).toBe('market.before answeredOn');
    expect(codeOf('request', { ...request, volume: '-1' })).toBe('market.not-a-number volume');
    expect(codeOf('request', { ...request, bribe: '1' })).toBe('market.field-unknown bribe');
    expect(codeOf('supplier', { name: 'a\u202eb' })).toBe('market.hidden-characters name');
    expect(codeOf('supplier', { name: 'x', inn: '7701234567' })).toBe('market.not-an-inn inn');
    expect(codeOf('supplier', {})).toBe('market.field-missing name');
    expect(codeOf('supplier', [])).toBe('market.not-a-record');
    expect(codeOf('price', { competitorId: 'c', seenOn: today, price: '1' })).toBe('market.item-missing');
    expect(codeOf('spend', { channelId: 'c', month: '2026-13', cost: '1' })).toBe('market.not-a-month month');
  });

  it('read anything without throwing, and read again what they read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...marketKinds), fc.jsonValue(), fc.string(), (kind, value, text) => {
        const names = fieldsOf(kind).map(([name]) => name);
        readRecord(kind, 'r', value);
        const read = readRecord(kind, 'r', Object.fromEntries(names.map((name) => [name, text])));
        if (read.ok) expect(readRecord(kind, 'r', read.value)).toEqual(read);
      }),
      { numRuns: runs },
    );
  });

  it('of chapters name their record in a field that refers to it', () => {
    for (const [kind, chapters] of Object.entries(chaptersOf))
      for (const [chapter, field] of chapters) {
        expect(isMarketKind(kind)).toBe(true);
        expect(Object.entries(marketFields[chapter]).find(([name]) => name === field)?.[1]).toMatchObject({ to: kind });
      }
  });
});

describe('people and money', () => {
  it('nobody who is a person has a field for a sum, and loyalty costs name no person', () => {
    const types = fieldsOf('person').map(([, { type }]) => type);
    expect(types).not.toContain('money');
    expect(fieldsOf('loyalty').some(([, shape]) => shape.type === 'ref' && shape.to === 'person')).toBe(false);
  });
  it('a souvenir above the limit of its day is told with the article; the rules carry their dates', () => {
    const gift = (cost: string, doneOn: string): RecordOf<'loyalty'> => ({
      kind: 'loyalty',
      recordId: 'g',
      customerId: 'c',
      doneOn,
      loyaltyKind: 'souvenir',
      what: 'x',
      cost,
      currency: 'RUB',
      note: null,
    });
    expect(giftFindings([gift('3000.00', today)])).toEqual([]);
    expect(giftFindings([gift('3000.01', today)])).toMatchObject([
      { details: { article: 'Civil Code art. 575 p.1(4)' } },
    ]);
    expect(giftFindings([gift('3000.01', '2008-01-01')])).toEqual([]);
    expect(briberyRules.every(({ article, validFrom }) => article !== '' && /^\d{4}-/.test(validFrom))).toBe(true);
  });
});
