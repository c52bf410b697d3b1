import { expect, test } from 'vitest';
import { rowSlots, slotsFor, type RowSlots } from '../../../renderer/components/row-slots.ts';

const handOut = (): ((rows: readonly number[]) => RowSlots) => {
  const { plan, keep } = rowSlots();
  return (rows) => {
    const slots = plan(rows);
    keep(slots);
    return slots;
  };
};

test('a drawing that was thrown away leaves no trace', () => {
  const { plan, keep } = rowSlots();
  const shown = plan([1, 2, 3]);
  keep(shown);
  plan([7, 8, 9]);
  expect(plan([3, 4]).get(3)).toBe(shown.get(3));
});

test('a row that stays keeps its element, one that comes takes over from one that left', () => {
  const slots = handOut();
  const before = slots([10, 11, 12]);
  const after = slots([12, 13, 14]);
  expect(after.get(12)).toBe(before.get(12));
  expect(new Set(after.values())).toEqual(new Set(before.values()));
});

test('no two rows share an element, however far and whichever way one scrolls', () => {
  const slots = handOut();
  for (let turn = 0; turn < 200; turn += 1) {
    const first = (turn * 7919) % 500;
    const size = 20 + (turn % 5);
    const rows = [3, ...Array.from({ length: size }, (_, place) => 1000 + first + place)];
    const held = slots(rows);
    expect(new Set(held.values()).size).toBe(rows.length);
    expect(Math.max(...held.values())).toBeLessThan(rows.length + 30);
    expect(held.get(3)).toBe(0);
  }
});

test('the same rows asked for again are answered with the same hand-out', () => {
  const held = slotsFor(new Map(), [1, 2, 3]);
  expect(slotsFor(held, [1, 2, 3])).toBe(held);
});
