import { describe, expect, it } from 'vitest';
import { rowAfterKey } from '../../../renderer/components/row-after-key.ts';

describe('a key in a list of 100 rows, 20 to a page', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 90, 99],
    ['PageUp', 30, 10],
    ['Home', 55, 0],
    ['End', 55, 99],
  ])('%s from row %i leads to row %i', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 20)).toBe(to);
  });
  it('leaves other keys to others, also those that every object knows', () => {
    expect(rowAfterKey('a', 5, 100, 20)).toBeNull();
    expect(rowAfterKey('toString', 5, 100, 20)).toBeNull();
  });
  it('stays at the first row of an empty list', () => {
    expect(rowAfterKey('End', 0, 0, 20)).toBe(0);
  });
});
