import type { TextsLike } from '../keys.ts';
import type { bidsScreens as english } from '../en/bids-screens.ts';

export const bidsScreens = {} as const satisfies TextsLike<typeof english>;
