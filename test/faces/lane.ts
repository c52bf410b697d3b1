/**
 * The details of a test that is the same look in another language or theme. The gate looks at one of them, the others are in
 * the lane that `npm run long` runs: CI runs both.
 */
export const lane = (isInGate: boolean): { readonly tag?: string } => (isInGate ? {} : { tag: '@long' });
