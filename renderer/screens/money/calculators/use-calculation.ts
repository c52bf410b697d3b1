import { useEffect, useRef, useState } from 'react';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import type { Step } from '#shared/finance/calculation.ts';
import { call } from '../../../state/host.ts';
import type { FormValues } from '../forms/form-values.ts';

export type Figures = Readonly<Record<string, unknown>> & {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
};

export type Calculation = {
  /** The last answer; kept, faint, while what is typed can not be calculated with. */
  readonly figures: Figures | null;
  readonly failure: Failure | null;
  readonly isStale: boolean;
};

/** A pause that nobody notices and a fast typist does not outrun. */
const pause = 180;

const isFigures = (answer: Readonly<Record<string, unknown>>): answer is Figures =>
  Array.isArray(answer['steps']) && Array.isArray(answer['findings']);

/** Asks the calculator whenever its input changes; a late answer to an older input is dropped. */
export const useCalculation = (name: string, input: FormValues): Calculation => {
  const [state, setState] = useState<Calculation>({ figures: null, failure: null, isStale: true });
  const turn = useRef(0);
  const said = JSON.stringify(input);
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const ask = async (): Promise<void> => {
      const answer = await call('calculators.run', { name, input: JSON.parse(said) as Record<string, unknown> });
      if (turn.current !== mine) return;
      if (!answer.ok) setState((before) => ({ figures: before.figures, failure: answer.error, isStale: true }));
      else if (isFigures(answer.value)) setState({ figures: answer.value, failure: null, isStale: false });
    };
    const timer = setTimeout(() => {
      void ask();
    }, pause);
    return () => clearTimeout(timer);
  }, [name, said]);
  return state;
};
