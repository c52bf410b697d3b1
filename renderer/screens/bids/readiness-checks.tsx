import type { BidDetail } from '#shared/contract/bids.ts';
import type { ReadinessView } from '#shared/contract/readiness.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { Button, ExactTime, FindingList } from '../../components/index.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { isOpened, routeOf } from './readiness-places.ts';

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

/** What stands against the bid, each with its rule and the place where it is mended; what was found right, on request. */
export const ReadinessChecks = ({ bid, readiness, canMend, onMend }: ReadinessChecksProps) => {
  const { t } = useWords();
  const standing = readiness.checks.filter(({ finding }) => finding.severity !== 'passed');
  const passed = readiness.checks.filter(({ finding }) => finding.severity === 'passed');
  const shown = new Map<Finding, Check>(standing.map((check) => [shownOf(check), check]));
  const actFor = (finding: Finding) => {
    const check = shown.get(finding);
    if (check === undefined) return null;
    if (canMend(check.finding))
      return (
        <Button kind="quiet" onPress={() => onMend(check.finding)}>
          {t('bids.mend')}
        </Button>
      );
    const { area } = check;
    const route = routeOf(area, bid);
    return route === null || !isOpened(area) || finding.severity === 'info' ? null : (
      <Button kind="quiet" onPress={() => navigate(route)}>
        {t(`readiness.open.${area}`)}
      </Button>
    );
  };
  const areas = [...new Set(standing.filter(({ finding }) => finding.severity !== 'info').map(({ area }) => area))];
  return (
    <>
      {standing.length > 0 && (
        <FindingList label={t('bids.light.findings')} findings={[...shown.keys()]} actFor={actFor} />
      )}
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
      {areas.length > 0 && (
        <details className="readiness-more">
          <summary>{t('readiness.rule')}</summary>
          <dl className="readiness-rules">
            {areas.map((area) => (
              <div key={area}>
                <dt>{t(`readiness.area.${area}`)}</dt>
                <dd>{t(`readiness.rule.${area}`)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {passed.length > 0 && (
        <details className="readiness-more">
          <summary>
            {t('readiness.passed')} · <span className="figure">{passed.length}</span>
          </summary>
          <FindingList label={t('readiness.passed')} findings={passed.map(shownOf)} />
        </details>
      )}
    </>
  );
};
