import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';

/** Tuesday, 24 November 2026, 06:40 UTC: a morning in Moscow. */
export const morning: Instant = instantFromEpoch(Date.UTC(2026, 10, 24, 6, 40));
