import { describe, expect, it } from 'vitest';
import { procedureFlags } from '#shared/procedure/flags.ts';
import { builtInKinds } from '#shared/procedure/kinds/catalogue.ts';
import { kindOfCodes, kindsOn } from '#shared/procedure/kinds/find-kind.ts';
import { kindCatalogue, kindGroups, stages, type ProcedureKind } from '#shared/procedure/kinds/kind.ts';
import { kindByWords, kindOfSource } from '#shared/procedure/kinds/mapping.ts';
import { dateKinds, dateRules } from '#shared/procedure/model.ts';
import { ar } from '#shared/text/ar/index.ts';
import { en } from '#shared/text/en/index.ts';
import { ru } from '#shared/text/ru/index.ts';

const countOf = (group: string): number => builtInKinds.filter((kind) => kind.group === group).length;

describe('the catalogue of kinds', () => {
  it('holds 43 kinds, 7 auctions and 9 tenders among them', () => {
    expect(builtInKinds).toHaveLength(43);
    expect(kindGroups.map((group) => [group, countOf(group)])).toEqual([
      ['auction', 7],
      ['konkurs', 9],
      ['proposals', 11],
      ['prices', 9],
      ['negotiations', 4],
      ['other', 3],
    ]);
  });

  it('is sound by its own schema, survives a round trip, and refuses a kind named twice', () => {
    const text: unknown = JSON.parse(JSON.stringify(builtInKinds));
    expect(kindCatalogue.parse(text)).toEqual(builtInKinds);
    expect(kindCatalogue.safeParse([...builtInKinds, builtInKinds[0]]).success).toBe(false);
    expect(kindCatalogue.safeParse([{ ...builtInKinds[0], flags: ['nonsense'] }]).success).toBe(false);
  });

  it('ends every kind with results, and lets only haggling and stages of two-stage kinds repeat', () => {
    for (const kind of builtInKinds) {
      const named = kind.stages.map(({ stage }) => stage);
      expect(named, kind.kindId).toContain('results');
      const rounds = kind.stages.filter((stage) => stage.rounds && stage.stage !== 'haggling');
      expect(rounds.length > 0, kind.kindId).toBe(kind.flags.includes('multi-stage'));
      // Stages stand in the order of a procedure's life.
      expect(
        named.map((stage) => stages.indexOf(stage)),
        kind.kindId,
      ).toEqual(named.map((stage) => stages.indexOf(stage)).toSorted((a, b) => a - b));
    }
  });

  it('lets a user’s kind of the same name stand in the place of ours on the days it holds', () => {
    const [first] = builtInKinds;
    if (first === undefined) throw new Error('the catalogue is empty');
    const own: ProcedureKind = { ...first, name: 'Свой аукцион', validFrom: '2026-01-01', validTo: '2026-12-31' };
    const named = (day: string): string | null | undefined =>
      kindsOn(day, builtInKinds, [own]).find(({ kindId }) => kindId === first.kindId)?.name;
    expect(named('2026-06-01')).toBe('Свой аукцион');
    expect(named('2027-01-01')).toBeNull();
    expect(kindsOn('2026-06-01', builtInKinds, [own])).toHaveLength(43);
    expect(kindsOn('2017-01-01', builtInKinds)).toEqual([]);
  });
});

describe('the kind of a procedure', () => {
  it.each([
    [{ type: 2 }, [], 'auction-buyer-open'],
    [{ type: 2 }, ['closed'], 'auction-buyer-closed'],
    [{ type: 2 }, ['consideration-stage'], 'auction-buyer-considered'],
    [{ type: 1 }, ['closed'], 'auction-seller-closed'],
    [{ type: 4, boardExtendedType: 0 }, ['closed', 'multi-stage'], 'proposals-closed-two-stage'],
    [{ type: 4, boardExtendedType: 1 }, ['price-only', 'by-positions'], 'prices-open-by-positions'],
    [{ open: 1 }, ['prequalification'], 'konkurs-open-prequalified'],
    [{ open: 2 }, ['closed'], 'negotiations-closed'],
    [{ type: 14 }, [], 'simple-purchase'],
    [{ type: 3 }, [], 'sale-announcement'],
    [{ lotType: 16 }, ['prequalification'], 'prequalification'],
  ] as const)('by codes %j and flags %j is %s', (codes, flags, kindId) => {
    expect(kindOfCodes(codes, flags, builtInKinds)?.kindId).toBe(kindId);
  });

  it('is not known by codes that no kind has', () => {
    expect(kindOfCodes({ type: 99 }, [], builtInKinds)).toBeNull();
    expect(kindOfCodes({}, ['closed'], builtInKinds)).toBeNull();
  });

  it.each([
    ['Открытый запрос цен в электронной форме', 'prices-open'],
    ['Закрытый двухэтапный конкурс', 'konkurs-closed-two-stage'],
    ['Запрос котировок в электронной форме, участниками которого могут быть только СМСП', 'prices-open'],
    ['Конкурентные переговоры', 'negotiations-open'],
    ['Электронный аукцион', 'auction-buyer-open'],
    ['Запрос предложений', 'proposals-open'],
    ['Закупка у единственного поставщика', null],
    ['Конкурс или аукцион', null],
    [null, null],
  ])('by the words %j is %s', (words, kindId) => {
    expect(kindByWords(words)).toBe(kindId);
  });

  it.each([
    ['eforms', 'open', 'konkurs-open'],
    ['eforms', 'oth-single', null],
    ['ru44', 'EAP20', 'auction-buyer-open'],
    ['ru44', 'ZK44', 'prices-open'],
    ['ru44', 'XX20', null],
    ['prozorro', 'belowThreshold', 'auction-buyer-open'],
  ] as const)('of %s with code %s is %s', (format, code, kindId) => {
    expect(kindOfSource(format, code)).toBe(kindId);
  });

  it('is always one of the catalogue', () => {
    const known = new Set(builtInKinds.map(({ kindId }) => kindId));
    const mapped = ['open', 'restricted', 'neg-w-call', 'neg-wo-call'].map((code) => kindOfSource('eforms', code));
    const words = ['аукцион', 'конкурс', 'запрос цен', 'запрос предложений', 'конкурентные переговоры'].flatMap(
      (word) => ['', 'закрытый ', 'двухэтапный ', 'закрытый двухэтапный '].map((before) => kindByWords(before + word)),
    );
    for (const kindId of [...mapped, ...words]) expect(known.has(kindId ?? ''), String(kindId)).toBe(true);
  });
});

describe('every word of the model', () => {
  const keys = [
    ...builtInKinds.map(({ kindId }) => `procedure.kind.${kindId}`),
    ...kindGroups.map((group) => `procedure.kind-group.${group}`),
    ...stages.map((stage) => `procedure.stage.${stage}`),
    ...procedureFlags.map((flag) => `procedure.flag.${flag}`),
    ...dateRules.map((rule) => `procedure.rule.${rule}`),
    ...dateKinds.map((kind) => `procedure.date.${kind}`),
  ];
  it.each([
    ['en', en],
    ['ru', ru],
    ['ar', ar],
  ] as const)('has its text in %s', (_, texts) => {
    expect(keys.filter((key) => !(key in texts))).toEqual([]);
  });
});
