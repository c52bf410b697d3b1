import { create } from 'zustand';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export type HeldReport = Answer<'verification.run'> & {
  /** The bid whose package it was, or null for any other file. */
  readonly bidId: string | null;
};

/** A file that another desk asks to have verified, with its signed document where that had to be said. */
export type Wanted = { readonly file: FileHandle; readonly content: FileHandle | null };

type Reports = {
  readonly wanted: Wanted | null;
  readonly shown: HeldReport | null;
  readonly ofBids: Readonly<Record<string, { readonly at: Instant; readonly held: HeldReport }>>;
};

/** Reports of this session: the one on the screen, and the last of each bid. The host keeps them as long as it runs. */
export const useReports = create<Reports>(() => ({ wanted: null, shown: null, ofBids: {} }));

export const noteReport = (held: HeldReport): void =>
  useReports.setState(({ ofBids }) => ({
    shown: held,
    ofBids: held.bidId === null ? ofBids : { ...ofBids, [held.bidId]: { at: held.report.verifiedAt, held } },
  }));

export const showReport = (held: HeldReport | null): void => useReports.setState({ shown: held });

export const askToVerify = (file: FileHandle, content: FileHandle | null): void =>
  useReports.setState({ wanted: { file, content } });
