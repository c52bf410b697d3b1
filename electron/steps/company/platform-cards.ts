import {
  demandsOf,
  platformCard,
  platformNamed,
  type PlatformCard,
  type PlatformDemands,
} from '#shared/procedure/platforms/card.ts';
import { shippedCards } from '#shared/procedure/platforms/shipped.ts';
import { overlay, type Overlaid } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../store/database.ts';
import { standingEdits } from '../../store/reference/edits.ts';

/** A stored card by the schema of today; null where it does not fit (any more). */
export const readCard = (stored: unknown): PlatformCard | null => {
  const card = platformCard.safeParse(stored);
  return card.success ? card.data : null;
};

/** The cards of this workspace: the program's with the user's before them. */
export const cardsOf = (database: Database): readonly Overlaid<PlatformCard>[] =>
  overlay(shippedCards, standingEdits(database, 'platform', readCard), ({ platformId }) => platformId);

export const cardOf = (database: Database, platformId: string | null): PlatformCard | null =>
  platformId === null ? null : (cardsOf(database).find(({ recordId }) => recordId === platformId)?.record ?? null);

/** What checks need of a platform; null where no card has this id (any more). */
export const demandsOfPlatform = (database: Database, platformId: string | null): PlatformDemands | null => {
  const card = cardOf(database, platformId);
  return card === null ? null : demandsOf(card);
};

/** The card that a notice's own words name. */
export const cardNamed = (database: Database, words: string | null | undefined): PlatformCard | null =>
  words === null || words === undefined || words === ''
    ? null
    : platformNamed(
        words,
        cardsOf(database).map(({ record }) => record),
      );
