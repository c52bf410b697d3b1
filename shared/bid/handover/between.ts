import { align } from './align.ts';
import { mergeRecords } from './merge.ts';
import { recordsOf, type Records } from './records.ts';
import type { HandoverState } from './state.ts';

/** What one field of a record was and is, as canonical JSON; null: not there. `field` null: the record as a whole. */
export type Change = {
  readonly path: string;
  readonly record: string;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

/** A file that took the place of another of its name is that document with another content. */
const alignNames = (before: HandoverState, after: HandoverState): HandoverState => {
  const present = new Map(after.draft.documents.map(({ name, documentId }) => [name, documentId]));
  const kept = new Set(after.draft.documents.map(({ documentId }) => documentId));
  const own = new Set(before.draft.documents.map(({ documentId }) => documentId));
  const documents = before.draft.documents.map((document) => {
    const successor = present.get(document.name);
    return kept.has(document.documentId) || successor === undefined || own.has(successor)
      ? document
      : { ...document, documentId: successor };
  });
  return { ...before, draft: { ...before.draft, documents } };
};

const without = (records: Records, kinds: ReadonlySet<string>): Records =>
  new Map([...records].filter(([record]) => !kinds.has(record.split('/')[0] ?? '')));

/**
 * Every field in which `after` differs from `before`, but of records of the kinds left out. `beside`: records that are no part of the state,
 * for both sides: the company, the policy.
 */
export const changesBetween = (
  before: HandoverState,
  after: HandoverState,
  leftOut: ReadonlySet<string>,
  beside: { readonly before: Records; readonly after: Records } = { before: new Map(), after: new Map() },
): readonly Change[] => {
  const { mine, theirs } = align({ bases: [], mine: after, theirs: before });
  const is = new Map([...without(recordsOf(mine), leftOut), ...beside.after]);
  const was = new Map([...without(recordsOf(alignNames(theirs, mine)), leftOut), ...beside.before]);
  return mergeRecords([was], is, was, {}).differences.map(({ path, record, field, mine: now, theirs: then }) => ({
    path,
    record,
    field,
    before: then,
    after: now,
  }));
};

/** What follows from a bid being worked on and sent, and is nothing that anybody decided of its content. */
export const notContent: ReadonlySet<string> = new Set([
  'frozen',
  'signature',
  'event',
  'events',
  'override',
  'rehearsal',
  'study',
  'money',
  'paper',
]);
