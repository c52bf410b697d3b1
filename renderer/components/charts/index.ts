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
