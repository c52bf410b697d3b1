import { useState } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { call } from '../../state/host.ts';

/** Takes records out of a file; where that would replace the user's own, it is asked for by a second press. */
export const useImport = (name: 'kinds.import' | 'dateRules.import' | 'checklists.import' | 'templates.import') => {
  const [state, setState] = useState<{ readonly failure: Failure; readonly fileId: string | null } | null>(null);
  const take = async (fileId: string, replace: boolean): Promise<void> => {
    const answer = await call(name, { fileId, replace });
    setState(answer.ok ? null : { failure: answer.error, fileId });
  };
  const fileId = state?.fileId ?? null;
  const mayReplace = fileId !== null && state?.failure.code === 'reference.would-overwrite';
  return {
    take,
    failure: state?.failure ?? null,
    refuse: (failure: Failure) => setState({ failure, fileId: null }),
    replace: mayReplace ? () => void take(fileId, true) : null,
  };
};
