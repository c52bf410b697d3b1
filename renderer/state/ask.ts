import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { call } from './host.ts';

type Subject = Extract<WorkstationEvent, { type: 'changed' }>['subject'];

/** Which stored subjects an answer is computed from: when one of them changes, the answer is asked for again. */
const dependsOn: Partial<Record<MethodName, readonly Subject[]>> = {
  'workspace.status': ['procedures', 'bids', 'keys', 'company', 'settings'],
  'workspace.log': ['procedures', 'bids', 'keys', 'company', 'settings', 'trust'],
  'today.show': ['procedures', 'bids', 'keys', 'company'],
  'company.show': ['company'],
  'company.list': ['company', 'bids', 'keys'],
  'papers.list': ['company', 'bids', 'procedures'],
  'papers.forBid': ['company', 'bids', 'procedures'],
  'platforms.list': ['company', 'procedures', 'bids'],
  'platforms.show': ['company', 'procedures', 'bids'],
  'access.list': ['company', 'procedures', 'bids'],
  'platforms.cost': ['company', 'procedures'],
  'kinds.records': ['procedures'],
  'dateRules.list': ['procedures'],
  'reminders.plan': ['settings'],
  'procedures.list': ['procedures', 'bids'],
  'procedures.show': ['procedures'],
  'procedures.diff': ['procedures', 'bids'],
  'procedures.board': ['procedures', 'bids'],
  'procedures.calendar': ['procedures', 'bids', 'settings'],
  'procedures.day': ['procedures', 'bids', 'settings'],
  'procedures.timeline': ['procedures', 'bids', 'settings'],
  'organiser.show': ['procedures'],
  'work.show': ['procedures'],
  'work.lastAct': ['procedures'],
  'work.tags': ['procedures'],
  'views.list': ['procedures'],
  'deadlines.show': ['procedures', 'settings'],
  'deadlines.list': ['procedures', 'bids', 'settings'],
  'reminders.due': ['procedures', 'bids', 'settings'],
  'bids.list': ['bids', 'procedures', 'company', 'keys'],
  'bids.show': ['bids', 'procedures', 'company', 'keys'],
  'bids.readiness': ['bids', 'procedures', 'keys', 'tokens', 'company', 'settings', 'money', 'trust'],
  'authority.list': ['company', 'bids'],
  'prices.show': ['bids', 'procedures'],
  'prices.study': ['bids', 'procedures'],
  'letters.show': ['bids', 'procedures', 'company'],
  'letters.look': ['bids', 'procedures', 'company'],
  'templates.show': ['bids'],
  'templates.list': ['bids'],
  'templates.preview': ['bids', 'procedures', 'company'],
  'checklists.list': ['bids'],
  'checklists.explain': ['bids', 'procedures', 'company'],
  'submission.show': ['bids', 'procedures'],
  'handover.show': ['bids', 'procedures'],
  'policies.list': ['company'],
  'policies.judge': ['bids', 'company'],
  'policies.judgeFiles': ['company'],
  'submission.diff': ['bids'],
  'keys.list': ['keys', 'company'],
  'keys.judge': ['keys', 'bids', 'company'],
  'tokens.list': ['tokens', 'keys'],
  'rules.list': ['money'],
  'auctions.list': ['money'],
  'auctions.show': ['money'],
  'rules.history': ['money'],
  'offers.list': ['money'],
  'offers.compare': ['money'],
  'ledger.show': ['money', 'bids', 'company'],
  'funding.settings': ['money'],
  'funding.bids': ['money', 'bids', 'procedures'],
  'funding.show': ['money', 'bids', 'procedures'],
  'funding.adopted': ['money', 'bids', 'procedures'],
  'forecast.show': ['money', 'bids', 'procedures'],
  'calculators.run': ['money'],
  'market.list': ['market'],
  'market.show': ['market', 'bids', 'procedures'],
  'market.forks': ['market'],
  'market.pipeline': ['market'],
  'market.channels': ['market'],
  'market.plan': ['market'],
  'market.suggest': ['market', 'bids', 'procedures'],
  'submission.history': ['bids'],
  'trust.list': ['trust'],
  'trust.material': ['trust'],
};

