import type { Figures } from '../calculators/use-calculation.ts';

export type Reduction = {
  readonly stage: number;
  readonly from: string;
  readonly done: string;
  readonly security: string;
  readonly reducedBy: string;
};
export type StageLine = {
  readonly stage: number;
  readonly payBy: string | null;
  readonly customerLate: number;
  readonly customerOwes: string;
  readonly supplierLate: number;
  readonly supplierOwes: string;
  readonly waiting: string;
};
export type SecurityChoice = {
  readonly kind: 'raised' | 'good-faith';
  readonly amount: string;
  readonly largestContractAtLeast?: string;
};

const rowsIn = <Row>(figures: Figures, field: string, has: keyof Row & string): readonly Row[] => {
  const rows: unknown = figures[field];
  return Array.isArray(rows)
    ? rows.filter((row): row is Row => typeof row === 'object' && row !== null && has in row)
    : [];
};
const textIn = (figures: Figures, field: string): string | null => {
  const value = figures[field];
  return typeof value === 'string' ? value : null;
};

/** The calculator's answer as this pane shows it. */
export const winningOf = (figures: Figures) => ({
  security: textIn(figures, 'security'),
  guaranteeEnd: textIn(figures, 'guaranteeEnd'),
  securityCost: textIn(figures, 'securityCost'),
  plannedProfit: textIn(figures, 'plannedProfit'),
  profit: textIn(figures, 'profit'),
  marginPercent: textIn(figures, 'marginPercent'),
  isAdvancePaid: figures['advancePaid'] !== false,
  choices: rowsIn<SecurityChoice>(figures, 'choices', 'kind'),
  reductions: rowsIn<Reduction>(figures, 'reductions', 'reducedBy'),
  stages: rowsIn<StageLine>(figures, 'rows', 'customerOwes'),
});
export type Winning = ReturnType<typeof winningOf>;
