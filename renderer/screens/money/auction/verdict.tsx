import type { AuctionView } from '#shared/contract/auctions.ts';
import { Money, StatusLight } from '../../../components/index.ts';
import { useWords } from '../../../state/words.tsx';
import { Leaves } from './leaves.tsx';

export type VerdictProps = {
  /** With the typed price judged; undefined: nothing typed, or the answer is on its way. */
  readonly view: AuctionView | undefined;
  readonly isTyped: boolean;
  /** What is wrong with what was typed. */
  readonly wrong: string | null;
  /** What a second press is asked for. */
  readonly doubt: AuctionView['desk']['reason'] | null;
};

/** Whether the typed price would be taken, why not, and what it would leave. It keeps its height, so nothing jumps while one types. */
export const Verdict = ({ view, isTyped, wrong, doubt }: VerdictProps) => {
  const { t } = useWords();
  const desk = view?.desk;
  return (
    <div className="auction-verdict" role="status">
      {wrong !== null ? (
        <StatusLight tone="stop">{wrong}</StatusLight>
      ) : !isTyped || desk?.draft === undefined ? (
        <p className="faint">{isTyped ? '\u00a0' : t('auction.verdict.none')}</p>
      ) : (
        <>
          <p className="auction-verdict-line">
            {desk.allowed === true ? (
              <StatusLight tone="fine">{t('auction.allowed')}</StatusLight>
            ) : (
              <StatusLight tone="stop">
                {t('auction.refused')}: {t(`calc.choice.${desk.reason ?? 'zero'}`)}
              </StatusLight>
            )}
          </p>
          <p className="auction-verdict-line">
            <Money value={{ amount: desk.draft.price, currency: 'RUB' }} /> {t('auction.leaves')}{' '}
            <Leaves of={desk.draft} />
          </p>
          {doubt !== null && doubt !== undefined && (
            <p className="auction-doubt">
              {t(`calc.choice.${doubt}`)}. {t('auction.ask-again')}
            </p>
          )}
        </>
      )}
    </div>
  );
};
