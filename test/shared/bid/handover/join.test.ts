import { assert, constantFrom, infiniteStream, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import { joinStates } from '#shared/bid/handover/join.ts';
import { mergeRecords, type Choices } from '#shared/bid/handover/merge.ts';
import { align } from '#shared/bid/handover/align.ts';
import { canStandTogether } from '#shared/bid/handover/events.ts';
import { stateOf } from '#shared/bid/handover/from-records.ts';
import { recordsOf, type Records } from '#shared/bid/handover/records.ts';
import { contentOf, type HandoverState } from '#shared/bid/handover/state.ts';
import { apply, applyAll, edits, emptyState } from './states.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 150);
const content = (state: HandoverState): string => canonicalText(contentOf(state.draft, state.prices, state));
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
        const aligned = align({ bases: [base], mine, theirs });
        const apart = canStandTogether('b1', mine.events, theirs.events);
        const [here, there] = [recordsOf(aligned.mine, apart), recordsOf(aligned.theirs, apart)];
        const before = recordsOf(aligned.bases[0] ?? base, apart);
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
              isConflict ? [path.replace(/^document\/(?:d\d|l\d-\d)/, 'document')] : [],
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
        const told = (state: HandoverState): object =>
          Object.fromEntries([...recordsOf(state)].map(([record, fields]) => [record, Object.fromEntries(fields)]));
        expect(told(forward.state)).toEqual(told(align({ bases: [base], mine: base, theirs }).theirs));
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
    const mine: HandoverState = { ...base, versions: [{ version: 1, manifest, signatures: [], snapshot: null }] };
    const theirs = apply(base, { what: 'price', on: 0, value: 2 });
    const { state, findings } = joinStates([base], mine, theirs);
    expect(state).toMatchObject({ versions: mine.versions, draft: { version: 2, price: { amount: '2.00' } } });
    expect(findings.map(({ code }) => code)).toEqual(['handover.frozen-left']);
    expect(joinStates([base], base, mine).state).toEqual(mine);
  });

  it('keeps a signature that one made while the other began the next version', () => {
    const base = applyAll(emptyState(), [{ what: 'freeze', on: 0, value: 1 }]);
    const mine = apply(base, { what: 'sign', on: 1, value: 2 });
    const theirs = applyAll(base, [
      { what: 'revise', on: 0, value: 0 },
      { what: 'price', on: 0, value: 3 },
    ]);
    for (const { state, differences } of [joinStates([base], mine, theirs), joinStates([base], theirs, mine)]) {
      expect(differences.some(({ isConflict }) => isConflict)).toBe(false);
      expect(state.draft).toMatchObject({ version: 2, price: { amount: '3.00' } });
      expect(state.versions).toEqual(mine.versions);
    }
  });

  it('calls a letter that both wrote anew one document, and asks which of the two', () => {
    const base = apply(emptyState(), { what: 'letter', on: 1, value: 1 });
    const [mine, theirs] = [2, 3].map((value) => apply(base, { what: 'letter', on: 1, value }));
    if (mine === undefined || theirs === undefined) throw new Error('two letters');
    const { differences, state } = joinStates([base], mine, theirs);
    expect(differences).toMatchObject([{ path: 'document/l1-2#content', isConflict: true }]);
    expect(state.draft.documents).toHaveLength(1);
    const chosen = joinStates([base], mine, theirs, { 'document/l1-2#content': 'theirs' }).state.draft.documents[0];
    expect(chosen?.digest).toEqual(theirs.draft.documents[0]?.digest);
    expect(chosen?.letter).toEqual(theirs.draft.documents[0]?.letter);
  });

  it('takes what each side noted of the submission, and asks about two stories that contradict each other', () => {
    const base = apply(emptyState(), { what: 'submitted', on: 1, value: 1 });
    const withdrawn = apply(base, { what: 'withdrawn', on: 1, value: 2 });
    const receipt: HandoverState = {
      ...base,
      events: [
        ...base.events,
        { at: '2026-11-23T09:12:00Z' as typeof emptyAt, kind: 'receipt', receipt: { number: '7', file: null } },
      ],
    };
    const won: HandoverState = {
      ...base,
      events: [
        ...base.events,
        {
          at: '2026-11-23T09:40:00Z' as typeof emptyAt,
          kind: 'result',
          outcome: 'won',
          reasonId: null,
          note: '',
          winnerPrice: null,
          place: 1,
        },
      ],
    };
    expect(joinStates([base], won, receipt).state.events).toHaveLength(3);
    expect(joinStates([base], won, withdrawn).differences).toMatchObject([{ path: 'events#events', isConflict: true }]);
  });
});

const emptyAt = '2026-11-23T09:00:00Z' as HandoverState['draft']['documents'][number]['addedAt'];
