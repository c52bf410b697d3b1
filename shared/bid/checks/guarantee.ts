import type { Finding } from '../../kernel/failure.ts';
import { observation, type BidFinding } from './facts.ts';

/** One paper of the bid security as it was read against the notice; null fields: it has no words; `unchecked`: we or the buyer have no name. */
export type GuaranteeLook = {
  readonly file: string;
  readonly fields:
    | readonly {
        readonly field: string;
        readonly status: 'found' | 'differs' | 'not-found';
        readonly read: string | null;
        readonly expected: string;
        readonly mayBeMissing: boolean;
      }[]
    | 'unchecked'
    | null;
};

const at = (file: string, finding: BidFinding): Finding => ({ ...finding, place: { file } });

/** 44-FZ art. 45: a guarantee that differs in one demanded point is refused; what it does not say may be. */
export const checkGuarantees = (looks: readonly GuaranteeLook[]): readonly Finding[] =>
  looks.flatMap(({ file, fields }) => {
    if (fields === null) return [at(file, observation('readiness.guarantee-unread', 'info', { file }))];
    if (fields === 'unchecked') return [at(file, observation('readiness.guarantee-unchecked', 'warning', { file }))];
    const said = fields.flatMap(({ field, status, read, expected, mayBeMissing }) => {
      const details = { file, field: `calc.choice.${field}`, expected };
      if (status === 'differs')
        return [at(file, observation('readiness.guarantee-differs', 'blocker', { ...details, read }))];
      return status === 'not-found' && !mayBeMissing
        ? [at(file, observation('readiness.guarantee-silent', 'warning', details))]
        : [];
    });
    return said.length > 0 ? said : [at(file, observation('readiness.guarantee-agrees', 'passed', { file }))];
  });
