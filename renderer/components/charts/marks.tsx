import type { ChartMark } from './chart-types.ts';

/** Marked places behind the lines: a stretch as a band, a single place as a line with a head. */
export const Marks = ({
  marks,
  across,
  top,
  bottom,
}: {
  marks: readonly ChartMark[];
  across: (at: number) => number;
  top: number;
  bottom: number;
}) =>
  marks.map((mark) => {
    const [a, b] = [across(mark.at), across(mark.to ?? mark.at)];
    const x = Math.min(a, b);
    const width = Math.max(2, Math.abs(b - a));
    return (
      <g key={`${mark.at} ${mark.to ?? ''} ${mark.words}`} className={`chart-mark chart-mark-${mark.tone}`}>
        <rect
          className={mark.to === undefined ? 'chart-mark-place' : 'chart-mark-stretch'}
          x={x - (width === 2 ? 1 : 0)}
          y={top}
          width={width}
          height={bottom - top}
        />
        <path d={`M${x + width / 2 - 4} ${top - 6}h8l-4 6Z`} />
      </g>
    );
  });
