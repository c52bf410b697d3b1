import { useCallback, useEffect, useState } from 'react';
import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { call } from '../../state/host.ts';

type Fresh<Name extends MethodName> = {
  readonly value: Answer<Name> | undefined;
  readonly error: Failure | null;
  readonly reload: () => void;
};

/** Asks each time it appears: what a file on the disk looks like now is never answered from memory. */
export const useFresh = <Name extends MethodName>(name: Name, input: Asked<Name>): Fresh<Name> => {
  const said = JSON.stringify(input);
  const [held, setHeld] = useState<{ readonly said: string; readonly value?: Answer<Name>; readonly error?: Failure }>({
    said: '',
  });
  const reload = useCallback((): void => {
    void call(name, JSON.parse(said) as Asked<Name>).then((answer) =>
      setHeld(answer.ok ? { said, value: answer.value } : { said, error: answer.error }),
    );
  }, [name, said]);
  useEffect(reload, [reload]);
  const isCurrent = held.said === said;
  return { value: isCurrent ? held.value : undefined, error: (isCurrent ? held.error : undefined) ?? null, reload };
};
