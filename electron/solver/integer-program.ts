import type { ModelData } from 'highs';
import type { PlanModel } from '#shared/finance/plan/model.ts';

/** Options that may not all be chosen together: found by exact arithmetic where the solver’s tolerance let them through. */
export type Cut = readonly { readonly bid: number; readonly position: number }[];

/** Which options take part. */
export type Allowed = (bid: number, position: number) => boolean;
export const everyOption: Allowed = () => true;

type Column = { readonly bid: number; readonly position: number; readonly value: bigint };
type Entry = { readonly column: number; readonly amount: bigint };

export type IntegerProgram = {
  readonly data: ModelData;
  /** The option behind each column. */
  readonly columns: readonly Column[];
  /** The model’s row behind each row of the program, with what its numbers were multiplied by; null for the others. */
  readonly origins: readonly ({ readonly row: number; readonly scale: number } | null)[];
  /** What values were multiplied by. */
  readonly valueScale: number;
  /** What every choice adds up to at least, taken out of the program’s objective. */
  readonly base: bigint;
};

export type Restrictions = { readonly cuts?: readonly Cut[]; readonly allowed?: Allowed; readonly relaxed?: boolean };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const greatest = (values: readonly bigint[]): bigint =>
  values.reduce((most, value) => (value > most ? value : most), 0n);

/** Small enough that a kopeck in millions of roubles stays above 10⁻⁶, the solver’s tolerance. */
const largestCoefficient = 2 ** 20;
/** A power of two, so that numbers stay exact, under which nothing is above `largestCoefficient`. */
const scaleFor = (most: bigint): number =>
  most <= largestCoefficient ? 1 : 2 ** -Math.ceil(Math.log2(Number(most) / largestCoefficient));

const columnsOf = ({ options, rows }: PlanModel, allowed: Allowed): readonly Column[] =>
  options.flatMap((mine, bid) =>
    mine.flatMap(({ value, uses }, position) =>
      allowed(bid, position) && uses.every(({ row, amount }) => amount <= (rows[row]?.capacity ?? 0n))
        ? [{ bid, position, value }]
        : [],
    ),
  );

const entriesByRow = ({ options }: PlanModel, columns: readonly Column[]): ReadonlyMap<number, readonly Entry[]> => {
  const byRow = new Map<number, Entry[]>();
  for (const [column, { bid, position }] of columns.entries()) {
    for (const { row, amount } of options[bid]?.[position]?.uses ?? []) {
      const known = byRow.get(row);
      if (known === undefined) byRow.set(row, [{ column, amount }]);
      else known.push({ column, amount });
    }
  }
  return byRow;
};

/** Whether some choice of one option per bid could take more than there is. */
const canBind = (entries: readonly Entry[], columns: readonly Column[], capacity: bigint): boolean => {
  const most = new Map<number, bigint>();
  for (const { column, amount } of entries) {
    const bid = columns[column]?.bid ?? -1;
    if (amount > (most.get(bid) ?? 0n)) most.set(bid, amount);
  }
  return [...most.values()].reduce((sum, amount) => sum + amount, 0n) > capacity;
};

/**
 * One column per option that can fit at all, exactly one per bid, every row that can bind, divided by what all its amounts share. It
 * minimises the gains lost. `relaxed` drops the demand for whole choices: its duals are the prices of the rows.
 */
export const integerProgram = (
  model: PlanModel,
  { cuts = [], allowed = everyOption, relaxed = false }: Restrictions = {},
): IntegerProgram => {
  const columns = columnsOf(model, allowed);
  const least = model.options.map((_, bid) => {
    const values = columns.filter((column) => column.bid === bid).map(({ value }) => value);
    return values.reduce((low, value) => (value < low ? value : low), values[0] ?? 0n);
  });
  const gains = columns.map(({ bid, value }) => value - (least[bid] ?? 0n));
  const valueScale = scaleFor(greatest(gains));

  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const origins: ({ readonly row: number; readonly scale: number } | null)[] = [];
  const addRow = (
    entries: readonly (readonly [column: number, value: number])[],
    [from, to]: readonly [number, number],
    origin: (typeof origins)[number],
  ): void => {
    for (const [column, value] of entries) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
    lower.push(from);
    upper.push(to);
    origins.push(origin);
  };

  const ofBid = Map.groupBy(columns.keys(), (column) => columns[column]?.bid ?? -1);
  for (const bid of model.options.keys()) {
    addRow(
      (ofBid.get(bid) ?? []).map((column) => [column, 1]),
      [1, 1],
      null,
    );
  }
  for (const [row, entries] of entriesByRow(model, columns)) {
    const capacity = model.rows[row]?.capacity ?? 0n;
    if (!canBind(entries, columns, capacity)) continue;
    const shared = entries.reduce((common, { amount }) => gcd(amount, common), 0n);
    const scale = scaleFor(greatest(entries.map(({ amount }) => amount / shared)));
    addRow(
      entries.map(({ column, amount }) => [column, Number(amount / shared) * scale]),
      [-Infinity, Number(capacity / shared) * scale],
      { row, scale: scale / Number(shared) },
    );
  }
  for (const cut of cuts) {
    const together = columns.flatMap(({ bid, position }, column) =>
      cut.some((each) => each.bid === bid && each.position === position) ? [[column, 1] as const] : [],
    );
    addRow(together, [-Infinity, together.length - 1], null);
  }

  const data: ModelData = {
    numCols: columns.length,
    numRows: lower.length,
    colCost: gains.map((gain) => -Number(gain) * valueScale),
    colLower: columns.map(() => 0),
    colUpper: columns.map(() => 1),
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csr', numRows: lower.length, numCols: columns.length, starts, indices, values },
    ...(relaxed ? {} : { integrality: columns.map(() => 1 as const) }),
  };
  return { data, columns, origins, valueScale, base: least.reduce((sum, value) => sum + value, 0n) };
};
