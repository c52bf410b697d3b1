import type { ReactNode } from 'react';
import { Code } from '../../../components/index.ts';
import { useWords } from '../../../state/words.tsx';
import { ruleNameOf } from './rule-view.ts';

/** A rule by its name, its id small below; only the id where nobody named it. */
export const RuleName = ({ id, children }: { id: string; children?: ReactNode }) => {
  const { say } = useWords();
  const name = ruleNameOf(id, say);
  return (
    <span className="rule-name">
      {name !== id && <bdi className="rule-name-said">{name}</bdi>}
      <span className={name === id ? '' : 'rule-name-id faint'}>
        <Code>{id}</Code>
        {children}
      </span>
    </span>
  );
};
