import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Badge } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** Who may bid at all stands out: everything else only says how. */
const narrowing: ReadonlySet<string> = new Set(['only-small-business', 'closed', 'reserved']);

/** What is special about a procedure or a lot, in words. */
export const Flags = ({ flags }: { flags: ProcedureDetail['flags'] }) => {
  const { t } = useWords();
  return (
    <span className="detail-flags">
      {flags.map((flag) => (
        <Badge key={flag} tone={narrowing.has(flag) ? 'attention' : 'neutral'}>
          {t(`procedure.flag.${flag}`)}
        </Badge>
      ))}
    </span>
  );
};
