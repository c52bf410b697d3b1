import type { HandoverView } from '#shared/contract/handover.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { hashOfText, type Link } from '../../log/evidence/link.ts';
import type { Database, Row } from '../../store/database.ts';
import { headOf } from '../../store/evidence/chain.ts';
import type { Carried } from './carried.ts';

export const mostActs = 10_000;

type LinkRow = Row & { entry: string; hash: string };
const linkOf = ({ entry, hash }: LinkRow): Link => ({ text: entry, hash });

/** What other machines noted of the bid, as each sealed it, in the order it came. */
const linksElsewhere = (database: Database, bidId: string): readonly Link[] =>
  database
    .all<LinkRow>('SELECT entry, hash FROM bid_act_elsewhere WHERE bid_id = ? ORDER BY place', [bidId])
    .map(linkOf);

/**
 * The links that are about one bid, of this chain and of those it was in before, oldest first, and where this chain ends: no bytes of
 * files, no names of others.
 */
export const evidenceOf = (database: Database, bidId: string): Pick<Carried, 'acts' | 'chain'> => {
  const own = database
    .all<LinkRow>(
      `SELECT entry, hash FROM evidence WHERE json_extract(entry, '$.subject') = ? ORDER BY number DESC LIMIT ${mostActs}`,
      [bidId],
    )
    .toReversed()
    .map(linkOf);
  const { number, hash } = headOf(database);
  const acts = [...linksElsewhere(database, bidId), ...own].slice(-mostActs);
  return { acts: acts.map(({ text, hash: sealed }) => ({ text, hash: sealed })), chain: { count: number, head: hash } };
};

/** Keeps what other machines noted; what is in our own chain already is ours. Belongs into the transaction that took it over. */
export const keepActsElsewhere = (database: Database, bidId: string, acts: readonly Link[]): void => {
  for (const { text, hash } of acts)
    database.run(
      `INSERT INTO bid_act_elsewhere (bid_id, hash, entry) SELECT ?, ?, ?
       WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE hash = ?) ON CONFLICT DO NOTHING`,
      [bidId, hash, text, hash],
    );
};

/** Whether a link is sealed over exactly its words and is about this bid. */
export const isLinkOf = (bidId: string, { text, hash }: Link): boolean => {
  const act = hashOfText(text) === hash ? readAct(text) : null;
  return act !== null && act.subject === bidId;
};

type ToldAct = HandoverView['elsewhere'][number];

const readAct = (text: string): (ToldAct & { readonly subject: unknown }) | null => {
  try {
    const { at, act, digest, subject } = JSON.parse(text) as Partial<Record<keyof ToldAct | 'subject', unknown>>;
    const isMoment = typeof at === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(at) && !Number.isNaN(Date.parse(at));
    if (!isMoment || typeof act !== 'string') return null;
    const known = typeof digest === 'string' ? digest.slice(0, 200) : null;
    return { at: at as Instant, act: act.slice(0, 200), digest: known, subject };
  } catch {
    return null;
  }
};

/** Acts for eyes, oldest first. */
export const toldActs = (acts: readonly Link[]): readonly ToldAct[] =>
  acts
    .flatMap(({ text }) => {
      const read = readAct(text);
      return read === null ? [] : [{ at: read.at, act: read.act, digest: read.digest }];
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

export const actsElsewhere = (database: Database, bidId: string): readonly ToldAct[] =>
  toldActs(linksElsewhere(database, bidId));
