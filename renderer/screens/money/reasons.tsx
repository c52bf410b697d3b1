import type { Finding } from '#shared/kernel/failure.ts';
import { FindingList } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** Findings as sentences alone, where what to do about them is the same for all and said once. */
export const Reasons = ({ findings, label }: { findings: readonly Finding[]; label: string }) => {
  const { explain } = useWords();
  return (
    <ul className="money-reasons" aria-label={label}>
      {[...new Set(findings.map((finding) => explain(finding).message))].map((message) => (
        <li key={message} dir="auto">
          {message}
        </li>
      ))}
    </ul>
  );
};

/** Of many remarks that say the same of different bids, the first and how many more. */
const grouped = (findings: readonly Finding[]): readonly (readonly [Finding, number])[] =>
  [
    ...Map.groupBy(findings, (finding) =>
      finding.severity === 'info' ? finding.code : JSON.stringify([finding.code, finding.details]),
    ).values(),
  ].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, others.length] as const]));

export const Remarks = ({ findings }: { findings: readonly Finding[] }) => {
  const { t } = useWords();
  const groups = grouped(findings);
  return (
    <FindingList
      findings={groups.map(([finding]) => ({ ...finding, place: {} }))}
      actFor={(finding) => {
        const more =
          groups.find(([first]) => first.code === finding.code && first.details === finding.details)?.[1] ?? 0;
        return more === 0 ? null : <span className="quiet">{t('money.plan.notice.more', { count: more })}</span>;
      }}
    />
  );
};