type Entry = {
  readonly value: unknown;
  readonly error: Failure | null;
  readonly asking: boolean;
  readonly stale: boolean;
};
type Answers = { readonly entries: ReadonlyMap<string, Entry> };

const keptAnswers = 300;
const useAnswers = create<Answers>(() => ({ entries: new Map() }));
const unknown: Entry = { value: undefined, error: null, asking: false, stale: true };

const keyOf = (name: MethodName, input: unknown): string => `${name} ${JSON.stringify(input)}`;

const put = (key: string, change: Partial<Entry>): void => {
  useAnswers.setState(({ entries }) => {
    const next = new Map(entries);
    const before = next.get(key) ?? unknown;
    next.delete(key);
    next.set(key, { ...before, ...change });
    for (const oldest of next.keys()) {
      if (next.size <= keptAnswers) break;
      next.delete(oldest);
      turns.delete(oldest);
    }
    return { entries: next };
  });
};

/** Of each answer, how often it was asked for or put in place: an answer that something newer overtook is let go. */
const turns = new Map<string, number>();
const nextTurn = (key: string): number => {
  const turn = (turns.get(key) ?? 0) + 1;
  turns.set(key, turn);
  return turn;
};

const ask = async <Name extends MethodName>(name: Name, input: Asked<Name>): Promise<void> => {
  const key = keyOf(name, input);
  const turn = nextTurn(key);
  put(key, { asking: true, stale: false });
  const answer = await call(name, input);
  if (turns.get(key) !== turn) return;
  put(key, answer.ok ? { value: answer.value, error: null, asking: false } : { error: answer.error, asking: false });
};

const markStale = (isMeant: (name: MethodName) => boolean): void => {
  useAnswers.setState(({ entries }) => ({
    entries: new Map(
      [...entries].map(([key, entry]) => [
        key,
        isMeant(key.slice(0, key.indexOf(' ')) as MethodName) ? { ...entry, stale: true } : entry,
      ]),
    ),
  }));
};

/** Marks every answer that was computed from a changed subject; those on the screen ask again at once. */
export const forget = (subject: Subject): void => markStale((name) => dependsOn[name]?.includes(subject) === true);

/** After something that may have changed everything. */
export const forgetAll = (): void => markStale((name) => dependsOn[name] !== undefined);

/** An act that answers the whole record can put it in place of the one shown, without a second question. */
export const remember = <Name extends MethodName>(name: Name, input: Asked<Name>, value: Answer<Name>): void => {
  const key = keyOf(name, input);
  nextTurn(key);
  put(key, { value, error: null, asking: false, stale: false });
};

export type Asking<T> = {
  /** The last answer; kept while a newer one is on its way, so that nothing jumps. */
  readonly value: T | undefined;
  readonly error: Failure | null;
  readonly isAsking: boolean;
  readonly reload: () => void;
};

/** Asks and keeps the answer fresh. `null` as input: not yet. */
export const useAsk = <Name extends MethodName>(name: Name, input: Asked<Name> | null): Asking<Answer<Name>> => {
  const key = input === null ? '' : keyOf(name, input);
  const entry = useAnswers(({ entries }) => entries.get(key)) ?? unknown;
  const shouldAsk = input !== null && entry.stale && !entry.asking;
  useEffect(() => {
    if (shouldAsk && input !== null) void ask(name, input);
    // `key` stands for `name` and `input`, which are new objects on every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, shouldAsk]);
  return {
    value: entry.value as Answer<Name> | undefined,
    error: entry.error,
    isAsking: entry.asking || shouldAsk,
    reload: () => {
      if (input !== null) void ask(name, input);
    },
  };
};

export type Acting<Name extends MethodName> = {
  readonly run: (input: Asked<Name>) => Promise<Outcome<Answer<Name>>>;
  readonly isRunning: boolean;
  /** Why the last try was refused; cleared by the next one. */
  readonly error: Failure | null;
  readonly clear: () => void;
};

/** One short act with its state. Longer work goes through `runJob`. */
export const useAct = <Name extends MethodName>(name: Name): Acting<Name> => {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  return {
    isRunning,
    error,
    clear: () => setError(null),
    run: async (input) => {
      setRunning(true);
      setError(null);
      const answer = await call(name, input);
      setRunning(false);
      if (!answer.ok) setError(answer.error);
      return answer;
    },
  };
};
