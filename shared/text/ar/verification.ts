import type { TextsLike } from '../keys.ts';
import type { verification as english } from '../en/verification.ts';

export const verification = {} as const satisfies TextsLike<typeof english>;
