import { assert, constantFrom, infiniteStream, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import { joinStates } from '#shared/bid/handover/join.ts';
import { mergeRecords, type Choices } from '#shared/bid/handover/merge.ts';
import { recordsOf, stateOf, type Records } from '#shared/bid/handover/records.ts';
import { contentOf, type HandoverState } from '#shared/bid/handover/state.ts';
import { apply, applyAll, edits, emptyState } from './states.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 150);
const content = (state: HandoverState): string => canonicalText(contentOf(state.draft, state.prices));
const three = tuple(edits, edits, edits).map(([before, here, there]) => {
  const base = applyAll(emptyState(), before);
  return { base, mine: applyAll(base, here), theirs: applyAll(base, there) };
});

/** Fields that a side changed since the base, as paths with the value they have now (null: gone). */
type FieldChange = readonly [record: string, field: string, value: string | null];
const changedSince = (base: Records, side: Records): readonly FieldChange[] =>
  [...new Set([...base.keys(), ...side.keys()])].flatMap((record): readonly FieldChange[] => {
    const [was, is] = [base.get(record), side.get(record)];
    if (is === undefined) return [[record, '', null]];
    return [...is].flatMap(([field, value]) => (was?.get(field) === value ? [] : [[record, field, value] as const]));
  });

describe('joining what two machines made of one bid', () => {
  it('takes every change of either side, or shows a conflict about it', () => {
    assert(
      property(three, ({ base, mine, theirs }) => {
        const [before, here, there] = [base, mine, theirs].map(recordsOf) as [Records, Records, Records];
        const { merged, differences } = mergeRecords([before], here, there, {});
        const conflicts = new Set(differences.flatMap(({ isConflict, path }) => (isConflict ? [path] : [])));
        for (const [side, other] of [
          [here, there],
          [there, here],
        ] as const)
          for (const [record, field, value] of changedSince(before, side)) {
            const isShown = conflicts.has(record) || conflicts.has(`${record}#${field}`);
            const stands = value === null ? !merged.has(record) : merged.get(record)?.get(field) === value;
            // A record that one side changed and the other took away is a conflict of the whole record.
            expect(stands || isShown, `${record}#${field} ${value} ${other.has(record)}`).toBe(true);
          }
        for (const { isConflict, taken } of differences) expect(isConflict).toBe(taken === null);
      }),
      { numRuns: runs, seed: 9 },
    );
  });

  it('shows the same conflicts whichever side looks', () => {
    assert(
      property(three, ({ base, mine, theirs }) => {
        // A file that both added is told by the id it has here.
        const paths = (a: HandoverState, b: HandoverState): readonly string[] =>
          joinStates([base], a, b)
            .differences.flatMap(({ isConflict, path }) =>
              isConflict ? [path.replace(/^document\/d\d/, 'document')] : [],
            )
            .toSorted();
        expect(paths(mine, theirs)).toEqual(paths(theirs, mine));
      }),
      { numRuns: runs, seed: 9 },
    );
  });

  it('is settled once each conflict is chosen, and then has what was chosen', () => {
    assert(
      property(
        three,
        infiniteStream(constantFrom('mine' as const, 'theirs' as const)),
        ({ base, mine, theirs }, picks) => {
          const first = joinStates([base], mine, theirs);
          const choices: Choices = Object.fromEntries(
            first.differences.flatMap(({ isConflict, path }) =>
              isConflict ? [[path, picks.next().value ?? 'mine']] : [],
            ),
          );
          const { differences, state } = joinStates([base], mine, theirs, choices);
          expect(differences.every(({ taken }) => taken !== null)).toBe(true);
          const names = state.draft.documents.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
      { numRuns: runs, seed: 9 },
    );
  });

  it('is the other side where only that one changed anything', () => {
    assert(
      property(three, ({ base, theirs }) => {
        const forward = joinStates([base], base, theirs);
        expect(content(forward.state)).toBe(content(theirs));
        expect(content(joinStates([base], theirs, base).state)).toBe(content(theirs));
        expect(forward.differences.some(({ isConflict }) => isConflict)).toBe(false);
      }),
      { numRuns: runs, seed: 9 },
    );
  });

  it('keeps all that a state says in its records', () => {
    assert(
      property(three, ({ mine }) => {
        expect(canonicalText(stateOf(recordsOf(mine), mine).state)).toBe(canonicalText(mine));
      }),
      { numRuns: runs, seed: 9 },
    );
  });

  it('calls a difference nobody can place a conflict', () => {
    const mine = apply(emptyState(), { what: 'price', on: 0, value: 1 });
    const theirs = apply(emptyState(), { what: 'price', on: 0, value: 2 });
    const { differences, findings, state } = joinStates([], mine, theirs);
    expect(differences).toMatchObject([{ path: 'bid#price', isConflict: true, taken: null }]);
    expect(findings.map(({ code }) => code)).toEqual(['handover.no-common-state']);
    expect(state.draft.price?.amount).toBe('1.00');
  });

  it('does not take a revert for the older value where each took over the other’s state', () => {
    const at = (value: number): HandoverState => apply(emptyState(), { what: 'platform', on: 0, value });
    // Here x was 5, there it was 5 too and was set back: seen from one of the two common states alone it looks unchanged.
    const { differences } = joinStates([at(1), at(2)], at(1), at(2));
    expect(differences).toMatchObject([{ path: 'bid#platformId', isConflict: true }]);
  });

  it('keeps both of two files that got one name, numbers the second and says so', () => {
    const mine = apply(emptyState(), { what: 'add', on: 0, value: 1 });
    const added = apply(emptyState(), { what: 'add', on: 1, value: 1 });
    const theirs = apply(added, { what: 'content', on: 1, value: 3 });
    const { state, findings } = joinStates([emptyState()], mine, theirs);
    expect(state.draft.documents.map(({ name }) => name)).toEqual(['f1.pdf', 'f1 (2).pdf']);
    expect(findings).toMatchObject([{ code: 'handover.renamed', details: { name: 'f1 (2).pdf' } }]);
    expect(joinStates([emptyState()], mine, added).state.draft.documents).toHaveLength(1);
  });

  it('begins a new version where the content is no longer what was frozen', () => {
    const manifest = { name: 'bid-manifest.json' as const, size: 1, digest: 'a'.repeat(64), at: emptyAt };
    const base = emptyState();
    const mine: HandoverState = { ...base, frozen: { manifest, signatures: [] } };
    const theirs = apply(base, { what: 'price', on: 0, value: 2 });
    const { state, findings } = joinStates([base], mine, theirs);
    expect(state).toMatchObject({ frozen: null, draft: { version: 2, price: { amount: '2.00' } } });
    expect(findings.map(({ code }) => code)).toEqual(['handover.frozen-left']);
    expect(joinStates([base], base, mine).state.frozen).toEqual(mine.frozen);
  });
});

const emptyAt = '2026-11-23T09:00:00Z' as HandoverState['draft']['documents'][number]['addedAt'];
