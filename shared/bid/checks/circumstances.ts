import { Decimal } from '../../kernel/decimal.ts';
import { epochMilliseconds, type Instant } from '../../kernel/instant.ts';
import { observation, type ClockFacts, type MoneyFacts, type Observe, type TokenLook } from './facts.ts';

/**
 * Own money on the day on which the platform blocks the security. Short for this bid alone stops: the platform refuses the bid.
 * Short together with other bids is a choice that the user still has to make.
 */
export const checkMoney: Observe<MoneyFacts | null> = (facts) => {
  if (facts === null) return [];
  const { need, day, state } = facts;
  switch (state.kind) {
    case 'unknown':
      return [observation('readiness.money-unknown', 'info', { need, day })];
    case 'blocked':
      return [observation('readiness.money-blocked', 'passed')];
    case 'covered':
      return [observation('readiness.money-covered', 'passed', { source: state.source, need })];
    case 'own': {
      const missing = (left: string): string => new Decimal(left).negated().toFixed(2);
      if (new Decimal(state.alone).isNegative())
        return [observation('readiness.money-short', 'blocker', { need, short: missing(state.alone), day })];
      if (new Decimal(state.left).isNegative())
        return [observation('readiness.money-short-together', 'warning', { need, short: missing(state.left), day })];
      return [observation('readiness.money-free', 'passed', { need, free: state.left, day })];
    }
  }
};

/** Presence and tries left, found without a PIN. A library that does not answer in time stops nobody: it says so. */
export const checkToken: Observe<TokenLook | null> = (look) => {
  if (look === null) return [];
  const { token, state } = look;
  switch (state.kind) {
    case 'absent':
      return [observation('readiness.token-absent', 'warning', { token })];
    case 'too-slow':
      return [observation('readiness.token-not-asked', 'info', { token, seconds: state.seconds })];
    case 'unreadable':
      return [observation('readiness.token-unreadable', 'warning', { token, reason: state.reason })];
    case 'present':
      switch (state.tries) {
        case 'locked':
          return [observation('readiness.token-locked', 'blocker', { token })];
        case 'last':
          return [observation('readiness.token-last-try', 'warning', { token })];
        case 'low':
          return [observation('readiness.token-tries-low', 'warning', { token })];
        case 'not-told':
          return [observation('readiness.token-present', 'passed', { token })];
      }
  }
};

const minute = 60;
/** Half a minute is the reach of a person's hurry; from five on a claimed signing time looks forged to some platforms. */
const noticed = minute / 2;
const grave = 5 * minute;
/** A quartz drifts by seconds a week: an older look says little. */
const fresh = 14 * 24 * 3_600_000;

export const checkClock: Observe<{ readonly clock: ClockFacts | null; readonly now: Instant }> = ({ clock, now }) => {
  if (clock === null || epochMilliseconds(now) - epochMilliseconds(clock.checkedAt) > fresh)
    return [observation('readiness.clock-unchecked', 'info')];
  const { aheadSeconds, checkedAt } = clock;
  const details = { seconds: Math.abs(aheadSeconds), at: checkedAt };
  if (details.seconds <= noticed) return [observation('readiness.clock-right', 'passed', details)];
  const code = aheadSeconds > 0 ? 'readiness.clock-ahead' : 'readiness.clock-behind';
  return [observation(code, details.seconds >= grave ? 'blocker' : 'warning', details)];
};
