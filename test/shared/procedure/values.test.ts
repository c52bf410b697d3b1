import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import { foldForSearch, orderKey, searchQuery } from '#shared/procedure/search-words.ts';
import { instantText, readWrittenInstant } from '#shared/procedure/written-instant.ts';

describe('a number as written', () => {
  it.each([
    ['1311264.00', '1311264'],
    ['0.10', '0.1'],
    ['1.5e6', '1500000'],
    ['25E-3', '0.025'],
    ['-0.0', '0'],
    ['-12.50', '-12.5'],
    ['123456789012345678901.23', '123456789012345678901.23'],
    ['007', '7'],
  ])('%s is %s', (written, plain) => expect(decimalText(written)).toBe(plain));

  it.each(['', 'abc', '1,5', '1e99999', '0x10', 'Infinity', '١٢', '1 000', '1'.repeat(41)])('refuses %s', (written) =>
    expect(decimalText(written)).toBeNull(),
  );

  it('keeps the value of any double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const plain = decimalText(String(value));
        expect(plain === null ? null : Number(plain)).toBe(plain === null ? null : value + 0);
      }),
    );
  });
});

describe('a date as written', () => {
  it.each([
    ['2015-12-22T00:00:00-06:00', '2015-12-22T06:00:00Z', '-06:00'],
    ['2016-02-29T23:59:59.9999Z', '2016-02-29T23:59:59.999Z', '+00:00'],
    ['2026-11-30T10:00+03', '2026-11-30T07:00:00Z', '+03:00'],
    ['2026-11-30 10:00:00 +0530', '2026-11-30T04:30:00Z', '+05:30'],
  ])('%s is %s', (written, at, offset) => {
    const reading = readWrittenInstant(written);
    if (reading.kind !== 'read') throw new Error(reading.kind);
    expect([instantText(reading.moment.milliseconds), reading.moment.offset]).toEqual([at, offset]);
  });

  it.each([
    ['2026-11-30T10:00:00', 'no-zone'],
    ['2026-11-30', 'no-zone'],
    ['2026-02-30T10:00:00Z', 'unreadable'],
    ['2025-02-29T10:00:00Z', 'unreadable'],
    ['2026-13-01T10:00:00Z', 'unreadable'],
    ['2026-11-30T24:00:00Z', 'unreadable'],
    ['2026-11-30T10:00:60Z', 'unreadable'],
    ['30.11.2026 10:00', 'unreadable'],
    ['2026-11-30T10:00:00+19:00', 'unreadable'],
    ['tomorrow', 'unreadable'],
  ])('%s: %s', (written, kind) => expect(readWrittenInstant(written).kind).toBe(kind));

  it('agrees with a calendar library on every moment of four centuries', () => {
    const first = Date.UTC(1900, 0, 1);
    const offsets = fc.integer({ min: -18 * 60, max: 18 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 365 * 86_400 }), offsets, (seconds, minutes) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(first + seconds * 1_000);
        const sign = minutes < 0 ? '-' : '+';
        const size = Math.abs(minutes);
        const zone = `${sign}${String(Math.trunc(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        const reading = readWrittenInstant(instant.toString({ timeZone: zone }));
        expect(reading.kind === 'read' && instantText(reading.moment.milliseconds)).toBe(instant.toString());
      }),
    );
  });
});

describe('search', () => {
  it.each([
    ['насос', '"насос"*'],
    ['договоры', '"договор"*'],
    ['ЗАКУПКА', '("закупк"* OR "закупок" OR "закупек")'],
    ['a OR b', '"a" AND "OR" AND "b"'],
    ['труба 17', '"труб"* AND "17"*'],
    ['17 труб', '"17" AND "труб"*'],
    ['"кабель силовой" сталь', '"кабель силовой" AND "стал"*'],
    ['NEAR(a*) ^b -c title:', '"near"* AND "a" AND "b" AND "c" AND "titl"*'],
    ['المَكْتَبِيّ', '"المكتبي"*'],
  ])('%s becomes %s', (typed, query) => expect(searchQuery(typed)).toBe(query));

  it.each(['', '  ', '***', '"', '""', '-- ;'])('has no word in %j', (typed) => expect(searchQuery(typed)).toBeNull());

  it('looks for Latin letters without their accents', () => {
    expect(foldForSearch('Müller, Łódź, naïve café')).toBe('Muller, Łodz, naive cafe');
    expect(searchQuery('Müller')).toBe('"muller"*');
  });

  it('folds й neither composed nor decomposed into и', () => {
    expect(foldForSearch('и\u0306')).toBe('й');
    expect(foldForSearch('Ёж')).toBe('Еж');
  });

  it('sorts without quotes and case', () => {
    expect(orderKey('«Альфа» и другие')).toBe('альфа» и другие');
    expect(['«Бета»', 'альфа', 'Вега'].toSorted((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1))).toEqual([
      'альфа',
      '«Бета»',
      'Вега',
    ]);
  });
});
