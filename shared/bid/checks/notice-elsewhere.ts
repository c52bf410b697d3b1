import type { Finding } from '../../kernel/failure.ts';
import { epochMilliseconds, type Instant } from '../../kernel/instant.ts';
import { observation } from './facts.ts';

/** A document about the bid's purchase that came and could not be made an edition of its notice. */
export type WaitingDocument = { readonly file: string; readonly arrived: Instant };

/** Another record of the same purchase: confirmed by the user, or of the same number in another format. */
export type OtherRecord = {
  readonly procedureId: string;
  readonly sourceId: string;
  readonly published: Instant | null;
  readonly deadline: Instant | null;
};

export type ElsewhereFacts = {
  readonly waiting: readonly WaitingDocument[];
  readonly others: readonly OtherRecord[];
  readonly published: Instant | null;
  readonly deadline: Instant | null;
};

const sameMoment = (a: Instant | null, b: Instant | null): boolean =>
  a === b || (a !== null && b !== null && epochMilliseconds(a) === epochMilliseconds(b));

const isNewer = (other: Instant | null, own: Instant | null): boolean =>
  other !== null && own !== null && epochMilliseconds(other) > epochMilliseconds(own);

/**
 * What is known of the notice beside the editions that the bid stands on: a document that still waits, a record of the same purchase
 * that is newer or names another deadline. Nobody has judged them, so they warn and do not stop.
 */
export const checkElsewhere = ({ waiting, others, published, deadline }: ElsewhereFacts): readonly Finding[] => [
  ...waiting.map(({ file, arrived }): Finding => ({
    ...observation('readiness.notice-waiting', 'warning', { file, arrived }),
    place: { file },
  })),
  ...others
    .filter((other) => !sameMoment(other.deadline, deadline) || isNewer(other.published, published))
    .map(({ procedureId, sourceId, deadline: said }): Finding =>
      observation('readiness.notice-elsewhere', 'warning', {
        number: sourceId,
        deadline: said ?? '—',
        procedure: procedureId,
      }),
    ),
];
