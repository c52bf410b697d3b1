import type { Finding } from '../../kernel/failure.ts';
import { align } from './align.ts';
import { canonicalText } from './canonical.ts';
import type { HandoverCode } from './codes.ts';
import { canStandTogether, inTurn } from './events.ts';
import { stateOf } from './from-records.ts';
import { mergeRecords, type Choices, type Difference } from './merge.ts';
import { recordsOf } from './records.ts';
import { contentOf, presentlyFrozen, type HandoverState } from './state.ts';

export type Joined = {
  /** With every conflict that is not decided as it is here. */
  readonly state: HandoverState;
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding<HandoverCode>[];
};

const sameContent = (a: HandoverState, b: HandoverState): boolean =>
  canonicalText(contentOf(a.draft, a.prices, a)) === canonicalText(contentOf(b.draft, b.prices, b));

/**
 * The version that the joined state is. What was frozen of exactly this content stays what it is; a joined state that differs
 * from what was frozen begins the next version, and `left` tells which one it leaves behind.
 */
const settleVersion = (
  state: HandoverState,
  mine: HandoverState,
  theirs: HandoverState,
): { readonly state: HandoverState; readonly left: number | null } => {
  const newest = Math.max(mine.draft.version, theirs.draft.version);
  const at = (version: number): HandoverState => ({ ...state, draft: { ...state.draft, version } });
  const frozen = presentlyFrozen(at(newest));
  const source = [mine, theirs].find(
    (side) =>
      side.draft.version === newest &&
      frozen !== undefined &&
      presentlyFrozen(side)?.manifest.digest === frozen.manifest.digest,
  );
  const stands = frozen === undefined || (source !== undefined && sameContent(source, state));
  return stands ? { state: at(newest), left: null } : { state: at(newest + 1), left: newest };
};

/** Joins what is here with what came; see `mergeRecords`. `bases`: the newest states both came from, none where unknown. */
export const joinStates = (
  given: readonly HandoverState[],
  here: HandoverState,
  came: HandoverState,
  choices: Choices = {},
): Joined => {
  const { bases, mine, theirs } = align({ bases: given, mine: here, theirs: came });
  const apart = canStandTogether(mine.draft.bidId, mine.events, theirs.events);
  const records = (state: HandoverState) => recordsOf(state, apart);
  const { merged, differences } = mergeRecords(bases.map(records), records(mine), records(theirs), choices);
  const { state: joined, renamed } = stateOf(merged, mine);
  const isGrown = joined.events.length > Math.max(mine.events.length, theirs.events.length);
  const story = isGrown ? { ...joined, events: inTurn(joined.events) } : joined;
  const { state, left } = settleVersion(story, mine, theirs);
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
