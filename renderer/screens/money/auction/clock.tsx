import type { AuctionView } from '#shared/contract/auctions.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { exactClockText, moscow } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useSecond } from '../../../state/clock.ts';
import { useWords } from '../../../state/words.tsx';
import { countdown, countdownText } from './countdown.ts';

const words = {
  before: 'auction.starts-in',
  open: 'auction.closes-in',
  final: 'auction.final-in',
  closed: 'auction.over',
} as const;

/** What is left of the phase, in figures that can be read across a room, and whether this machine's clock can be believed. */
export const AuctionClock = ({ view: { desk, terms } }: { view: AuctionView }) => {
  const { t, language } = useWords();
  const now = useSecond();
  const { phase, left } = countdown({ ...desk, startsAt: terms.startsAt }, now);
  const clockOf = (moment: string): string =>
    exactClockText(new Date(moment).toISOString() as Instant, moscow, language);
  const isLast = phase === 'open' && left !== null && left <= 60_000;
  return (
    <section className={`auction-clock auction-clock-${phase}${isLast ? ' auction-clock-last' : ''}`}>
      <p className="auction-clock-phase">
        {left === null && phase === 'open' ? t('auction.untimed') : t(words[phase])}
      </p>
      <p className="auction-clock-left" role="timer">
        <bdi className="ltr" dir="ltr">
          {left === null ? '—' : countdownText(left)}
        </bdi>
      </p>
      <p className="quiet auction-clock-times">
        {phase === 'before' || desk.closes === null || desk.finalPhaseEnds === null
          ? t('auction.starts-at', { time: clockOf(terms.startsAt) })
          : t('auction.closes-at', { time: clockOf(desk.closes), final: clockOf(desk.finalPhaseEnds) })}
      </p>
      <ClockTrust />
    </section>
  );
};

const ClockTrust = () => {
  const { t, language } = useWords();
  const { value } = useAsk('reminders.due', {});
  if (value === undefined) return <p className="faint">{'\u00a0'}</p>;
  const { aheadSeconds, source, isWrong } = value.clock;
  if (aheadSeconds === null) return <p className="faint">{t('auction.clock.unknown')}</p>;
  const details = { seconds: new Intl.NumberFormat(language).format(Math.abs(aheadSeconds)), source: source ?? '—' };
  const key =
    aheadSeconds > 0 ? 'auction.clock.ahead' : aheadSeconds < 0 ? 'auction.clock.behind' : 'auction.clock.right';
  return <p className={isWrong ? 'auction-clock-wrong' : 'faint'}>{t(key, details)}</p>;
};
