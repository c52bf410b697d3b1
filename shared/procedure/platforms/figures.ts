import type { Sourced } from '../reference/shapes.ts';
import type { PlatformCard } from './card.ts';

/** Every figure of a card with its place in it, in the order in which cards are shown. */
export const figuresOf = (card: PlatformCard): readonly (readonly [path: string, figure: Sourced<unknown>])[] => {
  const { strictOids: _, ...signature } = card.signature;
  return [
    ['operator', card.operator],
    ['address', card.address],
    ...Object.entries(signature).map(([name, figure]) => [`signature.${name}`, figure] as const),
    ...Object.entries(card.limits).map(([name, figure]) => [`limits.${name}`, figure] as const),
    ['specialAccount', card.specialAccount],
  ];
};
