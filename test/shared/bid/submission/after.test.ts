import { describe, expect, it } from 'vitest';
import { russia } from '#shared/calendar/russia.ts';
import { afterDates, closedNodes, judgeAfter, type AfterDate } from '#shared/bid/submission/after.ts';
import type { AfterStep, SubmissionEvent, SubmissionOutcome } from '#shared/bid/submission/events.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { deadlineGraph, type StatedDate } from '#shared/procedure/deadline-graph.ts';
import { rulesFor } from '#shared/procedure/deadline-graph-rules.ts';

const moscow = 'Europe/Moscow';
const at = (text: string): Instant => text as Instant;
const submitted: SubmissionEvent = {
  kind: 'submitted',
  at: at('2026-12-01T07:00:00Z'),
  version: 1,
  packageDigest: 'ab',
  receipt: null,
};
const result = (outcome: SubmissionOutcome): SubmissionEvent => ({
  kind: 'result',
  at: at('2026-12-07T09:00:00Z'),
  outcome,
  reasonId: null,
  note: '',
  winnerPrice: null,
  place: null,
});
const step = (name: AfterStep, on: string, isDone = true): SubmissionEvent => ({
  kind: 'step',
  at: at(`${on}T09:00:00Z`),
  step: name,
  isDone,
});

/** A 44-FZ auction; steps that other dates hang on are stated on the procedure, as the workstation does. */
const datesOf = (events: readonly SubmissionEvent[], now: string, hasSecurity = true): readonly AfterDate[] => {
  const stated = events.flatMap((event): readonly StatedDate[] =>
    event.kind === 'step' && event.isDone
      ? [{ event: event.step, at: event.at, zone: moscow, by: 'user', edition: null, path: null }]
      : [],
  );
  const question = { law: 'ru44', way: 'auction', onlySmall: false, publishedOn: '2026-11-02' } as const;
  const nodes = deadlineGraph({
    stated,
    rules: rulesFor(question),
    own: [],
    zone: moscow,
    ownZone: moscow,
    calendar: russia,
  });
  return afterDates({ events, nodes, hasSecurity, zone: moscow, calendar: russia, now: at(now) });
};
const pick = (dates: readonly AfterDate[], name: AfterStep) => {
  const found = dates.find((date) => date.step === name);
  return found === undefined ? null : { day: found.day, at: found.at, state: found.state, article: found.article };
};

describe('what follows a result', () => {
  it('is nothing before the result', () => {
    expect(datesOf([submitted], '2026-12-02T09:00:00Z')).toEqual([]);
  });

  it('of a won bid hangs on the protocol: 2 working days to the draft, 5 to sign and to secure (44-FZ art. 51)', () => {
    const bare = [submitted, result('won')];
    const waiting = datesOf(bare, '2026-12-08T09:00:00Z');
    expect(pick(waiting, 'contract-draft')).toMatchObject({ state: 'waits' });
    expect(judgeAfter(waiting)).toMatchObject([
      {
        code: 'submission.step-unknown',
        details: { step: 'submission.step.contract-draft', waits: 'deadline.event.protocol' },
      },
    ]);
    const dated = datesOf([...bare, step('protocol', '2026-12-07')], '2026-12-08T09:00:00Z');
    expect(pick(dated, 'contract-draft')).toMatchObject({ day: '2026-12-09', article: '44-FZ art. 51 p.2' });
    expect(pick(dated, 'supplier-signs')).toMatchObject({ day: '2026-12-16', article: '44-FZ art. 51 p.3' });
    expect(pick(dated, 'performance-security')).toMatchObject({ day: '2026-12-16' });
    expect(pick(dated, 'disagreement')).toMatchObject({ day: '2026-12-16' });
    expect(judgeAfter(dated)).toEqual([]);
  });

  it('tells a signature of ours that is overdue as what stops, the buyer’s as a warning', () => {
    const events = [submitted, result('won'), step('protocol', '2026-12-07')];
    const late = judgeAfter(datesOf(events, '2026-12-21T09:00:00Z'));
    expect(late.map(({ severity, details }) => `${severity} ${String(details['step'])}`)).toEqual([
      'warning submission.step.contract-draft',
      'blocker submission.step.supplier-signs',
      'warning submission.step.contract-signed',
    ]);
    const signed = [...events, step('contract-draft', '2026-12-09'), step('supplier-signs', '2026-12-15')];
    expect(judgeAfter(datesOf(signed, '2026-12-16T09:00:00Z'))).toEqual([]);
  });

  it('dates the payment from the acceptance and the security from the contract: example 54', () => {
    const events = [submitted, result('won'), step('contract-signed', '2026-12-18'), step('acceptance', '2026-12-25')];
    const dates = datesOf(events, '2026-12-26T09:00:00Z');
    expect(pick(dates, 'payment')).toMatchObject({ day: '2027-01-14', article: '44-FZ art. 34 p.13.1' });
    expect(pick(dates, 'bid-security-release')).toMatchObject({ at: '2026-12-18T11:00:00Z' });
  });

  it('of a lost bid is only its money, from the winner’s contract; of a rejected or withdrawn one from that moment', () => {
    const lost = datesOf([submitted, result('lost'), step('contract-signed', '2026-12-18')], '2026-12-18T12:00:00Z');
    expect(lost.map((date) => date.step)).toEqual(['protocol', 'contract-signed', 'bid-security-release']);
    expect(pick(lost, 'bid-security-release')).toMatchObject({ at: '2026-12-18T11:00:00Z' });
    const rejected = datesOf([submitted, result('rejected')], '2026-12-07T10:00:00Z');
    expect(pick(rejected, 'bid-security-release')).toMatchObject({ at: '2026-12-07T11:00:00Z', state: 'due' });
    const withdrawn: SubmissionEvent = { kind: 'withdrawn', at: at('2026-12-02T08:00:00Z'), reason: 'x' };
    expect(pick(datesOf([submitted, withdrawn], '2026-12-02T08:30:00Z'), 'bid-security-release')).toMatchObject({
      at: '2026-12-02T10:00:00Z',
    });
    expect(datesOf([submitted, result('lost')], '2026-12-08T09:00:00Z', false)).toEqual([]);
  });

  it('takes back what was noted by mistake, and closes what asks nothing of us any more', () => {
    const won = [submitted, result('won'), step('supplier-signs', '2026-12-15')];
    expect(closedNodes(won).has('supplier-signs')).toBe(true);
    expect(closedNodes([...won, step('supplier-signs', '2026-12-15', false)]).has('supplier-signs')).toBe(false);
    expect(closedNodes([submitted, result('lost')]).has('buyer-signs')).toBe(true);
    expect(closedNodes([submitted, result('lost')]).has('bid-security-release')).toBe(false);
    expect(closedNodes([submitted]).size).toBe(0);
  });
});
