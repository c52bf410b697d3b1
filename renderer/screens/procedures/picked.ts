import { create } from 'zustand';
import type { WorkTarget } from '#shared/contract/organiser.ts';
import { nothingSelected, type Selection } from '../../components/index.ts';
import { askedOf, type View } from './view.ts';

/** Rows picked for one act, and what they were picked from: another question picks anew. */
type Picked = { readonly selection: Selection; readonly asked: string };
export const usePicked = create<Picked>(() => ({ selection: nothingSelected, asked: '' }));

const saidBy = (view: View): string => JSON.stringify(askedOf(view));

export const pick = (view: View, selection: Selection): void => usePicked.setState({ selection, asked: saidBy(view) });
export const dropPicks = (): void => usePicked.setState({ selection: nothingSelected });

export const usePicks = (view: View): Selection => {
  const { selection, asked } = usePicked();
  return asked === saidBy(view) ? selection : nothingSelected;
};

/** What an act on the selection is told to act on. */
export const targetOf = (view: View, { all, keys }: Selection): WorkTarget =>
  all ? { ...askedOf(view), except: [...keys] } : { ids: [...keys] };
