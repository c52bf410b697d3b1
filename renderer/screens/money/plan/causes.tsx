import type { PlanView } from '#shared/contract/funding.ts';
import { causeCodes } from '#shared/finance/plan/causes.ts';
import { Button } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';
import type { PlanNames } from './names.ts';

type Cause = PlanView['causes'][number];

/** What stands in the way, and what one can do about each: giving way on any one of them resolves this conflict. */
export const Causes = ({
  causes,
  names,
  onOwnMoney,
  onBid,
  bidOf,
}: {
  causes: readonly Cause[];
  names: PlanNames;
  onOwnMoney: () => void;
  onBid: (bidId: string) => void;
  /** The bid that a need belongs to. */
  bidOf: (need: string) => string;
}) => {
  const { t, language } = useWords();
  const sum = (amount: string | null): string =>
    amount === null ? '' : `${amountText(amount, language)}\u00a0${currencySign('RUB', language)}`;
  return (
    <ol className="money-list-plain" aria-label={t('money.export.causes')}>
      {causes.map((cause, index) => {
        const code = causeCodes.find((each) => each === cause.code);
        const said = {
          bids: cause.bids.map(names.need).join('; '),
          sources: cause.sources.map(names.source).join('; '),
          day: cause.day === null ? '' : plainDayText(cause.day, language, 'long'),
          needed: sum(cause.needed),
          available: sum(cause.available),
        };
        const [bid] = cause.bids;
        return (
          // Causes have no name of their own; a plan's list never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="money-cause">
            <p>{code === undefined ? cause.code : t(`money.plan.cause.${code}`, said)}</p>
            {code !== undefined && <span className="quiet">{t(`money.plan.act.${code}`, said)}</span>}
            <span className="money-inline">
              {cause.code === 'cash-short' && (
                <Button kind="quiet" onPress={onOwnMoney}>
                  {t('money.own.edit')}
                </Button>
              )}
              {bid !== undefined && (
                <Button kind="quiet" onPress={() => onBid(bidOf(bid))}>
                  {t('money.plan.edit-bid', { bid: names.need(bid) })}
                </Button>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
