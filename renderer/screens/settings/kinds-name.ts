import type { KindRecord } from '#shared/contract/kinds.ts';
import { useWords } from '../../state/words.tsx';

/** A kind by its own name, else by the program's text. */
export const useKindName = (): ((kind: Pick<KindRecord['kind'], 'kindId' | 'name'>) => string) => {
  const { say } = useWords();
  return ({ kindId, name }) => name ?? say(`procedure.kind.${kindId}`, kindId);
};
