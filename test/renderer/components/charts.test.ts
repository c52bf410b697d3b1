import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barTable, lanesTable, lineTable, tsvOf } from '../../../renderer/components/charts/chart-tables.ts';
import { laneStep, placedSpans } from '../../../renderer/components/charts/lane-walk.ts';
import { markedPoints, pathOf } from '../../../renderer/components/charts/line-paths.ts';
import { acrossOf, nearestTo, placesOf, valueAt } from '../../../renderer/components/charts/placing.ts';
import { dayFrom, dayTicks, numberTicks, valueTicks } from '../../../renderer/components/charts/ticks.ts';
import { walked } from '../../../renderer/components/charts/use-walk.ts';
import { textsIn } from '#shared/text/translator.ts';

const canvas = { width: 1000, height: 200, top: 10, bottom: 20, start: 80, end: 20 };
const days = { kind: 'days', from: '2026-12-01', days: 60 } as const;

describe('ticks', () => {
  it('are round figures that hold every value and zero', () => {
    expect(valueTicks(0, 930_000)).toEqual([0, 250_000, 500_000, 750_000, 1_000_000]);
    expect(valueTicks(-120, 300)).toEqual([-200, 0, 200, 400]);
    expect(valueTicks(0, 0)).toEqual([0, 1]);
    assert(
      property(integer({ min: -1e12, max: 1e12 }), integer({ min: -1e12, max: 1e12 }), (a, b) => {
        const ticks = valueTicks(Math.min(a, b) / 100, Math.max(a, b) / 100);
        expect(ticks).toContain(0);
        expect(ticks[0] ?? 1).toBeLessThanOrEqual(Math.min(a, b, 0) / 100);
        expect(ticks.at(-1) ?? -1).toBeGreaterThanOrEqual(Math.max(a, b, 0) / 100);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
      { numRuns: 100 },
    );
  });

  it('under days are every so many days, and the calendar’s own months where the span is long', () => {
    expect(dayTicks('2026-11-24', 60, 8).map(({ day }) => day)).toEqual([
      '2026-11-24',
      '2026-12-04',
      '2026-12-14',
      '2026-12-24',
      '2027-01-03',
      '2027-01-13',
      '2027-01-23',
    ]);
    expect(dayTicks('2026-11-24', 730, 9).map(({ day }) => day)).toEqual([
      '2027-01-01',
      '2027-04-01',
      '2027-07-01',
      '2027-10-01',
      '2028-01-01',
      '2028-04-01',
      '2028-07-01',
      '2028-10-01',
    ]);
  });

  it('over a 29 February keep the day they name', () => {
    expect(dayFrom('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayFrom('2028-02-28', 2)).toBe('2028-03-01');
  });

  it('under numbers are whole and lie within them', () => {
    expect(numberTicks(7, 365, 8)).toEqual([50, 100, 150, 200, 250, 300, 350]);
    expect(numberTicks(3, 3, 8)).toEqual([3]);
  });
});

describe('places', () => {
  it('run from the left in English and from the right in Arabic', () => {
    const ltr = acrossOf(canvas, days, 'ltr');
    const rtl = acrossOf(canvas, days, 'rtl');
    expect([ltr(0), ltr(60)]).toEqual([80, 980]);
    expect([rtl(0), rtl(60)]).toEqual([920, 20]);
    expect(ltr(90)).toBe(980);
  });

  it('are found by the pixel nearest to them, in either direction', () => {
    const places = [0, 10, 30, 60];
    expect(nearestTo(places, acrossOf(canvas, days, 'ltr'), 250)).toBe(1);
    expect(nearestTo(places, acrossOf(canvas, days, 'rtl'), 750)).toBe(1);
    expect(nearestTo([], acrossOf(canvas, days, 'rtl'), 750)).toBe(-1);
  });

  it('hold the last step until the next, while a line has values only at its points', () => {
    const points = [
      { at: 0, value: '1.00' },
      { at: 10, value: '2.00' },
    ];
    expect(valueAt(points, 9, 'step')).toBe('1.00');
    expect(valueAt(points, 9, 'line')).toBeNull();
    expect(valueAt(points, -1, 'step')).toBeNull();
    expect(placesOf([{ points }, { points: [{ at: 5, value: '0' }] }])).toEqual([0, 5, 10]);
  });

  it('draw steps on to the end of the chart', () => {
    const at = (x: number): number => x;
    const path = pathOf([{ at: 0, value: '1' }], at, at, 'step', 60);
    expect(path).toBe('M0.0 1.0H60.0');
    expect(
      markedPoints(
        [0, 1, 2, 3].map((x) => ({ at: x, value: '0' })),
        at,
        2,
      ).map((point) => point.at),
    ).toEqual([0, 2]);
  });
});

describe('walking', () => {
  it('goes the way the language reads and stops at the ends', () => {
    expect(walked('ArrowRight', 3, 5, 'ltr')).toBe(4);
    expect(walked('ArrowRight', 3, 5, 'rtl')).toBe(2);
    expect(walked('ArrowLeft', 4, 5, 'rtl')).toBe(4);
    expect(walked('End', 0, 5, 'ltr')).toBe(4);
    expect(walked('PageUp', 4, 5, 'ltr')).toBe(0);
    expect(walked('a', 0, 5, 'ltr')).toBeNull();
  });

  it('goes along a lane, and to the span nearest in time of the next one', () => {
    const span = (from: number, to: number) => ({ from, to, kind: 'bid', value: '1.00' });
    const spans = placedSpans([
      { id: 'a', name: 'A', spans: [span(0, 5), span(40, 50)] },
      { id: 'empty', name: 'E', spans: [] },
      { id: 'b', name: 'B', spans: [span(2, 8), span(30, 44)] },
    ]);
    const step = laneStep(spans, 'ltr');
    expect(step('ArrowRight', 0)).toBe(1);
    expect(step('ArrowRight', 1)).toBe(1);
    expect(step('ArrowDown', 1)).toBe(3);
    expect(step('ArrowUp', 3)).toBe(1);
    expect(step('ArrowUp', 0)).toBe(0);
    expect(laneStep(spans, 'rtl')('ArrowLeft', 2)).toBe(3);
  });
});

describe('the numbers behind a chart', () => {
  it('are copied without groups, with the language’s decimal sign, and never as a formula', async () => {
    const { say: t } = await textsIn('ru');
    const table = lineTable(
      {
        label: 'x',
        along: days,
        alongLabel: 'День',
        valueLabel: '₽',
        shape: 'step',
        series: [
          {
            id: 'own',
            name: '=cmd|calc',
            points: [
              { at: 0, value: '1234567.80' },
              { at: 31, value: '-5.00' },
            ],
          },
        ],
        marks: [{ at: 31, to: 32, words: 'Не\tхватает', tone: 'stop' }],
      },
      'ru',
      t,
    );
    expect(tsvOf(table)).toBe(
      [
        "День\t'=cmd|calc\tПримечание",
        '2026-12-01\t1234567,80\t',
        '2027-01-01\t-5,00\tНе хватает',
        '2027-01-02\t-5,00\tНе хватает',
      ].join('\n'),
    );
  });

  it('of lanes name every span, of bars their notes', async () => {
    const { say: t } = await textsIn('en');
    const lanes = lanesTable(
      {
        label: 'x',
        along: days,
        valueLabel: 'Sum, ₽',
        laneLabel: 'Bid',
        kinds: [{ id: 'bid', name: 'Bid security' }],
        lanes: [{ id: 'a', name: 'A', spans: [{ from: 0, to: 9, kind: 'bid', value: '100.00' }] }],
      },
      'en',
      t,
    );
    expect(tsvOf(lanes).split('\n')[1]).toBe('A\tBid security\t2026-12-01\t2026-12-10\t100.00');
    const bars = barTable(
      {
        label: 'x',
        nameLabel: 'Offer',
        valueLabel: '₽',
        bars: [{ id: '1', name: 'Own', value: '1.50', note: 'cheapest' }],
      },
      'en',
      t,
    );
    expect(tsvOf(bars)).toBe('Offer\t₽\tNote\nOwn\t1.50\tcheapest');
  });
});
