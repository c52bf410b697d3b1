/** How many looks there are; a seventh line takes the first colour again, with a dash of its own. */
export const lookCount = 6;

export const lookOf = (index: number): string => `chart-look-${(index % lookCount) + 1}`;

/** A series is told apart by its dash as well: printed in black they still differ. */
export const dashOf = (index: number): string | undefined =>
  [undefined, '6 3', '2 3', '9 3 2 3', '4 2', '1 3'][(index + Math.floor(index / lookCount)) % lookCount];

const shapes: readonly string[] = [
  'M-3.5 0A3.5 3.5 0 1 0 3.5 0A3.5 3.5 0 1 0 -3.5 0Z',
  'M-3 -3H3V3H-3Z',
  'M0 -4L4 3H-4Z',
  'M0 -4.5L4.5 0L0 4.5L-4.5 0Z',
  'M0 4L4 -3H-4Z',
  'M-4 -1H-1V-4H1V-1H4V1H1V4H-1V1H-4Z',
];

/** The marker of a series: its shape says which it is where its colour can not be seen. */
export const Marker = ({ index, x, y }: { index: number; x: number; y: number }) => (
  <path className={`chart-marker ${lookOf(index)}`} d={shapes[index % lookCount]} transform={`translate(${x} ${y})`} />
);

/**
 * Fills for spans and bars: solid, hatched both ways, dotted, barred, crossed. Named per
 * drawing, since ids are the page's. `look`: all in the colour of one series.
 */
export const Patterns = ({ name, count, look }: { name: string; count: number; look?: number }) => (
  <defs>
    {Array.from({ length: Math.min(count, lookCount) }, (_, index) => (
      <pattern
        key={index}
        id={`${name}-${index}`}
        className={lookOf(look ?? index)}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
      >
        <rect className={index === 0 ? 'chart-fill-full' : 'chart-fill-soft'} width="6" height="6" />
        {[
          null,
          <path key="1" className="chart-hatch" d="M-1 1L1 -1M0 6L6 0M5 7L7 5" />,
          <path key="2" className="chart-hatch" d="M-1 5L1 7M0 0L6 6M5 -1L7 1" />,
          <path key="3" className="chart-hatch" d="M1.5 1.5h.01M4.5 4.5h.01" strokeLinecap="round" strokeWidth="2" />,
          <path key="4" className="chart-hatch" d="M3 0V6" />,
          <path key="5" className="chart-hatch" d="M0 3H6M3 0V6" />,
        ][index] ?? null}
      </pattern>
    ))}
  </defs>
);
