import { useState, type ReactNode } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import type { PriceStudy } from '#shared/bid/scoring/study.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  DecimalField,
  ErrorNotice,
  FindingList,
  Money,
  Section,
  Skeleton,
  Switch,
  Table,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { useWords } from '../../state/words.tsx';
import { isFrozen } from './next-act.ts';
import { Scores } from './price-scores.tsx';
import { ScoringForm } from './price-scoring.tsx';
import { SuppliersSection } from './price-suppliers.tsx';

const floorToBegin = {
  extra: '0',
  taxPercent: '0',
  securityPercent: '0',
  guaranteeRate: '0',
  days: 0,
  leastMarginPercent: null,
  goodFaith: false,
  smallBusinessOnly: false,
};
const lateToBegin = { days: 30, ratePercent: '0', method: 'simple' as const };

/** What the bid's price is worth: costs, floor, late payment, points against known competitors, alternatives. */
export const PriceWorthPane = ({ bid }: { bid: BidDetail }) => {
  const { t } = useWords();
  const { value: view, error } = useAsk('prices.study', { bidId: bid.bidId });
  return (
    <section className="desk-pane" aria-label={t('prices.study.title')}>
      <header className="pane-head">
        <h2>{t('prices.study.title')}</h2>
      </header>
      <div className="pane-body price-worth">
        <p className="pane-note">{t('prices.study.lead')}</p>
        {view !== undefined ? (
          <>
            <Worth view={view} />
            <SuppliersSection bidId={bid.bidId} isReadOnly={isFrozen(bid)} />
          </>
        ) : error === null ? (
          <Skeleton lines={10} />
        ) : (
          <ErrorNotice failure={error} />
        )}
      </div>
    </section>
  );
};

type Refusal = PriceStudyView['floorRefusal'];
/** Why a figure is not there, in words. */
const Why = ({ refusal }: { refusal: Refusal }) => {
  const { explain } = useWords();
  if (refusal === null) return null;
  const { message, hint } = explain(refusal);
  return (
    <p className="pane-note">
      {message} {hint}
    </p>
  );
};

