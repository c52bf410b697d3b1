import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { PlainDay } from '#shared/kernel/instant.ts';
import type { Asked } from '#shared/contract/index.ts';

export type Law = '44-fz' | '223-fz' | 'commercial';

/** What is to be covered, as it stands in the form. */
export type Need = {
  /** The bid it is for; null: typed. */
  readonly bidId: string | null;
  readonly sum: string | null;
  readonly start: PlainDay | null;
  readonly end: PlainDay | null;
  readonly returnedOn: PlainDay | null;
  readonly law: Law | null;
};

const nothing: Need = { bidId: null, sum: null, start: null, end: null, returnedOn: null, law: null };

/** Outlives a restart: one compares the same need for days. */
export const useNeed = create<Need>()(persist((): Need => nothing, { name: 'bidwright.offers-need', version: 1 }));
export const setNeed = (part: Partial<Need>): void => {
  useNeed.setState(part);
};

/** What the comparison is asked with; null while the sum or a day is missing. */
export const askedOf = ({ sum, start, end, returnedOn, law }: Need): Asked<'offers.compare'> | null =>
  sum === null || start === null || end === null
    ? null
    : { sum, start, end, ...(returnedOn === null ? {} : { returnedOn }), ...(law === null ? {} : { law }) };
