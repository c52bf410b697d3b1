const isList = (value: object): value is readonly unknown[] => Array.isArray(value);

/** The one spelling of a JSON value: keys in the order of their code units, nothing between, what is undefined left out. */
export const canonicalText = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  const parts = Object.entries(value)
    .filter(([, own]) => own !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => `${JSON.stringify(name)}:${canonicalText(own)}`);
  return `{${parts.join(',')}}`;
};
