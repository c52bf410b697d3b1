import type { ProcedureChange, ProcedureDiff } from '#shared/contract/deadlines.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { allTouched, touches } from '#shared/procedure/diff-subjects.ts';
import { diffProcedures, type Change, type Fact } from '#shared/procedure/diff.ts';
import type { DeadlineNode } from '#shared/procedure/deadline-graph.ts';
import { dateKinds, type Procedure } from '#shared/procedure/model.ts';
import type { Row } from '../../store/database.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import type { ProcedureRecord } from '../../store/procedures/query.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Host, Step } from '../context.ts';
import { loadSettings } from '../workspace/settings.ts';
import { isUnknown, unknownChanges } from './diff-unknown.ts';
import { graphOf, procedureAt, procedureRecord } from './deadlines-gather.ts';

/** What does not tell a bidder anything: how and where a fact was read, and counts of what is listed anyway. */
const silent = new Set(['unknownCount', 'languages', 'language', 'rule', 'path']);

const isFacts = (fact: Fact | undefined): fact is { readonly [name: string]: Fact | undefined } =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact);

/** A fact as a person reads it: money as sum and currency, a moment as such, anything else by its parts. */
const factText = (fact: Fact | undefined): string | null => {
  if (fact === undefined || fact === null) return null;
  if (typeof fact !== 'object') return String(fact);
  if (Array.isArray(fact)) return fact.map((entry: Fact) => factText(entry) ?? '—').join('; ');
  if (!isFacts(fact)) return null;
  if (typeof fact['amount'] === 'string' && typeof fact['currency'] === 'string' && Object.keys(fact).length === 2)
    return `${fact['amount']} ${fact['currency']}`;
  if (typeof fact['amount'] === 'string' && typeof fact['unit'] === 'string')
    return fact['unit'] === 'percent' ? `${fact['amount']} %` : fact['amount'];
  if (typeof fact['at'] === 'string') return fact['at'];
  if (typeof fact['included'] === 'boolean') return fact['included'] ? '+' : '−';
  return told
    .flatMap((name) => {
      const words = factText(fact[name]);
      if (words === null || words === '') return [];
      return [name === 'percent' ? `${words} %` : words];
    })
    .join(' · ');
};

/** Of a whole entry that came or went: what a person would name it by, in the order in which one would say it. */
const told = [
  'name',
  'title',
  'description',
  'reason',
  'changes',
  'quantity',
  'unit',
  'percent',
  'amount',
  'currency',
  'value',
  'weight',
  'terms',
  'code',
  'hex',
  'url',
];

/** What an entry is known by, as a person reads it: a date by its kind, anything else by all it is known by. */
const nameOf = (key: string): string => {
  const [first = '', ...others] = key
    .replace(/^"|"$/g, '')
    .split(' | ')
    .filter((part) => part !== '');
  return (dateKinds as readonly string[]).includes(first) ? first : [first, ...others].join(' · ');
};

const shownChange = ({ path, subject, kind, before, after }: Change): ProcedureChange => ({
  subject,
  kind,
  // Of a field that is not understood its place is its name, and its value all there is.
  path: (path[0] === 'unknownFields' ? path.slice(0, 2) : path).map((step) =>
    typeof step === 'string' ? step : nameOf(step.key),
  ),
  before: kind === 'reordered' ? null : factText(before),
  after: kind === 'reordered' ? null : factText(after),
  touches: [...touches(subject)],
});

const isTold = ({ path, kind }: Change): boolean =>
  kind !== 'reordered' && !path.some((step) => typeof step === 'string' && silent.has(step));

/** The last moment for bids stands among the dates too; one move is told once. */
const isDeadlineAgain = ({ path }: Change, all: readonly Change[]): boolean =>
  path[0] === 'dates' &&
  typeof path[1] === 'object' &&
  path[1].key === 'bids-until | ' &&
  all.some((other) => other.path.length === 1 && other.path[0] === 'deadline');

const momentOf = (node: DeadlineNode | undefined) => (node?.state === 'dated' ? node.at : null);

