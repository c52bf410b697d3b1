/** The fixed names of `calc NAME`. */
export const calculatorNames = [
  'security',
  'anti-dumping',
  'guarantee-end',
  'financing',
  'own-money',
  'auction-range',
  'auction-start',
  'auction-timer',
  'score',
  'price-floor',
  'stage-price',
  'vat',
  'margin',
  'present-value',
  'price-fork',
  'late-payment',
  'agent-fee',
  'funnel',
  'working-days',
] as const;
export type CalculatorName = (typeof calculatorNames)[number];
