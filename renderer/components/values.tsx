import type { Instant, Zone } from '#shared/kernel/instant.ts';
import { amountText, bytesText, currencySign } from '../format/numbers.ts';
import {
  clockText,
  dayText,
  exactClockText,
  knowsZone,
  moscow,
  offsetText,
  spanBetween,
  spanUnits,
  urgencyOf,
  weekdayText,
} from '../format/time.ts';
import { useMinute, useSecond } from '../state/clock.ts';
import { useWords, type Words } from '../state/words.tsx';
import { Tooltip } from './tooltip.tsx';
import { Focusable } from 'react-aria-components';
import './values.css';

export type MoneyValue = { readonly amount: string; readonly currency: string };

/**
 * A sum. In a column give `inColumn` and name the currency in its heading; two decimals always, figures of one width
 * and aligned to the end, so that decimal signs stand under each other. `null` is an em dash.
 */
export const Money = ({ value, inColumn = false }: { value: MoneyValue | null; inColumn?: boolean }) => {
  const { language } = useWords();
  if (value === null) return <span className="faint">—</span>;
  const text = amountText(value.amount, language);
  if (inColumn) {
    return (
      <bdi className="ltr money" dir="ltr">
        {text}
      </bdi>
    );
  }
  return (
    <span className="money">
      <bdi className="ltr" dir="ltr">
        {text}
      </bdi>
      {'\u00a0'}
      <bdi>{currencySign(value.currency, language)}</bdi>
    </span>
  );
};

/** `2 d 4 h`; a language without short plurals says it its own way. */
export const spanWords = (now: Instant, at: Instant, { t }: Pick<Words, 't'>): string => {
  const span = spanBetween(now, at);
  if (span.past && span.days + span.hours + span.minutes === 0) return t('ui.just-now');
  const [first = '', second] = spanUnits(span).map(({ unit, value }) => t(`ui.span.${unit}`, { count: value }));
  const words = second === undefined ? first : t('ui.span.join', { first, second });
  return span.past ? t('ui.ago', { span: words }) : words;
};

/** Time left, in words, with its urgency as weight and colour; by the second in the last hour. */
export const TimeLeft = ({ at }: { at: Instant | null }) => {
  const minute = useMinute();
  const words = useWords();
  if (at === null) return <span className="faint">{words.t('ui.no-deadline')}</span>;
  const isClose = Math.abs(Date.parse(at) - Date.parse(minute)) < 3_600_000;
  return isClose ? (
    <LastHour at={at} />
  ) : (
    <span className={`left left-${urgencyOf(minute, at)}`}>{spanWords(minute, at, words)}</span>
  );
};

const LastHour = ({ at }: { at: Instant }) => {
  const now = useSecond();
  return <span className={`left left-${urgencyOf(now, at)}`}>{spanWords(now, at, useWords())}</span>;
};

export type ExactTimeProps = {
  readonly at: Instant;
  readonly zone?: Zone;
  readonly withSeconds?: boolean;
  readonly withWeekday?: boolean;
};

/** The moment itself: day, clock and the zone's offset. Moscow time unless another zone is given. */
export const ExactTime = ({ at, zone = moscow, withSeconds = false, withWeekday = false }: ExactTimeProps) => {
  const { language } = useWords();
  const known = knowsZone(zone) ? zone : moscow;
  const clock = withSeconds ? exactClockText(at, known, language) : clockText(at, known, language);
  return (
    <time className="exact" dateTime={at}>
      <bdi>
        {withWeekday && `${weekdayText(at, known, language)} `}
        {dayText(at, known, language)}
      </bdi>{' '}
      <bdi className="ltr">{clock}</bdi>{' '}
      <bdi className="ltr exact-zone">{known === moscow ? <MoscowMark /> : offsetText(at, known)}</bdi>
    </time>
  );
};

const MoscowMark = () => useWords().t('ui.moscow-short');

export type WhenProps = {
  readonly at: Instant | null;
  /** The zone the notice wrote it in; its own clock stands in the tooltip beside Moscow's and the user's. */
  readonly buyerZone?: Zone | null;
  readonly ownZone?: Zone | null;
  /** `left` says only the time left; `both` adds the exact moment under or beside it. */
  readonly show?: 'left' | 'exact' | 'both';
  /** False within a row that takes the focus itself: what the row opens shows the same moment as a stop of its own. */
  readonly isStop?: boolean;
};

/**
 * Time left in words; the exact instant in every zone that matters is one glance away: under the pointer, or when Tab
 * comes to it.
 */
export const When = ({ at, buyerZone = null, ownZone = null, show = 'both', isStop = true }: WhenProps) => {
  const words = useWords();
  if (at === null) return <TimeLeft at={null} />;
  const clock = (zone: Zone): string =>
    `${weekdayText(at, zone, words.language)} ${dayText(at, zone, words.language)} ${exactClockText(at, zone, words.language)} ${offsetText(at, zone)}`;
  const zones = [
    ...(buyerZone !== null && knowsZone(buyerZone) ? [`${words.t('ui.zone.buyer')}: ${clock(buyerZone)}`] : []),
    `${words.t('ui.zone.moscow')}: ${clock(moscow)}`,
    ...(ownZone !== null && knowsZone(ownZone) ? [`${words.t('ui.zone.own')}: ${clock(ownZone)}`] : []),
  ].join('\n');
  return (
    <Tooltip words={zones}>
      <Focusable>
        {/* It does nothing when pressed, yet what it tells must be within reach of the keyboard (WCAG 2.1, 1.4.13). */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <span className="when" role="note" tabIndex={isStop ? 0 : -1}>
          {show !== 'exact' && <TimeLeft at={at} />}
          {show !== 'left' && (
            <span className={show === 'both' ? 'when-exact' : ''}>
              <ExactTime at={at} />
            </span>
          )}
        </span>
      </Focusable>
    </Tooltip>
  );
};

/** A digest in full for those who compare, shortened in the middle where there is no room. */
export const Digest = ({ value, algorithm, short = false }: { value: string; algorithm?: string; short?: boolean }) => (
  <span className="digest">
    {algorithm !== undefined && <span className="digest-kind">{algorithm.toUpperCase()}</span>}
    <bdi className={`ltr mono digest-value${short ? ' digest-short' : ''}`} dir="ltr" title={value}>
      {short && value.length > 16 ? `${value.slice(0, 8)}…${value.slice(-8)}` : value}
    </bdi>
  </span>
);

export const Bytes = ({ count }: { count: number }) => {
  const { language } = useWords();
  return <bdi className="bytes">{bytesText(count, language)}</bdi>;
};

/** An id, a file name, a path, an address: written left to right inside a sentence of any direction. */
export const Code = ({ children }: { children: string }) => (
  <bdi className="ltr mono code" dir="ltr">
    {children}
  </bdi>
);
