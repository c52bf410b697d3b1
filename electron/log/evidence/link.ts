import { hash } from 'node:crypto';
import type { Instant } from '#shared/kernel/instant.ts';

/** When somebody else last vouched for the time, and how far this machine's clock was off then (positive: it was ahead). */
export type ClockCheck = { readonly by: string; readonly at: Instant; readonly aheadSeconds: number };

/** One act as the chain holds it. Names and digests only: never a secret, a file's content or a path outside the workspace. */
export type Entry = {
  /** Counts from 1 without gaps. */
  readonly number: number;
  /** The hash of the entry before; of the first: `noHash`. */
  readonly previous: string;
  readonly at: Instant;
  readonly act: string;
  readonly subject: string;
  /** SHA-256, lower-case hexadecimal, of what the act was about. */
  readonly digest: string | null;
  /** By which clock `at` was read. Acts from before the chain began were put in later, by the clock they had noted. */
  readonly clock: { readonly source: 'system' | 'noted-before'; readonly checked: ClockCheck | null };
};

export type Link = { readonly text: string; readonly hash: string };

/** What stands before the first entry: 64 zeros. */
export const noHash = '0'.repeat(64);

export const hashOfText = (text: string): string => hash('sha256', text);

/** The one spelling of an entry: JSON without line breaks, keys in the order of the type. Its hash is over exactly this. */
export const linkOf = ({ number, previous, at, act, subject, digest, clock }: Entry): Link => {
  const text = JSON.stringify({ number, previous, at, act, subject, digest, clock });
  return { text, hash: hashOfText(text) };
};
