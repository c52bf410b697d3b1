import type { Person } from './model.ts';

/** How two statements were found to speak of one person; the number that is hardest to mistake comes first. */
export type SameBy = 'snils' | 'inn' | 'name';

const comparable = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

export const digitsOf = (number: string | null): string | null => {
  const digits = number?.replace(/\D/g, '') ?? '';
  return digits === '' ? null : digits;
};

/**
 * Null: not the same person, or nothing to tell it by. A number that both give decides, for and against: who has the same
 * name and another SNILS is somebody else.
 */
export const samePerson = (a: Person, b: Person): SameBy | null => {
  let by: SameBy | null = null;
  for (const number of ['snils', 'inn'] as const) {
    const [one, other] = [digitsOf(a[number]), digitsOf(b[number])];
    if (one === null || other === null) continue;
    if (one !== other) return null;
    by ??= number;
  }
  if (by !== null) return by;
  return a.name !== null && b.name !== null && a.name !== '' && comparable(a.name) === comparable(b.name)
    ? 'name'
    : null;
};
