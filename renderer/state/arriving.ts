import { useEffect, useState, type ComponentType } from 'react';

/** `lost`: its file could not be had. A browser does not ask for it twice, so only a reload of the page helps. */
export type Arriving = { readonly state: 'here'; readonly Part: ComponentType } | { readonly state: 'coming' | 'lost' };

export type Arrivals<Name extends string> = {
  readonly bring: (name: Name) => Promise<ComponentType>;
  readonly useArriving: (name: Name) => Arriving;
};

/**
 * Parts of the window that are files of their own. One that is here already is drawn in the same turn: `React.lazy` would
 * show its stand-in for a moment on every first visit, fetched beforehand or not. `atStart` come with the window.
 */
export const arrivals = <Name extends string>(
  load: (name: Name) => Promise<ComponentType>,
  atStart: readonly (readonly [Name, ComponentType])[] = [],
): Arrivals<Name> => {
  const here = new Map<Name, ComponentType>(atStart);
  const bring = async (name: Name): Promise<ComponentType> => {
    const known = here.get(name);
    if (known !== undefined) return known;
    const part = await load(name);
    here.set(name, part);
    return part;
  };
  const useArriving = (name: Name): Arriving => {
    const [told, setTold] = useState<{ readonly name: Name; readonly isLost: boolean } | null>(null);
    const Part = here.get(name);
    const isHere = Part !== undefined;
    useEffect(() => {
      if (isHere) return undefined;
      let isWanted = true;
      const tell = (isLost: boolean) => (): void => {
        if (isWanted) setTold({ name, isLost });
      };
      bring(name).then(tell(false), tell(true));
      return () => {
        isWanted = false;
      };
    }, [name, isHere]);
    if (Part !== undefined) return { state: 'here', Part };
    return { state: told?.name === name && told.isLost ? 'lost' : 'coming' };
  };
  return { bring, useArriving };
};
