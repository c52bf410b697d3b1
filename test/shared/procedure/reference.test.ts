import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportText, readExport } from '#shared/procedure/reference/exported.ts';
import { differences, overlay, sameRecord } from '#shared/procedure/reference/overlay.ts';
import { sourced } from '#shared/procedure/reference/shapes.ts';

type Card = { readonly id: string; readonly size: number | null; readonly zone: string };
const card = (id: string, size: number | null = null, zone = 'a'): Card => ({ id, size, zone });
const idOf = ({ id }: Card): string => id;

describe('what the program brings and what the user made of it', () => {
  it('stand together: the user’s in the place of the program’s, own ones after', () => {
    const shipped = [card('a'), card('b')];
    const edits = [
      { recordId: 'z', record: card('z'), base: null },
      { recordId: 'b', record: card('b', 5), base: card('b') },
    ];
    expect(
      overlay(shipped, edits, idOf).map(({ recordId, standing, record }) => [recordId, standing, record.size]),
    ).toEqual([
      ['a', 'shipped', null],
      ['b', 'edited', 5],
      ['z', 'own', null],
    ]);
  });

  it('a newer record of the program overwrites nothing and is told field by field', () => {
    const edits = [{ recordId: 'a', record: card('a', 5), base: card('a') }];
    const [one] = overlay([card('a', 7, 'b')], edits, idOf);
    expect(one?.record).toEqual(card('a', 5));
    expect(one?.newer).toEqual([
      { path: 'size', mine: '5', before: 'null', now: '7' },
      { path: 'zone', mine: '"a"', before: '"a"', now: '"b"' },
    ]);
  });

  it('says nothing of a field that the user brought to the same value, nor of one that only the user changed', () => {
    expect(differences(card('a', 7), card('a'), card('a', 7))).toEqual([]);
    expect(differences(card('a', 5), card('a'), card('a'))).toEqual([]);
  });

  it('does not take another order of fields for another record', () => {
    const record = { list: [{ a: 1, b: 2 }], deep: { x: null, y: 'z' } };
    const turned = { deep: { y: 'z', x: null }, list: [{ b: 2, a: 1 }] };
    expect(sameRecord(record, turned)).toBe(true);
    expect(sameRecord(record, { ...turned, list: [{ b: 2, a: 2 }] })).toBe(false);
  });

  it('tells a difference exactly where mine is neither what was nor what is', () => {
    const record = fc.record({ size: fc.option(fc.nat(3)), zone: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(record, record, record, (mine, before, now) => {
        const told = differences(mine, before, now).map(({ path }) => path);
        for (const field of ['size', 'zone'] as const)
          expect(told.includes(field)).toBe(before[field] !== now[field] && mine[field] !== now[field]);
      }),
    );
  });
});

describe('a file of records', () => {
  const schema = z.strictObject({ id: z.string(), size: sourced(z.int()) });
  const sound = { id: 'a', size: { value: 5, source: 'a letter', readOn: '2026-11-23' } };
  const read = (text: string) => readExport(text, 'platform', schema, 'file.json');

  it('is read back as it was written, and a list or one record alone as well', () => {
    for (const text of [exportText('platform', [sound]), JSON.stringify([sound]), `\ufeff${JSON.stringify(sound)}`])
      expect(read(text)).toEqual({ ok: true, value: [sound] });
  });

  it.each([
    ['no JSON', '{', 'reference.not-json', undefined],
    ['another subject', exportText('kind', [sound]), 'reference.other-kind', undefined],
    [
      'a newer form',
      exportText('platform', [sound]).replace('"version": 1', '"version": 9'),
      'reference.newer-format',
      undefined,
    ],
    ['no records', exportText('platform', []), 'reference.field-empty', 'records'],
    ['a text', '"x"', 'reference.other-kind', undefined],
    ['a field too many', JSON.stringify({ ...sound, hack: 1 }), 'reference.field-unknown', 'records.0.hack'],
    ['a field too few', JSON.stringify({ id: 'a' }), 'reference.field-missing', 'records.0.size'],
    [
      'a figure without a source',
      JSON.stringify({ id: 'a', size: { value: 5, source: null, readOn: null } }),
      'reference.no-source',
      'records.0.size.source',
    ],
    [
      'a source that turns text around',
      JSON.stringify({ id: 'a', size: { ...sound.size, source: 'a\u202eb' } }),
      'reference.hidden-characters',
      'records.0.size.source',
    ],
    [
      'a day that does not exist',
      JSON.stringify({ id: 'a', size: { ...sound.size, readOn: '2026-02-30' } }),
      'reference.not-a-day',
      'records.0.size.readOn',
    ],
    [
      'the second of two records',
      JSON.stringify([sound, { id: 5, size: sound.size }]),
      'reference.field-type',
      'records.1.id',
    ],
  ])('with %s is refused whole, with its place', (_, text, code, path) => {
    const refused = read(text);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    if (path !== undefined) expect(refused).toMatchObject({ error: { details: { path } } });
  });
});
