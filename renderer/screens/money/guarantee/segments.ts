export type Mark = { readonly field: string; readonly start: number; readonly end: number };
export type Segment = { readonly text: string; readonly fields: readonly string[] };

/** A text cut where marks begin and end; marks may lie over each other. Joined again the segments are the text. */
export const segmentsOf = (text: string, marks: readonly Mark[]): readonly Segment[] => {
  const inside = (place: number): boolean => place > 0 && place < text.length;
  const cuts = [
    ...new Set([0, ...marks.flatMap(({ start, end }) => [start, end]).filter(inside), text.length]),
  ].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    return {
      text: text.slice(from, to),
      fields: marks.filter(({ start, end }) => start < to && end > from).map(({ field }) => field),
    };
  });
};
