import type { ReactNode } from 'react';

/** What the place pointed at holds, beside it; said aloud by the stage, so it is for the eye only. */
export const Readout = ({
  x,
  width,
  head,
  children,
}: {
  x: number;
  width: number;
  head: string;
  children: ReactNode;
}) => (
  <div
    className="chart-readout"
    aria-hidden="true"
    // Pixels of a drawing have no direction; beyond the middle it stands on the other side of the place.
    style={x > width / 2 ? { right: `${width - x + 12}px` } : { left: `${x + 12}px` }}
  >
    <p className="chart-readout-head">
      <bdi>{head}</bdi>
    </p>
    {children}
  </div>
);
