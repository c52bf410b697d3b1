export type {
  Along,
  Bar,
  BarChartProps,
  ChartCell,
  ChartMark,
  ChartPoint,
  ChartSeries,
  ChartTable,
  Lane,
  LanesChartProps,
  LaneSpan,
  LineChartProps,
} from './chart-types.ts';
export { BarChart } from './bar-chart.tsx';
export { LanesChart } from './lanes-chart.tsx';
export { LineChart } from './line-chart.tsx';
export { TableBehind } from './table-behind.tsx';
export { amountCell, tsvOf } from './chart-tables.ts';
export { usePrinting } from './use-printing.ts';
