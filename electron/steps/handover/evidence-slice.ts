import type { Database, Row } from '../../store/database.ts';
import { headOf } from '../../store/evidence/chain.ts';
import type { Carried } from './carried.ts';

const most = 10_000;

/** The links of the chain that are about one bid, oldest first, and where the chain ends: no bytes of files, no names of others. */
export const evidenceOf = (database: Database, bidId: string): Pick<Carried, 'acts' | 'chain'> => {
  const acts = database
    .all<Row & { entry: string; hash: string }>(
      `SELECT entry, hash FROM evidence WHERE json_extract(entry, '$.subject') = ? ORDER BY number DESC LIMIT ${most}`,
      [bidId],
    )
    .toReversed()
    .map(({ entry: text, hash }) => ({ text, hash }));
  const { number, hash } = headOf(database);
  return { acts, chain: { count: number, head: hash } };
};
