/** What a list can be sorted by. Rows without the fact come last whichever way the list is turned. */
export const procedureOrders = [
  'deadline',
  'published',
  'value',
  'title',
  'buyer',
  'imported',
  'work-stage',
  'assignee',
  'priority',
  'next-step',
  'moved',
] as const;
export type ProcedureOrder = (typeof procedureOrders)[number];

/** What a list or an exported table can show; each has a text key `organiser.column.<column>`. */
export const procedureColumns = [
  'id',
  'source-id',
  'format',
  'title',
  'buyer',
  'published',
  'deadline',
  'value',
  'currency',
  'edition',
  'stage',
  'work-stage',
  'assignee',
  'tags',
  'starred',
  'priority',
  'next-step',
  'next-step-on',
  'reason',
  'reason-text',
  'notes',
  'last-note',
  'bids',
  'moved',
  'imported',
] as const;
export type ProcedureColumn = (typeof procedureColumns)[number];
