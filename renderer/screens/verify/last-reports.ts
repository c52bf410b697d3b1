import { create } from 'zustand';
import type { Answer } from '#shared/contract/index.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export type HeldReport = Answer<'verification.run'> & {
  /** The bid whose package it was, or null for any other file. */
  readonly bidId: string | null;
};

type Reports = {
  readonly shown: HeldReport | null;
  readonly ofBids: Readonly<Record<string, { readonly at: Instant; readonly held: HeldReport }>>;
};

/** Reports of this session: the one on the screen, and the last of each bid. The host keeps them as long as it runs. */
export const useReports = create<Reports>(() => ({ shown: null, ofBids: {} }));

export const noteReport = (held: HeldReport): void =>
  useReports.setState(({ ofBids }) => ({
    shown: held,
    ofBids: held.bidId === null ? ofBids : { ...ofBids, [held.bidId]: { at: held.report.verifiedAt, held } },
  }));

export const showReport = (held: HeldReport | null): void => useReports.setState({ shown: held });
