import type { TextsLike } from '../keys.ts';
import type { command as english } from '../en/command.ts';

export const command = {} as const satisfies TextsLike<typeof english>;
