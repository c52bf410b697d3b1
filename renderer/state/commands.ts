import { useEffect } from 'react';
import { create } from 'zustand';

/** One act that the palette offers. A screen offers its own while it is shown. */
export type Command = {
  readonly id: string;
  readonly label: string;
  /** The heading it stands under. */
  readonly group: string;
  /** Shown beside it; single letters are physical keys, so they work on every layout. */
  readonly key?: string;
  readonly run: () => void;
};

type Commands = { readonly offered: ReadonlyMap<string, readonly Command[]>; readonly isOpen: boolean };
export const useCommands = create<Commands>(() => ({ offered: new Map(), isOpen: false }));

export const openPalette = (): void => useCommands.setState({ isOpen: true });
export const closePalette = (): void => useCommands.setState({ isOpen: false });

/** Offers acts while the component that calls this is shown. `who` names it; the last offer under a name stands. */
export const useOffer = (who: string, commands: readonly Command[]): void => {
  useEffect(() => {
    useCommands.setState(({ offered }) => ({ offered: new Map(offered).set(who, commands) }));
  }, [who, commands]);
  useEffect(
    () => () =>
      useCommands.setState(({ offered }) => {
        const rest = new Map(offered);
        rest.delete(who);
        return { offered: rest };
      }),
    [who],
  );
};
