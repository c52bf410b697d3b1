import type { PlatformCard } from './card.ts';

/** A figure nobody has told us: what every field of a card is until somebody does. */
export const unknownFigure = { value: null, source: null, readOn: null } as const;

/** A figure as one source gives it on the day it was read. */
export const known = <T>(value: T, source: string, readOn: string): { value: T; source: string; readOn: string } => ({
  value,
  source,
  readOn,
});

/** Every figure of a card not known: where a new card begins, and what data files fill in. */
export const blankCard = (
  about: Pick<PlatformCard, 'platformId' | 'name' | 'country' | 'zone' | 'reviewedOn'>,
): PlatformCard => ({
  ...about,
  aliases: [],
  operator: unknownFigure,
  address: unknownFigure,
  sections: [],
  signature: {
    kind: unknownFigure,
    formats: unknownFigure,
    level: unknownFigure,
    placement: unknownFigure,
    scope: unknownFigure,
    made: unknownFigure,
    algorithms: unknownFigure,
    certificateOids: unknownFigure,
    strictOids: false,
  },
  limits: {
    fileBytes: unknownFigure,
    bidBytes: unknownFigure,
    files: unknownFigure,
    nameLength: unknownFigure,
    endings: unknownFigure,
  },
  specialAccount: unknownFigure,
  tariffs: [],
  fees: [],
  notes: [],
});
