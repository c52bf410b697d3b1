import type { Change, Fact } from '#shared/procedure/diff.ts';

/** Fields that nobody understood, too many to be named one by one, are told by the part of the notice they stand in. */
const mostNamed = 5;
const mostQuoted = 5;

export const isUnknown = ({ path }: Change): boolean => path[0] === 'unknownFields';

/** Prefixes of namespaces differ from export to export. */
const withoutPrefixes = (path: string): string => path.replace(/(?<=\/)[\w.-]+:/g, '');
const pathOf = ({ path }: Change): string => (typeof path[1] === 'object' ? withoutPrefixes(path[1].key) : '');

/** `awards[0].date` stands in `awards`; `/epProtocol/commonInfo/a/b` in `/epProtocol/commonInfo`. */
const partOf = (path: string): string =>
  path.startsWith('/')
    ? path
        .split('/')
        .slice(0, 3)
        .join('/')
        .replace(/\[\d+\]$/, '')
    : (/^[^.[]+/.exec(path)?.[0] ?? path);

const valueOf = (fact: Fact | undefined): string =>
  typeof fact === 'object' && fact !== null && 'value' in fact && typeof fact.value === 'string'
    ? fact.value
    : typeof fact === 'string'
      ? fact
      : '';

const quoted = (values: readonly string[]): { readonly value: string } => {
  const some = [...new Set(values.filter((value) => value !== ''))];
  const more = values.length - Math.min(some.length, mostQuoted);
  return { value: `${some.slice(0, mostQuoted).join('; ')}${more > 0 ? ` … +${more}` : ''}` };
};

/**
 * Changes of fields that are not understood, as a person can take them in: what only moved or was written with another
 * prefix is no change; many of one part and one kind are one change, with some of their values.
 */
export const unknownChanges = (changes: readonly Change[]): readonly Change[] => {
  const said = (change: Change): string => `${pathOf(change)}\n${valueOf(change.before) || valueOf(change.after)}`;
  const removed = new Set(changes.filter(({ kind }) => kind === 'removed').map(said));
  const moved = new Set(
    changes
      .filter(({ kind }) => kind === 'added')
      .map(said)
      .filter((one) => removed.has(one)),
  );
  const real = changes.filter((change) => change.kind === 'changed' || !moved.has(said(change)));
  if (real.length <= mostNamed) return real;
  const parts = Map.groupBy(real, (change) => `${change.kind} ${partOf(pathOf(change))}`);
  return [...parts.values()].flatMap((part): readonly Change[] => {
    const [first] = part;
    if (first === undefined || part.length === 1) return part;
    return [
      {
        path: ['unknownFields', { key: partOf(pathOf(first)), nth: 1 }],
        subject: first.subject,
        kind: first.kind,
        ...(first.kind === 'added' ? {} : { before: quoted(part.map(({ before }) => valueOf(before))) }),
        ...(first.kind === 'removed' ? {} : { after: quoted(part.map(({ after }) => valueOf(after))) }),
      },
    ];
  });
};
