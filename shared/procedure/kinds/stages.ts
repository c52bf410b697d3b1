/** Where in its life a procedure is; each has a text key `procedure.stage.<stage>`. */
export const stages = [
  'questions',
  'prequalification',
  'bids',
  'opening',
  'consideration',
  'auction',
  'haggling',
  'results',
  'contract',
] as const;
export type Stage = (typeof stages)[number];

export const kindGroups = ['auction', 'konkurs', 'proposals', 'prices', 'negotiations', 'other'] as const;
export type KindGroup = (typeof kindGroups)[number];
