import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesIn } from '#shared/finance/guarantee-check/places.ts';
import { plainText } from '#shared/finance/guarantee-check/plain-text.ts';
import { calculate } from '#shared/finance/calculators.ts';

const shownAt = (raw: string, place: { readonly start: number; readonly end: number }): string =>
  plainText(raw.normalize('NFC').slice(place.start, place.end)).text;

describe('where a guarantee says what was read', () => {
  it('finds every quotation of a clean guarantee again in the text as it was given', () => {
    const text = readFileSync(new URL('../../cases/calc/guarantee-prose.txt', import.meta.url), 'utf8');
    const answer = calculate('guarantee-check', {
      law: '44-fz',
      kind: 'bid',
      sum: '36988.77',
      beneficiary: { name: 'x' },
      principal: { name: 'y' },
      publishedOn: '2026-06-01',
      text,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const fields = answer.value['fields'] as readonly {
      read: string | null;
      place: { start: number; end: number } | null;
    }[];
    const read = fields.filter((field) => field.read !== null);
    expect(read.length).toBeGreaterThan(4);
    for (const field of read) {
      if (field.place === null) throw new Error(`no place for ${String(field.read)}`);
      expect(shownAt(text, field.place)).toBe(field.read);
    }
  });

  it('points at the same words through broken lines, soft hyphens, quotation marks and runs of spaces', () => {
    const raw = '  Гаран\u00ADтия «Банк»\n\n —  безотзыв-\nная,  ещё';
    const { text } = plainText(raw);
    const place = placesIn(raw, text)('безотзывная');
    expect(place === null ? null : raw.slice(place.start, place.end)).toBe('безотзыв-\nная');
    expect(placesIn(raw, text)('"Банк"')).not.toBeNull();
    expect(placesIn(raw, text)('нет такого')).toBeNull();
  });

  it('never points outside the text, whatever the text is', () => {
    const sign = constantFrom('а', 'ё', '-', '\n', ' ', '«', '—', '\u00AD', 'Принципал', '.', '7', '😀', 'и\u0306');
    assert(
      property(array(sign, { maxLength: 40 }), nat(30), nat(30), (signs, from, length) => {
        const raw = signs.join('').normalize('NFC');
        const { text } = plainText(raw);
        const quotation = text.slice(from, from + length).trim();
        const place = placesIn(raw, text)(quotation);
        if (place === null) return;
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeGreaterThan(place.start);
        expect(place.end).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 200 },
    );
  });
});
