import { KeyFileFault } from './fault.ts';

/**
 * What a key file may ask of us. Real ones stay far below: OpenSSL writes 2,048 iterations, Windows 2,000, NSS 600,000.
 * Iterations are counted over the whole file, so that many small demands do not add up to a hang.
 */
export const keyFileLimits = {
  bytes: 4 * 1024 * 1024,
  elements: 100_000,
  depth: 32,
  bags: 1_000,
  safeContentsDepth: 8,
  pbkdf2Iterations: 10_000_000,
  /** Its rounds run in JavaScript: about 1.5 microseconds each. */
  pkcs12KdfIterations: 2_000_000,
  /** About 20 microseconds each; Russian programs write 2,000 to 20,000, times three for the MAC. */
  streebogIterations: 500_000,
} as const;

export type Budget = {
  pbkdf2Iterations: number;
  pkcs12KdfIterations: number;
  streebogIterations: number;
  bags: number;
};

export const newBudget = (): Budget => ({
  pbkdf2Iterations: keyFileLimits.pbkdf2Iterations,
  pkcs12KdfIterations: keyFileLimits.pkcs12KdfIterations,
  streebogIterations: keyFileLimits.streebogIterations,
  bags: keyFileLimits.bags,
});

/** Takes `count` from the budget before the work is done. */
export const spend = (budget: Budget, what: keyof Budget, count: number): void => {
  if (count > budget[what]) throw new KeyFileFault('key-file.too-costly', { what, count, limit: keyFileLimits[what] });
  budget[what] -= count;
};
