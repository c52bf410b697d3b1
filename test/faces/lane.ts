/** A way that few walk each day, or one that others lead along: walked in the lane that `npm run long` runs, in CI too. */
export const long = { tag: '@long' } as const;

/**
 * The details of a test that is the same look in another language or theme. The gate looks at one of them, the others are in
 * the lane that `npm run long` runs: CI runs both.
 */
export const lane = (isInGate: boolean): { readonly tag?: string } => (isInGate ? {} : long);
