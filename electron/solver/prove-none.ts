import type { Highs, ModelData } from 'highs';
import type { ProveNone } from '#shared/finance/plan/conflict.ts';
import type { PlanModel } from '#shared/finance/plan/model.ts';
import { priceUnit } from '#shared/finance/plan/search.ts';
import { integerProgram } from './integer-program.ts';

/** What one question may take at most; a relaxed plan of 200 bids takes a fraction of it. */
const seconds = 4;

/** The relaxed program with one more column per bid, which leaves it uncovered: those columns are all that costs. */
const elastic = (data: ModelData, bids: number): ModelData => {
  const { starts, indices, values } = data.matrix;
  const next = { starts: [0], indices: [] as number[], values: [] as number[] };
  for (let row = 0; row < data.numRows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      next.indices.push(indices[at] ?? 0);
      next.values.push(values[at] ?? 0);
    }
    // The first rows are the bids', one each.
    if (row < bids) {
      next.indices.push(data.numCols + row);
      next.values.push(1);
    }
    next.starts.push(next.indices.length);
  }
  const numCols = data.numCols + bids;
  return {
    ...data,
    numCols,
    colCost: Array.from({ length: numCols }, (_, column) => (column < data.numCols ? 0 : 1)),
    colLower: Array.from({ length: numCols }, () => 0),
    colUpper: Array.from({ length: numCols }, () => 1),
    matrix: { format: 'csr', numRows: data.numRows, numCols, ...next },
  };
};

/**
 * Prices that may prove that not all bids can be covered: the duals of the elastic relaxation, which covers as many as it can. Whoever takes them
 * checks the proof in exact arithmetic. Null where even parts of options cover every bid, or no answer came.
 */
export const proveWith =
  (highs: Highs): ProveNone =>
  (model: PlanModel) => {
    const program = integerProgram(model, { relaxed: true });
    return highs.withModel((lp) => {
      lp.passModel(elastic(program.data, model.options.length));
      lp.options.set({ output_flag: false, time_limit: seconds });
      lp.run();
      if (lp.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      const { rowDual, colValue } = lp.getSolution();
      const uncovered = colValue.slice(program.data.numCols).reduce((sum, value) => sum + value, 0);
      if (uncovered < 1e-9) return null;
      const prices = model.rows.map(() => 0n);
      for (const [index, origin] of program.origins.entries()) {
        if (origin === null) continue;
        const price = Math.max(0, -(rowDual[index] ?? 0)) * origin.scale;
        if (price > 1e-15 && Number.isFinite(price))
          prices[origin.row] = BigInt(Math.round(price * Number(priceUnit) * 2 ** 20));
      }
      return prices;
    });
  };
