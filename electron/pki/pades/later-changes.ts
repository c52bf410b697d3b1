import type { PdfAddition } from '#shared/verification/facts.ts';
import type { PdfPlace } from './cross-references.ts';
import type { PdfRevision } from './pdf-document.ts';
import { allowedChanges } from './allowed-changes.ts';
import type { Permissions } from './permissions.ts';
import { dictionaryOf, nameUnder, PdfFault, referencesIn, type PdfValue } from './pdf-values.ts';
import { sameObject } from './same-value.ts';

/** One object that a later revision changed in a way that no signature allows. */
export type UnallowedChange = {
  readonly what: 'added' | 'changed' | 'removed';
  /** `Page 12`, `object 7`: its type where it has one, and its number. */
  readonly object: string;
};

export type LaterChanges = {
  readonly changes: readonly UnallowedChange[];
  /** What was added as the signer allows, and how often. */
  readonly additions: ReadonlyMap<PdfAddition, number>;
  /** Later signature fields that draw something on a page. */
  readonly visibleSignatures: number;
};

const samePlace = (a: PdfPlace | null, b: PdfPlace | null): boolean => {
  if (a === null || b === null || a.kind === 'free' || b.kind === 'free')
    return (a?.kind ?? 'free') === 'free' && (b?.kind ?? 'free') === 'free';
  if (a.kind === 'at') return b.kind === 'at' && a.offset === b.offset;
  return b.kind === 'inside' && a.stream === b.stream && a.index === b.index;
};

const inUse = (place: PdfPlace | null): boolean => place !== null && place.kind !== 'free';

/** An object in a stream is where it was only if the stream is. */
const isMoved = (before: PdfRevision, after: PdfRevision, number: number): boolean => {
  const [old, now] = [before.placeOf(number), after.placeOf(number)];
  if (!samePlace(old, now)) return true;
  return now?.kind === 'inside' && !samePlace(before.placeOf(now.stream), after.placeOf(now.stream));
};

const shownObject = (number: number, value: PdfValue): string => {
  const dictionary = dictionaryOf(value);
  const type = dictionary === null ? null : (nameUnder(dictionary, 'Type') ?? nameUnder(dictionary, 'Subtype'));
  return `${type ?? 'object'} ${number}`;
};

/**
 * References in a revision to the given numbers, each with the numbers of the objects that hold them. A number
 * that nothing stood under may have been waited for by an object that was signed.
 */
const holdersOf = async (
  revision: PdfRevision,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> => {
  const holders = new Map<number, Set<number>>();
  if (wanted.size === 0) return holders;
  for (const number of revision.numbers()) {
    let value: PdfValue;
    try {
      value = await revision.load(number);
    } catch (error) {
      // An object that cannot be read shows nothing either.
      if (error instanceof PdfFault) continue;
      throw error;
    }
    for (const { number: held } of referencesIn(value)) {
      if (!wanted.has(held)) continue;
      holders.set(held, (holders.get(held) ?? new Set()).add(number));
    }
  }
  for (const { number: held } of referencesIn(revision.trailer))
    if (wanted.has(held)) holders.set(held, (holders.get(held) ?? new Set()).add(0));
  return holders;
};

/** Of some new objects those that anything of the document refers to; what programs leave behind unused shows nothing. */
const inUseAmong = async (after: PdfRevision, some: readonly number[]): Promise<readonly number[]> => {
  const among = new Set(some);
  const holders = await holdersOf(after, among);
  const used = new Set(some);
  for (let before = -1; before !== used.size;) {
    before = used.size;
    const orphans = [...used].filter((number) =>
      [...(holders.get(number) ?? [])].every((holder) => holder === number || (among.has(holder) && !used.has(holder))),
    );
    for (const number of orphans) used.delete(number);
  }
  return [...used];
};

/** Changes named of one signature: who needs more has seen enough. */
const mostNamed = 50;

/**
 * What later revisions did to the document that a signature covers. Allowed are later signatures with their fields, the
 * document security store and document timestamps, filling in forms where `permissions` let it, and the note of the
 * program that wrote; everything else is named.
 */
export const laterChanges = async (
  before: PdfRevision,
  after: PdfRevision,
  permissions: Permissions,
): Promise<LaterChanges> => {
  const added = after.sections.slice(0, after.sections.length - before.sections.length);
  const touched = [...new Set(added.flatMap(({ places }) => [...places.keys()]))];
  const inStreams = after
    .numbers()
    .filter((number) => after.placeOf(number)?.kind === 'inside' && isMoved(before, after, number));
  const candidates = [...new Set([...touched, ...inStreams])].filter((number) => isMoved(before, after, number));
  const fresh = new Set<number>();
  const changed = new Map<number, { readonly old: PdfValue; readonly now: PdfValue }>();
  const changes: UnallowedChange[] = [];
  for (const number of candidates) {
    const now = await after.load(number);
    if (!inUse(before.placeOf(number))) {
      if (inUse(after.placeOf(number))) fresh.add(number);
      continue;
    }
    const old = await before.load(number);
    if (!inUse(after.placeOf(number))) changes.push({ what: 'removed', object: shownObject(number, old) });
    else if (!(await sameObject([before, old], [after, now]))) changed.set(number, { old, now });
  }
  const allowed = await allowedChanges({ before, after, changed, fresh, permissions });
  const holders = await holdersOf(before, new Set([...fresh, ...allowed.heldOnce.keys()]));
  for (const number of changed.keys()) {
    const rightHolders = allowed.heldOnce.get(number) ?? null;
    const others = [...(holders.get(number) ?? [])].filter((holder) => rightHolders?.has(holder) === false);
    if (allowed.numbers.has(number) && others.length === 0) continue;
    changes.push({ what: 'changed', object: shownObject(number, changed.get(number)?.old ?? null) });
  }
  const strange = [...fresh].filter((number) => !allowed.numbers.has(number) || holders.has(number));
  for (const number of await inUseAmong(after, strange)) {
    changes.push({ what: 'added', object: shownObject(number, await after.load(number)) });
  }
  for (const object of allowed.refused) changes.push({ what: 'changed', object });
  const { additions, visibleSignatures } = allowed;
  return { changes: changes.slice(0, mostNamed), additions, visibleSignatures };
};
