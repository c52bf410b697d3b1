import type { ServicePeriod } from '#shared/verification/listed-service.ts';

/**
 * What a service was at a time (epoch milliseconds): the period that had begun last. Null before its first. `periods` are
 * newest first.
 */
export const periodAt = (periods: readonly ServicePeriod[], at: number): ServicePeriod | null =>
  periods.find(({ from }) => from <= at) ?? null;
