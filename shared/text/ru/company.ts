import type { TextsLike } from '../keys.ts';
import type { company as english } from '../en/company.ts';

export const company = {} as const satisfies TextsLike<typeof english>;