const Worth = ({ view }: { view: PriceStudyView }) => {
  const { t } = useWords();
  const [study, setStudy] = useState<PriceStudy>(view.study);
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (part: Partial<PriceStudy>): void => setStudy({ ...study, ...part });
  const floor = study.floor ?? floorToBegin;
  const late = study.late ?? lateToBegin;
  const keep = async (): Promise<void> => {
    // What was left as it stands is meant as it stands; money that costs nothing and a lone price are nothing to weigh.
    const asked = { ...study, floor, late: Number(late.ratePercent) > 0 ? late : null };
    const answer = await call('prices.saveStudy', { bidId: view.bidId, study: asked });
    setFailure(answer.ok ? null : answer.error);
  };
  const money = (amount: string): ReactNode => <Money value={{ amount, currency: view.currency }} />;
  const figures: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('prices.study.cost'), view.cost.costed === 0 ? '—' : money(view.cost.cost)],
    ...(view.margin === null
      ? []
      : [
          [t('prices.study.margin'), `${view.margin.ofPrice} %`] as const,
          [t('prices.study.markup'), `${view.margin.ofCost} %`] as const,
        ]),
    ...(view.floor === null ? [] : [[t('prices.study.floor'), money(view.floor.floor)] as const]),
    ...(view.floor === null || view.floor.above === null
      ? []
      : [[t('prices.study.above'), money(view.floor.above)] as const]),
    ...(view.late === null
      ? []
      : [
          [t('prices.study.late'), money(view.late.value)] as const,
          [t('prices.study.loss'), money(view.late.loss)] as const,
        ]),
  ];
  const decimal = (label: string, value: string | null, set: (value: string | null) => void, isAmount = false) => (
    <DecimalField label={label} value={value} isAmount={isAmount} onChange={set} />
  );
  return (
    <>
      <dl className="price-figures">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Why refusal={view.floorRefusal} />
      {view.lateRefusal !== null && view.lateRefusal.code !== view.floorRefusal?.code && (
        <Why refusal={view.lateRefusal} />
      )}
      {failure !== null && <ErrorNotice failure={failure} />}
      <Section title={t('prices.study.floor')}>
        <div className="price-settings price-inputs">
          {decimal(t('prices.study.nmck'), study.nmck ?? view.nmck, (nmck) => change({ nmck }), true)}
          {decimal(
            t('prices.study.extra'),
            floor.extra,
            (extra) => change({ floor: { ...floor, extra: extra ?? '0' } }),
            true,
          )}
          {decimal(t('prices.study.tax'), floor.taxPercent, (value) =>
            change({ floor: { ...floor, taxPercent: value ?? '0' } }),
          )}
          {decimal(t('prices.study.security'), floor.securityPercent, (value) =>
            change({ floor: { ...floor, securityPercent: value ?? '0' } }),
          )}
          {decimal(t('prices.study.guarantee'), floor.guaranteeRate, (value) =>
            change({ floor: { ...floor, guaranteeRate: value ?? '0' } }),
          )}
          {decimal(t('prices.study.days'), String(floor.days), (value) =>
            change({ floor: { ...floor, days: Math.trunc(Number(value ?? '0')) } }),
          )}
          {decimal(t('prices.study.least-margin'), floor.leastMarginPercent, (value) =>
            change({ floor: { ...floor, leastMarginPercent: value } }),
          )}
        </div>
        <Switch
          isSelected={floor.smallBusinessOnly}
          onChange={(smallBusinessOnly) => change({ floor: { ...floor, smallBusinessOnly } })}
        >
          {t('prices.study.small-business')}
        </Switch>
        <Switch isSelected={floor.goodFaith} onChange={(goodFaith) => change({ floor: { ...floor, goodFaith } })}>
          {t('prices.study.good-faith')}
        </Switch>
        <div className="price-settings price-inputs">
          {decimal(t('prices.study.late-days'), String(late.days), (value) =>
            change({ late: { ...late, days: Math.trunc(Number(value ?? '0')) } }),
          )}
          {decimal(t('prices.study.late-rate'), late.ratePercent, (value) =>
            change({ late: { ...late, ratePercent: value ?? '0' } }),
          )}
        </div>
      </Section>
      <ScoringForm study={study} notice={view.notice} formula={view.formula} onChange={change} />
      <div className="pane-acts">
        <Button kind="primary" onPress={() => void keep()}>
          {t('prices.study.keep')}
        </Button>
      </div>
      <Why refusal={view.scoresRefusal} />
      {view.scores !== null && <Scores scores={view.scores} currency={view.currency} />}
      <FloorFindings view={view} />
      <Alternatives view={view} />
    </>
  );
};

const FloorFindings = ({ view }: { view: PriceStudyView }) => {
  const { t } = useWords();
  const findings = [...(view.floor?.findings ?? []), ...(view.scores?.findings ?? [])];
  return findings.length === 0 ? null : <FindingList findings={findings} label={t('prices.findings')} />;
};

const Alternatives = ({ view: { alternatives, currency } }: { view: PriceStudyView }) => {
  const { t } = useWords();
  const rows = alternatives.flatMap(({ choices }) => choices);
  return rows.length === 0 ? null : (
    <Section title={t('prices.study.alternatives')}>
      <Table
        label={t('prices.study.alternatives')}
        rows={rows}
        keyOf={({ positionId }) => positionId}
        columns={[
          {
            id: 'name',
            label: t('prices.column.name'),
            cell: ({ name, isChosen }) => (
              <>
                <bdi>{name}</bdi> {isChosen && <span className="quiet">{t('prices.study.chosen')}</span>}
              </>
            ),
          },
          {
            id: 'gross',
            label: t('prices.column.gross'),
            align: 'end',
            cell: ({ gross }) => (gross === null ? '—' : <Money value={{ amount: gross, currency }} />),
          },
          {
            id: 'total',
            label: t('prices.study.total-then'),
            align: 'end',
            cell: ({ totalGross }) => <Money value={{ amount: totalGross, currency }} />,
          },
        ]}
      />
    </Section>
  );
};
