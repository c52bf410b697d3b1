const shape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * An xs:dateTime or xs:date as epoch milliseconds, fractions cut off; null where it is none. `zone` is the offset of one
 * that names none.
 */
export const readMoment = (text: string | null, zone: 'Z' | '+03:00'): number | null => {
  const [, day, time = '00:00:00', offset = zone] = shape.exec((text ?? '').trim()) ?? [];
  if (day === undefined) return null;
  const moment = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(moment) ? null : moment;
};
