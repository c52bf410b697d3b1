import type { ReactNode } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { ReadinessView } from '#shared/contract/readiness.ts';
import type { Finding, Severity } from '#shared/kernel/failure.ts';
import { Button, ExactTime, FindingList } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { otherPlaceOf } from './readiness-places.ts';

export type ReadinessChecksProps = {
  readonly bid: BidDetail;
  readonly readiness: ReadinessView;
  readonly canMend: (finding: Finding) => boolean;
  readonly onMend: (finding: Finding) => void;
};

type Check = ReadinessView['checks'][number];

/** The message names file and item already; their ids would only repeat it. A key's name is kept: it says whose certificate. */
const shownOf = ({ finding }: Check): Finding => ({
  ...finding,
  place: finding.place.path === undefined ? {} : { path: finding.place.path },
});

/** What stops and what may be refused stands open; what is only to know, and what was found right, on request. */
const groups = [
  { severity: 'blocker', isOpen: true, saysRule: true },
  { severity: 'warning', isOpen: true, saysRule: true },
  { severity: 'info', isOpen: false, saysRule: true },
  { severity: 'passed', isOpen: false, saysRule: false },
] as const satisfies readonly { severity: Severity; isOpen: boolean; saysRule: boolean }[];

/** What speaks for and against the bid, the gravest first, each with its rule and the place where it is mended. */
export const ReadinessChecks = ({ bid, readiness, canMend, onMend }: ReadinessChecksProps) => {
  const { t, language } = useWords();
  const shown = new Map<Finding, Check>(readiness.checks.map((check) => [shownOf(check), check]));
  const actFor = (finding: Finding): ReactNode => {
    const check = shown.get(finding);
    if (check === undefined) return null;
    if (canMend(check.finding))
      return (
        <Button kind="quiet" onPress={() => onMend(check.finding)}>
          {t('bids.mend')}
        </Button>
      );
    const place = otherPlaceOf(check.area, check.finding, bid);
    return place === null ? null : (
      <Button kind="quiet" onPress={() => navigate(place.route)}>
        {t(`readiness.open.${place.area}`)}
      </Button>
    );
  };
  const ruleFor = (finding: Finding): string | null => {
    const check = shown.get(finding);
    return check === undefined ? null : t('readiness.rule-is', { rule: t(`readiness.rule.${check.area}`) });
  };
  return (
    <>
      {readiness.upload !== null && (
        <p className="readiness-fact">
          <span>{t('readiness.begin-by')}</span> <ExactTime at={readiness.upload.begin} />
        </p>
      )}
      {readiness.overrides.map(({ code, by, reason }) => (
        <p key={code} className="readiness-fact readiness-override" dir="auto">
          {t('readiness.overridden', { code, by, reason })}
        </p>
      ))}
      {groups.map(({ severity, isOpen, saysRule }) => {
        const findings = [...shown.keys()].filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        const title = t(severity === 'passed' ? 'readiness.passed' : `readiness.group.${severity}`);
        return (
          <details key={severity} className="readiness-more" open={isOpen}>
            <summary>
              {title} · <span className="figure">{countText(findings.length, language)}</span>
            </summary>
            <FindingList label={title} findings={findings} actFor={actFor} {...(saysRule ? { ruleFor } : {})} />
          </details>
        );
      })}
    </>
  );
};
