import { z } from 'zod';
import { epochMilliseconds } from '../../kernel/instant.ts';
import { afterSteps, mayFollow, outcomes, type SubmissionEvent } from '../submission/events.ts';
import { canonicalText } from './canonical.ts';
import { fileName, instant, optional, sha256, size, text, versionNumber } from './shapes.ts';

const receipt = z.strictObject({
  number: optional,
  file: z.strictObject({ name: fileName, digest: sha256, size }).nullable(),
});
const at = instant;

/** What became of a bid, as another machine tells it. */
export const travellingEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    at,
    kind: z.literal('submitted'),
    version: versionNumber,
    packageDigest: sha256,
    receipt: receipt.nullable(),
  }),
  z.strictObject({ at, kind: z.literal('receipt'), receipt }),
  z.strictObject({ at, kind: z.literal('withdrawn'), reason: text }),
  z.strictObject({
    at,
    kind: z.literal('result'),
    outcome: z.enum(outcomes),
    reasonId: optional,
    note: text,
    winnerPrice: optional,
    winner: optional.optional(),
    place: z.number().int().nullable(),
  }),
  z.strictObject({ at, kind: z.literal('step'), step: z.enum(afterSteps), isDone: z.boolean() }),
]);

/** What happened once, told apart from everything else that happened: by its kind, its moment, and its turn among such. */
export const eventKeys = (events: readonly SubmissionEvent[]): readonly string[] => {
  const turns = new Map<string, number>();
  return events.map((event) => {
    const key = `${event.kind === 'step' ? event.step : event.kind}@${event.at}`;
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    return turn === 1 ? key : `${key}@${turn}`;
  });
};

const isLawful = (bidId: string, events: readonly SubmissionEvent[]): boolean =>
  events.every((event, index) => mayFollow(bidId, events.slice(0, index), event, event.at).ok);

/** What two machines noted, one after another; what follows a result is learnt of in any order and comes behind it. */
export const inTurn = <Event extends SubmissionEvent>(events: readonly Event[]): Event[] => [
  ...events
    .filter(({ kind }) => kind !== 'step')
    .toSorted(
      (a, b) => epochMilliseconds(a.at) - epochMilliseconds(b.at) || (canonicalText(a) < canonicalText(b) ? -1 : 1),
    ),
  ...events.filter(({ kind }) => kind === 'step'),
];

/**
 * Whether what each side noted can stand beside what the other noted: then every event is merged by itself. Two stories that
 * contradict each other (won here, withdrawn there) are one conflict, told as a whole.
 */
export const canStandTogether = (
  bidId: string,
  mine: readonly SubmissionEvent[],
  theirs: readonly SubmissionEvent[],
): boolean => {
  const [here, there] = [mine, theirs].map((events) => {
    const keys = eventKeys(events);
    return new Map(events.map((event, index) => [keys[index] ?? '', event]));
  });
  if (here === undefined || there === undefined) return false;
  const differs = [...here].some(([key, event]) => {
    const other = there.get(key);
    return other !== undefined && canonicalText(other) !== canonicalText(event);
  });
  return !differs && isLawful(bidId, inTurn([...new Map([...here, ...there]).values()]));
};
