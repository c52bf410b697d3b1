import { create } from 'zustand';

type Spoken = { readonly text: string; readonly turn: number };
/** What the live region says. `turn` makes the same words, said twice, heard twice. */
export const useSpoken = create<Spoken>(() => ({ text: '', turn: 0 }));

/** Says something to a screen reader that the screen already shows in its own way. */
export const announce = (text: string): void => useSpoken.setState(({ turn }) => ({ text, turn: turn + 1 }));
