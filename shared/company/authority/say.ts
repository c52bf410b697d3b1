import type { Finding } from '../../kernel/failure.ts';
import type { AuthorityCode } from './codes.ts';
import type { Party } from './model.ts';

export type AuthorityFinding = Finding<AuthorityCode>;

export const authorityFinding = (
  code: AuthorityCode,
  severity: AuthorityFinding['severity'],
  details: AuthorityFinding['details'] = {},
): AuthorityFinding => ({ code, severity, place: {}, details });

export const namesOf = (parties: readonly Party[]): string[] => parties.map(({ name }) => name);
