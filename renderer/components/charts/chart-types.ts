import type { PlainDay } from '#shared/kernel/instant.ts';

/**
 * What lies along a chart. `days`: from a day on, a place being the number of days after it. `numbers`: any numbers, in
 * the unit that their heading names.
 */
export type Along =
  | { readonly kind: 'days'; readonly from: PlainDay; readonly days: number }
  | { readonly kind: 'numbers'; readonly from: number; readonly to: number };

export type ChartPoint = {
  /** Days after `from`, or the number itself. */
  readonly at: number;
  /** A decimal: shown exactly, drawn as near as a screen can. */
  readonly value: string;
};

/** One named line; its points stand in their order along the chart. */
export type ChartSeries = { readonly id: string; readonly name: string; readonly points: readonly ChartPoint[] };

/** A place that is pointed out with words, never by colour alone: a short day, a break-even term; a stretch with `to`. */
export type ChartMark = {
  readonly at: number;
  /** The last place of a stretch. */
  readonly to?: number;
  readonly words: string;
  readonly tone: 'plain' | 'attention' | 'stop';
};

export type LineChartProps = {
  /** What the chart shows, as a screen reader names it: “Cost by term”. */
  readonly label: string;
  readonly along: Along;
  /** Heading of the places: “Day”, “Term, days”. */
  readonly alongLabel: string;
  /** Heading of the values, with their unit: “Cost, ₽”. */
  readonly valueLabel: string;
  readonly series: readonly ChartSeries[];
  /** `step`: a value holds until the next one (money from a day to a day); `line`: what lies between is read off. */
  readonly shape?: 'line' | 'step';
  readonly marks?: readonly ChartMark[];
  /** Drawn height in pixels without the legend. */
  readonly height?: number;
  /** Width kept for names at the start; give charts that stand above each other the same. */
  readonly gutter?: number;
};

export type LaneSpan = {
  readonly from: number;
  /** The last place it covers. */
  readonly to: number;
  /** One of the chart's kinds. */
  readonly kind: string;
  /** A decimal, shown exactly. */
  readonly value: string;
};
export type Lane = { readonly id: string; readonly name: string; readonly spans: readonly LaneSpan[] };

export type LanesChartProps = {
  readonly label: string;
  readonly along: Along;
  readonly valueLabel: string;
  /** Heading of the lanes' names: “Bid”. */
  readonly laneLabel: string;
  readonly lanes: readonly Lane[];
  /** What the spans are, in the order of their patterns; at most six. */
  readonly kinds: readonly { readonly id: string; readonly name: string }[];
  readonly marks?: readonly ChartMark[];
  readonly gutter?: number;
};

export type Bar = {
  readonly id: string;
  readonly name: string;
  /** A decimal; a negative one is drawn to the other side. */
  readonly value: string;
  /** Said beside the value: “cheapest”, “does not fit”. */
  readonly note?: string;
  /** `chosen` is filled, `plain` hatched, `faint` only outlined: what is out of the question. */
  readonly look?: 'chosen' | 'plain' | 'faint';
};

export type BarChartProps = {
  readonly label: string;
  readonly nameLabel: string;
  readonly valueLabel: string;
  readonly bars: readonly Bar[];
  /** Whole things are counted: no decimals. */
  readonly isCount?: boolean;
  readonly gutter?: number;
};

/** A cell: what is read, and what is copied where that differs (a number without groups, a day as YYYY-MM-DD). */
export type ChartCell = { readonly text: string; readonly plain?: string; readonly isNumber?: boolean };
/** The numbers behind a chart. */
export type ChartTable = {
  readonly heads: readonly ChartCell[];
  readonly rows: readonly (readonly ChartCell[])[];
  /** Which of the rows stand on paper; all where it is left out. */
  readonly onPaper?: readonly (readonly ChartCell[])[];
};
