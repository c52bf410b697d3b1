import { expect, test } from 'vitest';
import { drawnRows } from '../../../renderer/components/drawn-rows.ts';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, place) => from + place);

test('a jump is drawn in parts, the screen before what lies beside it', () => {
  const draw = drawnRows(4);
  const isSeen = (row: number): boolean => row >= 103 && row < 106;
  const first = draw(range(100, 110), isSeen);
  expect([...first.rows].toSorted((a, b) => a - b)).toEqual([100, 103, 104, 105]);
  expect(first.isBehind).toBe(true);
  expect(draw(range(100, 110), isSeen).rows.size).toBe(8);
  const whole = draw(range(100, 110), isSeen);
  expect(whole.rows.size).toBe(10);
  expect(whole.isBehind).toBe(false);
});

test('what has left is forgotten, and what stays is never taken back', () => {
  const draw = drawnRows(2);
  draw([1, 2], () => true);
  const next = draw([2, 3, 4, 5], () => true);
  expect(next.rows.has(2)).toBe(true);
  expect(next.rows.has(1)).toBe(false);
  expect(next.rows.size).toBe(3);
});
