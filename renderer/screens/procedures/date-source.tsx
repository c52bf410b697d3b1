import type { DeadlineNodeView } from '#shared/contract/deadlines.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { deadlineName } from '../../format/deadline-name.ts';
import { clockText, dayText, moscow } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';

/** Why a date stands where it stands: the notice's own place and edition, a rule with its article, or the user's word. */
export const DateSource = ({ node }: { node: DeadlineNodeView }) => {
  const words = useWords();
  const { t, say, language } = words;
  const { rule, term, parent } = node;
  const counted = (): string | null => {
    if (term === null || parent === null) return null;
    const length = say(`deadline.term.${term.unit}`, term.unit, { count: Math.abs(term.amount) });
    const event = deadlineName({ event: parent, title: null, nodeId: parent }, words);
    return t(term.amount < 0 ? 'deadline.before' : 'deadline.after', { term: length, event });
  };
  const parts = [
    rule === null ? t(`deadline.by.${node.by}`) : citationIn(language, rule.article),
    rule === null || rule.bound === 'exactly' ? null : say(`deadline.bound.${rule.bound}`),
    counted(),
    node.edition === null ? null : t('deadline.edition', { edition: node.edition }),
  ].filter((part) => part !== null);
  return (
    <>
      <span className="detail-under">{parts.join(' · ')}</span>
      {node.path !== null && (
        <bdi className="ltr mono detail-path" title={node.path}>
          {node.path}
        </bdi>
      )}
      {node.remarks.map((remark) => (
        <span key={remark.code} className="detail-under dates-remark">
          {remark.code === 'against-rule' && remark.at !== null
            ? t('deadline.remark.against-rule', {
                article: citationIn(language, remark.article ?? ''),
                at: `${dayText(remark.at, moscow, language)} ${clockText(remark.at, moscow, language)} ${t('ui.moscow-short')}`,
              })
            : say(`deadline.remark.${remark.code}`)}
        </span>
      ))}
    </>
  );
};
