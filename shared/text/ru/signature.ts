import type { TextsLike } from '../keys.ts';
import type { signature as english } from '../en/signature.ts';

export const signature = {} as const satisfies TextsLike<typeof english>;
