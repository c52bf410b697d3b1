import type { DateRule } from '#shared/procedure/model.ts';

/** Whether the notice itself wrote no zone: then the reader is told where the zone of a moment comes from. */
export const isAssumed = (rule: DateRule | undefined): rule is DateRule =>
  rule === 'moscow-time' || rule === 'platform-zone' || rule === 'user-zone';
