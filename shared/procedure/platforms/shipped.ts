import type { PlatformCard } from './card.ts';
import { b2bCenter } from './cards/b2b-center.ts';
import { federalPlatformCards } from './cards/federal.ts';
import { otherCards } from './cards/others.ts';

/** The cards the program comes with. They are data: a test holds them to the schema that users’ cards are held to. */
export const shippedCards: readonly PlatformCard[] = [b2bCenter, ...federalPlatformCards, ...otherCards];
