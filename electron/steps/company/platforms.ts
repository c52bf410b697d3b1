import { ok } from '#shared/kernel/result.ts';
import { platformCards } from '#shared/procedure/platforms.ts';
import type { Step } from '../context.ts';

export const listPlatforms: Step<'platforms.list'> = async () =>
  ok({
    platforms: platformCards.map(({ aliases: _, ...card }) => ({
      ...card,
      certificateOids: [...card.certificateOids],
      limits: { ...card.limits, endings: card.limits.endings === null ? null : [...card.limits.endings] },
    })),
  });
