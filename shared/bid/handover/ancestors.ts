/** One state of a bid by its digest, and the states it came from: none for the first, two where two were joined. */
export type KnownState = { readonly digest: string; readonly parents: readonly string[] };

/** The digests with everything they came from, as far as it is known. */
const ancestry = (digests: readonly string[], states: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const seen = new Set<string>();
  const open = [...digests];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(states.get(next) ?? []));
  }
  return seen;
};

const byDigest = (states: readonly KnownState[]): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>();
  for (const { digest, parents } of states) all.set(digest, [...new Set([...(all.get(digest) ?? []), ...parents])]);
  return all;
};

/** Those of `digests` that none of the others came from. */
export const newestOf = (digests: Iterable<string>, states: readonly KnownState[]): readonly string[] => {
  const graph = byDigest(states);
  const all = [...new Set(digests)];
  const older = new Set<string>();
  for (const digest of all)
    for (const ancestor of ancestry(graph.get(digest) ?? [], graph)) if (ancestor !== digest) older.add(ancestor);
  return all.filter((digest) => !older.has(digest)).toSorted();
};

/**
 * The newest states that both sides came from. More than one where two machines took over each other's work crosswise: a
 * change is then only clear where it is clear against each of them.
 */
export const commonStates = (
  mine: readonly string[],
  theirs: readonly string[],
  states: readonly KnownState[],
): readonly string[] => {
  const graph = byDigest(states);
  const ours = ancestry(mine, graph);
  const both = [...ancestry(theirs, graph)].filter((digest) => ours.has(digest));
  return newestOf(both, states);
};
