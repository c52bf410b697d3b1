import type { Records } from '#shared/bid/handover/records.ts';

const nameFields = ['name', 'title'] as const;

/** What people call a record: the name it has on the first side that has it, or what its place says. */
export const labelOf = (record: string, sides: readonly Records[]): string | null => {
  for (const side of sides)
    for (const field of nameFields) {
      const text = record === 'company' || record === 'policy' ? undefined : side.get(record)?.get(field);
      if (text !== undefined) return String(JSON.parse(text));
    }
  const [kind = '', ...rest] = record.split('/');
  switch (kind) {
    case 'waived':
    case 'owners':
    case 'dueDays':
    case 'terms':
      return rest.join('/');
    case 'frozen':
      return rest.join('/');
    case 'signature':
      return rest.slice(2).join('/');
    case 'override':
      return rest.join('/').replace(/^(\d+)-[0-9a-f]{16}-/, '$1 · ');
    case 'event':
      return rest.join('/').replace(/@.*$/, '');
    default:
      return null;
  }
};
