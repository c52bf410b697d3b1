import type { Oid } from '../asn1/oid.ts';
import { anyPolicy } from '../certificate/extension-ids.ts';
import type { PolicyMapping } from '../certificate/extension-values.ts';

type PolicyNode = { readonly policy: Oid; expected: ReadonlySet<Oid>; readonly parents: readonly PolicyNode[] };
type Level = ReadonlyMap<Oid, PolicyNode>;

/**
 * The valid policies of a path as RFC 9618 keeps them: a graph with at most one node per policy and depth, in place of the
 * tree of RFC 5280 6.1.2 (a), whose size can be made exponential. Same outcomes. Null once no policy is left.
 */
export type PolicyGraph = readonly Level[] | null;

export const initialGraph = (): PolicyGraph => [
  new Map([[anyPolicy, { policy: anyPolicy, expected: new Set([anyPolicy]), parents: [] }]]),
];

/** Removes nodes above the deepest level that have no child; null when nothing is left (RFC 5280 6.1.3 (d)(3)). */
const pruned = (levels: readonly Level[]): PolicyGraph => {
  const kept = [...levels];
  for (let depth = levels.length - 1; depth > 0; depth -= 1) {
    const used = new Set([...(kept[depth]?.values() ?? [])].flatMap((node) => node.parents));
    kept[depth - 1] = new Map([...(kept[depth - 1] ?? [])].filter(([, node]) => used.has(node)));
  }
  return (kept.at(-1)?.size ?? 0) === 0 ? null : kept;
};

/** Which nodes of a level expect a policy. */
const byExpected = (level: Level): ReadonlyMap<Oid, PolicyNode[]> => {
  const expecting = new Map<Oid, PolicyNode[]>();
  for (const node of level.values()) {
    for (const policy of node.expected) {
      const nodes = expecting.get(policy);
      if (nodes === undefined) expecting.set(policy, [node]);
      else nodes.push(node);
    }
  }
  return expecting;
};

/**
 * One certificate further (RFC 9618 5.3, RFC 5280 6.1.3 (d) and (e)). `policies` null: it names none, so the graph ends.
 * `anyAllowed`: its anyPolicy counts.
 */
export const extended = (graph: PolicyGraph, policies: readonly Oid[] | null, anyAllowed: boolean): PolicyGraph => {
  if (graph === null || policies === null) return null;
  const above = graph.at(-1) ?? new Map<Oid, PolicyNode>();
  const expecting = byExpected(above);
  const anyAbove = above.get(anyPolicy);
  const level = new Map<Oid, PolicyNode>();
  for (const policy of policies) {
    if (policy === anyPolicy) continue;
    const parents = expecting.get(policy) ?? (anyAbove === undefined ? null : [anyAbove]);
    if (parents !== null) level.set(policy, { policy, expected: new Set([policy]), parents });
  }
  if (anyAllowed && policies.includes(anyPolicy)) {
    for (const [policy, parents] of expecting) {
      if (!level.has(policy)) level.set(policy, { policy, expected: new Set([policy]), parents });
    }
  }
  return pruned([...graph, level]);
};

/** Policy mappings of an authority (RFC 5280 6.1.4 (b)); with `inhibited` the mapped policies end here. */
export const mapped = (graph: PolicyGraph, mappings: readonly PolicyMapping[], inhibited: boolean): PolicyGraph => {
  if (graph === null) return null;
  const subjects = new Map<Oid, Set<Oid>>();
  for (const { issuerDomain, subjectDomain } of mappings) {
    subjects.set(issuerDomain, (subjects.get(issuerDomain) ?? new Set()).add(subjectDomain));
  }
  const level = new Map(graph.at(-1));
  const any = level.get(anyPolicy);
  for (const [policy, expected] of subjects) {
    const node = level.get(policy);
    if (inhibited) level.delete(policy);
    else if (node !== undefined) level.set(policy, { ...node, expected });
    else if (any !== undefined) level.set(policy, { policy, expected, parents: any.parents });
  }
  return pruned([...graph.slice(0, -1), level]);
};

/** User-constrained policy set (RFC 9618 5.5, RFC 5280 6.1.5 (g)), sorted. `acceptable` null means any policy. */
export const constrainedPolicies = (graph: PolicyGraph, acceptable: ReadonlySet<Oid> | null): readonly Oid[] => {
  if (graph === null) return [];
  const found = new Set<Oid>();
  for (const level of graph.slice(1)) {
    for (const { policy, parents } of level.values()) {
      if (policy !== anyPolicy && parents.some((parent) => parent.policy === anyPolicy)) found.add(policy);
    }
  }
  const endsInAny = graph.at(-1)?.has(anyPolicy) ?? false;
  if (acceptable === null) return [...found, ...(endsInAny ? [anyPolicy] : [])].toSorted();
  return (endsInAny ? [...acceptable] : [...found].filter((policy) => acceptable.has(policy))).toSorted();
};
