import type { PricePosition, PriceTable } from '../prices/table.ts';

export type NamedFile = { readonly name: string; readonly digest: string };
export type DocumentChange = { readonly name: string; readonly kind: 'added' | 'removed' | 'changed' };
/** One cell: `field` as in `PricePosition` or, without a position, as in `PriceTable`; text of the value, null where empty. */
export type PriceChange = {
  readonly positionId: string | null;
  readonly name: string | null;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** By name, without regard to the order of adding. */
export const diffDocuments = (before: readonly NamedFile[], after: readonly NamedFile[]): readonly DocumentChange[] => {
  const [was, is] = [before, after].map((files) => new Map(files.map(({ name, digest }) => [name, digest])));
  const removed = before
    .filter(({ name }) => !is?.has(name))
    .map(({ name }): DocumentChange => ({ name, kind: 'removed' }));
  const others = after.flatMap(({ name, digest }): DocumentChange[] => {
    const earlier = was?.get(name);
    if (earlier === undefined) return [{ name, kind: 'added' }];
    return earlier === digest ? [] : [{ name, kind: 'changed' }];
  });
  return [...removed, ...others].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
};

const textOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'string'
      ? value
      : typeof value === 'boolean'
        ? String(value)
        : JSON.stringify(value);

const cells = (
  before: object,
  after: object,
  skip: ReadonlySet<string>,
): readonly Omit<PriceChange, 'positionId' | 'name'>[] => {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !skip.has(field));
  return fields.flatMap((field) => {
    const [was, is] = [before, after].map((row) => textOf((row as Readonly<Record<string, unknown>>)[field]));
    return was === is ? [] : [{ field, before: was ?? null, after: is ?? null }];
  });
};

const none: ReadonlySet<string> = new Set(['positionId']);

/** Cell by cell; a position that is new or gone is told by its name, with its quantity and price. */
export const diffPrices = (before: PriceTable | null, after: PriceTable | null): readonly PriceChange[] => {
  const [was, is] = [before, after].map(
    (table) => new Map((table?.positions ?? []).map((one) => [one.positionId, one])),
  );
  const whole = (position: PricePosition): string =>
    [position.name, position.quantity ?? '—', position.unitPrice ?? '—'].join(' · ');
  const settings = cells(before ?? {}, after ?? {}, new Set(['positions'])).map((change) => ({
    positionId: null,
    name: null,
    ...change,
  }));
  const gone = [...(was ?? [])].flatMap(([positionId, position]) =>
    is?.has(positionId)
      ? []
      : [{ positionId, name: position.name, field: 'position', before: whole(position), after: null }],
  );
  const others = [...(is ?? [])].flatMap(([positionId, position]): readonly PriceChange[] => {
    const earlier = was?.get(positionId);
    if (earlier === undefined)
      return [{ positionId, name: position.name, field: 'position', before: null, after: whole(position) }];
    return cells(earlier, position, none).map((change) => ({ positionId, name: position.name, ...change }));
  });
  return [...(before === null || after === null ? [] : settings), ...gone, ...others];
};
