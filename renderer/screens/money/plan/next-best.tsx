import type { NextBestView, PlanView } from '#shared/contract/funding.ts';
import { ArrowEndIcon, Button, ErrorNotice } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import type { PlanNames } from './names.ts';

type Reason = PlanView['reasons'][number];

/** What the next best would cost when all other bids may move: proven, or between which figures it lies. */
export const NextBestWords = ({ found, names }: { found: NextBestView; names: PlanNames }) => {
  const { t, language } = useWords();
  const sum = (amount: string): string => `${amountText(amount, language)}\u00a0${currencySign('RUB', language)}`;
  const source = names.source(found.source);
  const sourceNamed = (name: string | null): string => (name === null || name === 'own' ? names.source(name) : name);
  const words = {
    exact: t('money.plan.next.exact', { source, amount: sum(found.loses ?? '0') }),
    bound:
      found.losesAtLeast === null || found.losesAtLeast === '0.00'
        ? t('money.plan.next.at-most', { source, amount: sum(found.loses ?? '0') })
        : t('money.plan.next.between', {
            source,
            least: sum(found.losesAtLeast),
            amount: sum(found.loses ?? '0'),
          }),
    impossible: t('money.plan.next.impossible'),
    unknown: t('money.plan.next.unknown'),
  };
  return (
    <div className="money-why money-next">
      <span>{words[found.status]}</span>
      {found.moved.length > 0 && (
        <div className="quiet">
          {t('money.plan.next.moved')}
          <ul className="money-moves">
            {found.moved.map(({ bid, from, to }) => (
              <li key={bid}>
                <bdi>{names.need(bid)}</bdi>
                {': '}
                <bdi>{sourceNamed(from)}</bdi> <ArrowEndIcon /> <bdi>{sourceNamed(to)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};

type NextBestProps = {
  readonly planId: number;
  readonly reason: Reason;
  readonly names: PlanNames;
  /** Whether this bid's question was put. */
  readonly isWanted: boolean;
  readonly onWanted: () => void;
  /** The answer where all were asked at once; null: they were not. */
  readonly answered: NextBestView | null;
  readonly isAskingAll: boolean;
};

/** Until the exact answer is asked for: the loss while all other bids stay as they are, which is never less than the exact one. */
export const NextBest = ({ planId, reason, names, isWanted, onWanted, answered, isAskingAll }: NextBestProps) => {
  const { t, language } = useWords();
  const one = useAsk('funding.nextBest', isWanted && answered === null ? { planId, bids: [reason.bid] } : null);
  const found = answered ?? one.value?.alternatives[0] ?? null;
  if (found !== null) return <NextBestWords found={found} names={names} />;
  if (one.error !== null) return <ErrorNotice failure={one.error} />;
  if (isAskingAll || isWanted) return <span className="faint">{t('money.plan.next.asking')}</span>;
  const { next } = reason;
  return (
    <div className="money-why">
      <span>
        {next === null
          ? t('money.plan.next.none-fits')
          : t('money.plan.next.at-most', {
              source: names.source(next.source),
              amount: `${amountText(next.loses, language)}\u00a0${currencySign('RUB', language)}`,
            })}
      </span>
      <span>
        <Button kind="quiet" onPress={onWanted}>
          {t('money.plan.next.ask')}
        </Button>
      </span>
    </div>
  );
};
