import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Database, Row } from '../../store/database.ts';
import { appendEvidence } from '../../store/evidence/chain.ts';
import { lastClockCheck } from '../../store/procedures/reminders.ts';
import type { ClockCheck } from '../../log/evidence/link.ts';
import type { Step } from '../context.ts';

/** What was done: never a file's content, a password or a path outside the workspace. */
export type Act = {
  readonly at: Instant;
  readonly act:
    | 'procedures.imported'
    | 'bid.created'
    | 'bid.frozen'
    | 'bid.revised'
    | 'bid.removed'
    | 'bid.letter-written'
    | 'bid.signed'
    | 'files.signed'
    | 'files.timestamped'
    | 'files.raised'
    | 'files.countersigned'
    | 'files.cosigned'
    | 'files.merged'
    | 'bid.packaged'
    | 'bid.sealed'
    | 'bid.handed-over'
    | 'bid.taken-over'
    | 'file.unsealed'
    | 'bid.submitted'
    | 'bid.receipt-kept'
    | 'bid.withdrawn'
    | 'bid.result'
    | 'bid.step'
    | 'bid.frozen-despite'
    | 'bid.rehearsed'
    | 'bid.authority-bound'
    | 'bid.authority-unbound'
    | 'authority.added'
    | 'authority.removed'
    | 'file.sealed'
    | 'file.verified'
    | 'key.added'
    | 'key.removed'
    | 'token-library.added'
    | 'token-library.removed'
    | 'trust.added'
    | 'trust.removed'
    | 'trust.list-imported'
    | 'trust.list-removed'
    | 'certificate.added'
    | 'certificate.removed'
    | 'crl.imported'
    | 'crl.removed'
    | 'network.asked'
    | 'company.saved'
    | 'company.added'
    | 'company.chosen'
    | 'company.removed'
    | 'company.card-written'
    | 'paper.saved'
    | 'paper.removed'
    | 'bid.paper-added'
    | 'bid.paper-renewed'
    | 'platform.saved'
    | 'platform.removed'
    | 'plan.adopted'
    | 'sample.loaded'
    | 'evidence.exported';
  readonly subject: string;
  /** SHA-256 of what the act was about, where it has one. */
  readonly digest: string | null;
};

/** The last time somebody else vouched for, so that whoever reads the chain knows how right `at` was. */
const checkedClock = (database: Database): ClockCheck | null => {
  const check = lastClockCheck(database);
  return check === undefined
    ? null
    : {
        by: check.source,
        at: instantFromEpoch(check.theirs),
        aheadSeconds: Math.round((check.ours - check.theirs) / 1000),
      };
};

/**
 * Adds an act to the chain and to the list that is shown. Belongs into the transaction of the act itself, so that neither
 * is there without the other.
 */
export const recordAct = (database: Database, { at, act, subject, digest }: Act): void => {
  database.transaction(() => {
    const clock = { source: 'system', checked: checkedClock(database) } as const;
    appendEvidence(database, { at, act, subject, digest, clock });
    database.run('INSERT INTO act (at, act, subject, digest) VALUES (?, ?, ?, ?)', [at, act, subject, digest]);
  });
};

type LogRow = Row & {
  at: string;
  act: string;
  subject: string;
  digest: string | null;
  number: string | null;
  title: string | null;
};

/** Newest first. A bid is recorded by its id; what it bids for is looked up, so that the record itself never changes. */
export const showLog: Step<'workspace.log'> = async ({ limit }, { host }) => {
  const rows = host.workspace.database.all<LogRow>(
    `SELECT act.at, act.act, act.subject, act.digest, procedure.source_id AS number, procedure.title AS title
     FROM act
     LEFT JOIN bid ON act.act LIKE 'bid.%' AND bid.bid_id = act.subject
     LEFT JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
     ORDER BY act_id DESC LIMIT ?`,
    [limit],
  );
  return ok({
    entries: rows.map(({ at, act, subject, digest, number, title }) => ({
      at: at as Instant,
      act,
      subject,
      digest,
      procedure: number === null || title === null ? null : { number, title },
    })),
  });
};
