import { describe, expect, it } from 'vitest';
import { readableLines, type Reading } from '#shared/bid/handover/readable.ts';

const reading: Reading = {
  part: (part) => part.toUpperCase(),
  moment: (at) => `moment ${at}`,
  day: (day) => `day ${day}`,
  item: (itemId) => `item ${itemId}`,
  money: (amount, currency) => `sum ${amount} ${currency}`,
};

describe('a value of a difference is read as people read it', () => {
  it('writes a moment by the clock of the face', () => {
    expect(readableLines('"2026-11-24T09:00:00Z"', [], 'addedAt', reading)).toEqual(['moment 2026-11-24T09:00:00Z']);
  });

  it('writes a day as a day, and leaves text that only looks like one', () => {
    expect(readableLines('"2026-11-24"', [], 'deliveredOn', reading)).toEqual(['day 2026-11-24']);
    expect(readableLines('"2026-13-45"', [], 'deliveredOn', reading)).toEqual(['2026-13-45']);
  });

  it('names the item of the checklist where its number stands, alone and within a value', () => {
    expect(readableLines('"i7"', [], 'itemId', reading)).toEqual(['item i7']);
    expect(readableLines('{"itemId":"i7","name":"a.pdf"}', [], 'value', reading)).toEqual([
      'ITEMID: item i7',
      'NAME: a.pdf',
    ]);
  });

  it('tells only the parts that differ from another', () => {
    const [mine, theirs] = ['{"unit":"шт","until":"2026-11-24"}', '{"unit":"шт","until":"2026-11-25"}'];
    expect(readableLines(mine, [mine, theirs], 'term', reading)).toEqual(['UNTIL: day 2026-11-24']);
  });

  it('tells both ends of a digest, and a sum with its currency', () => {
    expect(readableLines(`"${'ab'.repeat(32)}"`, [], 'content', reading)).toEqual(['abababab…abababab']);
    expect(readableLines('{"amount":"12.50","currency":"RUB"}', [], 'price', reading)).toEqual(['sum 12.50 RUB']);
  });
});
