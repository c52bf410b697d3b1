import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { Weight, WeightUnit } from '#shared/procedure/criteria.ts';
import { readWeight } from '#shared/procedure/weights.ts';
import type { Source } from '../ocds/source.ts';
import type { JsonObject } from './strict.ts';

/** A weight in one member, number or text; what is none is null and a finding with its place. */
export const weightAt = (
  source: Source,
  holder: JsonObject | null,
  path: string,
  unit: WeightUnit,
  isMiddle = false,
): Weight | null => {
  const field = path.slice(path.lastIndexOf('.') + 1);
  const value = holder?.[field];
  if (value === undefined || value === null || value === '') return null;
  const isWritten = typeof value === 'number' || typeof value === 'string';
  const reading = isWritten ? readWeight(String(value), unit, isMiddle) : { kind: 'unreadable' as const };
  if (reading.kind === 'read') return reading.weight;
  const text = harmlessLine(isWritten ? String(value) : typeof value).slice(0, 60);
  source.findings.push({
    code: reading.kind === 'unreadable' ? 'notice.weight-unreadable' : 'notice.weight-out-of-range',
    severity: 'warning',
    place: { path: source.place + path },
    details: { field, text },
  });
  return null;
};
