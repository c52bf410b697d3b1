/** `3 d 4 h` as people type it: days, hours, minutes in Latin or Russian letters; null where it is no span. */
export const minutesIn = (text: string): number | null => {
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d{1,5})\s*(d|h|m|д|ч|м|ي|س|د)[\p{L}.]*/gu),
  ];
  const rest = text
    .toLowerCase()
    .replace(/(\d{1,5})\s*(d|h|m|д|ч|м|ي|س|د)[\p{L}.]*/gu, '')
    .trim();
  if (parts.length === 0 || rest !== '') return null;
  const worth = { d: 1440, д: 1440, ي: 1440, h: 60, ч: 60, س: 60, m: 1, м: 1, د: 1 } as const;
  const isUnit = (unit: string): unit is keyof typeof worth => Object.hasOwn(worth, unit);
  return parts.reduce((sum, [, count = '0', unit = '']) => sum + Number(count) * (isUnit(unit) ? worth[unit] : 0), 0);
};

/** Levels typed with commas between, the earliest first whatever the order; null where one is no span. */
export const levelsIn = (text: string): readonly number[] | null => {
  const spans = text
    .split(/[,;،\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(minutesIn);
  if (spans.some((span) => span === null || span < 1)) return null;
  return [...new Set(spans.filter((span) => span !== null))].toSorted((a, b) => b - a);
};

/** Minutes as their days, hours and minutes; what is nought is left out. */
export const partsOf = (
  minutes: number,
): readonly { readonly unit: 'days' | 'hours' | 'minutes'; readonly value: number }[] =>
  (
    [
      { unit: 'days', value: Math.floor(minutes / 1440) },
      { unit: 'hours', value: Math.floor((minutes % 1440) / 60) },
      { unit: 'minutes', value: minutes % 60 },
    ] as const
  ).filter(({ value }) => value > 0);
