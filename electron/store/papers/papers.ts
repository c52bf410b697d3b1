import type { Paper, PaperFacts } from '#shared/company/papers/paper.ts';
import { paperFacts } from '#shared/company/papers/paper.ts';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';

export type KeptPaper = Paper & { readonly companyId: string; readonly savedAt: Instant };

type PaperTableRow = Row & {
  paper_id: string;
  company_id: string;
  facts: string;
  digest: string | null;
  file_name: string | null;
  file_size: number | null;
  media_type: string | null;
  saved_at: string;
};

/** Facts that a later version of the program wrote otherwise keep at least their kind and title. */
const factsOf = (text: string): PaperFacts => {
  const stored: unknown = JSON.parse(text);
  const read = paperFacts.safeParse(stored);
  if (read.success) return read.data;
  const title =
    typeof stored === 'object' && stored !== null && 'title' in stored && typeof stored.title === 'string'
      ? stored.title
      : '?';
  return paperFacts.parse({ kindId: 'other', title });
};

const paperOf = (row: PaperTableRow): KeptPaper => ({
  ...factsOf(row.facts),
  paperId: row.paper_id,
  companyId: row.company_id,
  file:
    row.digest === null
      ? null
      : {
          name: row.file_name ?? row.digest,
          size: row.file_size ?? 0,
          digest: row.digest,
          mediaType: row.media_type ?? 'application/octet-stream',
        },
  savedAt: row.saved_at as Instant,
});

const columns = 'paper_id, company_id, facts, digest, file_name, file_size, media_type, saved_at';

export const listPapers = (database: Database, companyId: string): readonly KeptPaper[] =>
  database
    .all<PaperTableRow>(`SELECT ${columns} FROM paper WHERE company_id = ? ORDER BY rowid`, [companyId])
    .map(paperOf);

export const findPaper = (database: Database, paperId: string): KeptPaper | null => {
  const row = database.get<PaperTableRow>(`SELECT ${columns} FROM paper WHERE paper_id = ?`, [paperId]);
  return row === undefined ? null : paperOf(row);
};

export const keepPaper = (database: Database, paper: KeptPaper): void => {
  const { paperId, companyId, file, savedAt, ...facts } = paper;
  database.run(
    `INSERT INTO paper (paper_id, company_id, kind_id, facts, digest, file_name, file_size, media_type, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (paper_id) DO UPDATE SET kind_id = excluded.kind_id, facts = excluded.facts, digest = excluded.digest,
       file_name = excluded.file_name, file_size = excluded.file_size, media_type = excluded.media_type,
       saved_at = excluded.saved_at`,
    [
      paperId,
      companyId,
      facts.kindId,
      JSON.stringify(facts),
      file?.digest ?? null,
      file?.name ?? null,
      file?.size ?? null,
      file?.mediaType ?? null,
      savedAt,
    ],
  );
};

export const forgetPaper = (database: Database, paperId: string): void => {
  database.run('DELETE FROM paper WHERE paper_id = ?', [paperId]);
};

/** How many papers there are of each kind, of all companies. */
export const papersByKind = (database: Database): ReadonlyMap<string, number> =>
  new Map(
    database
      .all<Row & { kind_id: string; n: number }>('SELECT kind_id, count(*) AS n FROM paper GROUP BY kind_id')
      .map((row) => [row.kind_id, row.n]),
  );

/** Whether a bid's documents hold any paper of its company: nearly no list of bids needs to know more. */
export const holdsPapers = (database: Database, bidId: string): boolean =>
  database.get(
    `SELECT 1 FROM bid_document JOIN paper ON paper.digest = bid_document.digest
     JOIN bid ON bid.bid_id = bid_document.bid_id AND bid.company_id = paper.company_id
     WHERE bid_document.bid_id = ? LIMIT 1`,
    [bidId],
  ) !== undefined;

/** A bid whose document has a paper's digest, with what its procedure's row says of the days. */
export type PaperUse = {
  readonly paperId: string;
  readonly bidId: string;
  readonly documentId: string;
  readonly fileName: string;
  readonly procedureId: string;
  readonly procedureTitle: string;
  readonly deadline: Instant | null;
};

type UseRow = Row & {
  paper_id: string;
  bid_id: string;
  document_id: string;
  name: string;
  procedure_id: string;
  title: string | null;
  deadline: number | null;
};

/** The uses of a company's papers in its own bids, those with the latest deadline first. */
export const usesOfPapers = (database: Database, companyId: string): readonly PaperUse[] =>
  database
    .all<UseRow>(
      `SELECT paper.paper_id, bid.bid_id, bid_document.document_id, bid_document.name, bid.procedure_id,
         procedure.title, procedure.deadline
       FROM paper
       JOIN bid_document ON bid_document.digest = paper.digest
       JOIN bid ON bid.bid_id = bid_document.bid_id AND bid.company_id = paper.company_id
       LEFT JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
       WHERE paper.company_id = ?
       ORDER BY procedure.deadline DESC, bid.bid_id`,
      [companyId],
    )
    .map((row) => ({
      paperId: row.paper_id,
      bidId: row.bid_id,
      documentId: row.document_id,
      fileName: row.name,
      procedureId: row.procedure_id,
      procedureTitle: row.title ?? '',
      deadline: row.deadline === null ? null : instantFromEpoch(row.deadline),
    }));

/** By kind, the rule that the buyer of a bid demands. */
export const demandsOfBid = (database: Database, bidId: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    database
      .all<Row & { kind_id: string; rule_id: string }>(
        'SELECT kind_id, rule_id FROM bid_paper_demand WHERE bid_id = ? ORDER BY kind_id',
        [bidId],
      )
      .map((row) => [row.kind_id, row.rule_id]),
  );

export const keepDemand = (database: Database, bidId: string, kindId: string, ruleId: string | null): void => {
  if (ruleId === null) database.run('DELETE FROM bid_paper_demand WHERE bid_id = ? AND kind_id = ?', [bidId, kindId]);
  else
    database.run(
      `INSERT INTO bid_paper_demand (bid_id, kind_id, rule_id) VALUES (?, ?, ?)
       ON CONFLICT (bid_id, kind_id) DO UPDATE SET rule_id = excluded.rule_id`,
      [bidId, kindId, ruleId],
    );
};
