import type { ChartMark } from './chart-types.ts';
import { dashOf, lookOf, Marker } from './looks.tsx';

/** Line, dash and marker of each series beside its name; a lone series that is named by the chart needs none. */
export const LineLegend = ({ names, marks }: { names: readonly string[]; marks: readonly ChartMark[] }) => (
  <ul className="chart-legend">
    {names.map((name, index) => (
      <li key={name}>
        <svg width="28" height="12" aria-hidden="true" direction="ltr">
          <path
            className={`chart-line ${lookOf(index)}`}
            d="M0 6H28"
            {...(dashOf(index) === undefined ? {} : { strokeDasharray: dashOf(index) })}
          />
          <Marker index={index} x={14} y={6} />
        </svg>
        <bdi>{name}</bdi>
      </li>
    ))}
    <MarkLegend marks={marks} />
  </ul>
);

/** What the marked places mean, each meaning once. */
export const MarkLegend = ({ marks }: { marks: readonly ChartMark[] }) => {
  const meanings = new Map(marks.map((mark) => [mark.words, mark.tone] as const));
  return [...meanings].map(([words, tone]) => (
    <li key={`mark ${words}`}>
      <svg width="12" height="12" aria-hidden="true">
        <rect className={`chart-mark chart-mark-${tone}`} x="3" width="6" height="12" />
      </svg>
      <bdi>{words}</bdi>
    </li>
  ));
};

/** Patterns of spans beside what they are. */
export const KindLegend = ({
  kinds,
  patterns,
  marks,
}: {
  kinds: readonly { readonly id: string; readonly name: string }[];
  patterns: string;
  marks: readonly ChartMark[];
}) => (
  <ul className="chart-legend">
    {kinds.map(({ id, name }, index) => (
      <li key={id}>
        <svg width="18" height="12" aria-hidden="true">
          <rect
            className={`chart-span ${lookOf(index)}`}
            x="0.5"
            y="0.5"
            width="17"
            height="11"
            fill={`url(#${patterns}-${index})`}
          />
        </svg>
        <bdi>{name}</bdi>
      </li>
    ))}
    <MarkLegend marks={marks} />
  </ul>
);
