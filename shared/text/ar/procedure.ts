import type { TextsLike } from '../keys.ts';
import type { procedure as english } from '../en/procedure.ts';

export const procedure = {} as const satisfies TextsLike<typeof english>;
