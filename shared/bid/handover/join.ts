import type { Finding } from '../../kernel/failure.ts';
import { canonicalText } from './canonical.ts';
import type { HandoverCode } from './codes.ts';
import { mergeRecords, type Choices, type Difference } from './merge.ts';
import { recordsOf, stateOf } from './records.ts';
import { contentOf, type HandoverState } from './state.ts';

export type Joined = {
  /** With every conflict that is not decided as it is here. */
  readonly state: HandoverState;
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding<HandoverCode>[];
};

/** A file both sides added by themselves, of the same name and content, is one file. */
const alignDocuments = (bases: readonly HandoverState[], mine: HandoverState, theirs: HandoverState): HandoverState => {
  const idsOf = (state: HandoverState): Set<string> =>
    new Set(state.draft.documents.map(({ documentId }) => documentId));
  const known = new Set([...bases.flatMap((base) => [...idsOf(base)]), ...idsOf(mine)]);
  const there = idsOf(theirs);
  const ours = mine.draft.documents.filter(({ documentId }) => !there.has(documentId));
  const documents = theirs.draft.documents.map((document) => {
    if (known.has(document.documentId)) return document;
    const twin = ours.find(({ name, digest }) => name === document.name && digest.value === document.digest.value);
    return twin === undefined
      ? document
      : { ...document, documentId: twin.documentId, addedAt: twin.addedAt, mediaType: twin.mediaType };
  });
  return { ...theirs, draft: { ...theirs.draft, documents } };
};

const sameContent = (a: HandoverState, b: HandoverState): boolean =>
  canonicalText(contentOf(a.draft, a.prices)) === canonicalText(contentOf(b.draft, b.prices));

/**
 * The version that the joined state is, and what of it is still frozen: only what was frozen of exactly this content. What
 * was frozen here stays under its own version, and a joined state that differs from it begins the next.
 */
const settleVersion = (
  state: HandoverState,
  mine: HandoverState,
  theirs: HandoverState,
): { readonly state: HandoverState; readonly left: number | null } => {
  const chosen = state.frozen?.manifest.digest;
  const source = [mine, theirs].find(
    (side) => chosen !== undefined && side.frozen?.manifest.digest === chosen && sameContent(side, state),
  );
  const newest = Math.max(mine.draft.version, theirs.draft.version);
  if (source !== undefined && source.draft.version === newest)
    return { state: { ...state, draft: { ...state.draft, version: newest } }, left: null };
  const isTaken = [mine, theirs].some(({ draft, frozen }) => draft.version === newest && frozen !== null);
  const version = isTaken ? newest + 1 : newest;
  return { state: { ...state, frozen: null, draft: { ...state.draft, version } }, left: isTaken ? newest : null };
};

/** Joins what is here with what came; see `mergeRecords`. `bases`: the newest states both came from, none where unknown. */
export const joinStates = (
  bases: readonly HandoverState[],
  mine: HandoverState,
  given: HandoverState,
  choices: Choices = {},
): Joined => {
  const theirs = alignDocuments(bases, mine, given);
  const { merged, differences } = mergeRecords(bases.map(recordsOf), recordsOf(mine), recordsOf(theirs), choices);
  const { state: joined, renamed } = stateOf(merged, mine);
  const { state, left } = settleVersion(joined, mine, theirs);
  const tell = (
    code: HandoverCode,
    severity: Finding['severity'],
    details: Finding['details'],
  ): Finding<HandoverCode> => ({ code, severity, place: {}, details });
  return {
    state,
    differences,
    findings: [
      ...(bases.length === 0 && differences.length > 0 ? [tell('handover.no-common-state', 'info', {})] : []),
      ...renamed.map(({ file, name }) => tell('handover.renamed', 'warning', { file, name })),
      ...(left === null ? [] : [tell('handover.frozen-left', 'warning', { version: left })]),
    ],
  };
};