const dayOf = (node: DeadlineNode | undefined) => (node?.state === 'dated' ? node.day : null);

/** Dates that follow from others and stand elsewhere now. */
const movedDates = (before: readonly DeadlineNode[], after: readonly DeadlineNode[]): ProcedureDiff['movedDates'] => {
  const old = new Map(before.map((node) => [node.id, node]));
  const fresh = new Map(after.map((node) => [node.id, node]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((event) => {
    const [one, other] = [old.get(event), fresh.get(event)];
    const rule = [other, one].find((node) => node?.basis.by === 'rule' || node?.basis.by === 'own');
    if (rule === undefined || momentOf(one) === momentOf(other)) return [];
    const article = rule.basis.by === 'rule' ? rule.basis.rule.article : null;
    return [
      { event, before: momentOf(one), beforeDay: dayOf(one), after: momentOf(other), afterDay: dayOf(other), article },
    ];
  });
};

const bidsBehind = async (host: Host, record: ProcedureRecord, to: number): Promise<ProcedureDiff['bids']> => {
  const rows = host.workspace.database.all<Row & { bid_id: string }>(
    'SELECT bid_id FROM bid WHERE procedure_id = ? ORDER BY updated_at DESC LIMIT 100',
    [procedureIdOf(record.procedure_key)],
  );
  const bids: ProcedureDiff['bids'] = [];
  for (const { bid_id: bidId } of rows) {
    const bid = await gatherBid(host, bidId);
    if (bid.ok && bid.value.ownEdition !== to)
      bids.push({ bidId, edition: bid.value.ownEdition, status: bid.value.status });
  }
  return bids;
};

type Editions = { readonly from: number; readonly to: number };

const chosen = (record: ProcedureRecord, from: number | null, to: number | null): Outcome<Editions> => {
  const last = to ?? record.edition;
  const first = from ?? Math.max(1, last - 1);
  for (const edition of [first, last])
    if (edition < 1 || edition > record.edition)
      return failKernel('record.not-found', { kind: 'edition', id: `${record.source_id} ${edition}` });
  return ok({ from: first, to: last });
};

/** What changed from one state of a procedure to another, in the order of the model, and what it touches. */
export const diffOf = (
  host: Host,
  record: ProcedureRecord,
  [before, after]: readonly [Procedure, Procedure],
  { from, to }: Editions,
  ownZone: Zone,
): Omit<ProcedureDiff, 'bids'> => {
  const all = diffProcedures(before, after).filter(isTold);
  const changes = all.filter((change) => !isDeadlineAgain(change, all));
  const [unknown, known] = [changes.filter(isUnknown), changes.filter((change) => !isUnknown(change))];
  const [old, fresh] = [
    graphOf(host.workspace, record, before, from, ownZone),
    graphOf(host.workspace, record, after, to, ownZone),
  ];
  return {
    id: procedureIdOf(record.procedure_key),
    sourceId: record.source_id,
    title: record.title,
    from,
    to,
    changes: [...known.map(shownChange), ...unknownChanges(unknown).map(shownChange)],
    movedDates: movedDates(old.nodes, fresh.nodes),
    touches: [...allTouched(changes.map(({ subject }) => subject))],
  };
};

/**
 * What changed between two editions of a notice; without numbers, between the newest two. Refuses with `record.not-found`
 * for a procedure or an edition that is not there.
 */
export const showDiff: Step<'procedures.diff'> = async ({ id, from, to }, { host }) => {
  const record = procedureRecord(host.workspace, id);
  if (!record.ok) return record;
  const editions = chosen(record.value, from, to);
  if (!editions.ok) return editions;
  const before = procedureAt(host.workspace, record.value, editions.value.from);
  if (!before.ok) return before;
  const after = procedureAt(host.workspace, record.value, editions.value.to);
  if (!after.ok) return after;
  const { zone } = await loadSettings(host);
  const diff = diffOf(host, record.value, [before.value, after.value], editions.value, zone);
  return ok({ ...diff, bids: await bidsBehind(host, record.value, record.value.edition) });
};
