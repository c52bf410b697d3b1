import { unreachable } from '#shared/kernel/unreachable.ts';
import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import { hexOf } from '../asn1/bytes.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { GeneralName, NameForm } from '../certificate/general-name.ts';
import type { NameConstraints } from '../certificate/name-constraints.ts';
import { attributesOf, isEmptyName } from '../certificate/name.ts';
import { nameText } from '../certificate/name-text.ts';
import { inSubtree, prepareName } from './name-matching.ts';

type ByForm = ReadonlyMap<NameForm, readonly GeneralName[]>;

/**
 * Constraints gathered on the way down (RFC 5280 6.1.2 (b), (c)): each authority's permitted subtrees stay a list of their
 * own, since a name must lie in one of every list; excluded ones add up. `comparisonsLeft` is shared by the whole path.
 */
export type ConstraintState = {
  readonly permitted: ByForm[];
  readonly excluded: ByForm[];
  comparisonsLeft: number;
};

/** Comparisons of a name with a subtree that one path may cost; real paths need a few hundred. */
export const maxNameComparisons = 250_000;

export const noConstraints = (): ConstraintState => ({
  permitted: [],
  excluded: [],
  comparisonsLeft: maxNameComparisons,
});

export const addConstraints = (state: ConstraintState, { permitted, excluded }: NameConstraints): void => {
  if (permitted !== null) state.permitted.push(Map.groupBy(permitted, ({ form }) => form));
  if (excluded !== null) state.excluded.push(Map.groupBy(excluded, ({ form }) => form));
};

const emailAddress = '1.2.840.113549.1.9.1';

/** Every name a certificate goes by: its subject, the mailboxes in it, its alternative names. */
const namesOf = ({ subject, extensions }: Certificate): GeneralName[] => [
  ...(isEmptyName(subject) ? [] : [{ form: 'directory', value: subject } as const]),
  ...attributesOf(subject, emailAddress).map((value) => ({ form: 'email', value }) as const),
  ...(extensions.subjectAltName ?? []),
];

export const generalNameText = (name: GeneralName): string => {
  switch (name.form) {
    case 'directory':
      return nameText(name.value);
    case 'ip':
    case 'x400':
    case 'edi-party':
      return hexOf(name.value);
    case 'other':
      return name.type;
    case 'dns':
    case 'email':
    case 'uri':
    case 'registered-id':
      return name.value;
    default:
      return unreachable(name);
  }
};

type Verdict = 'inside' | 'not-permitted' | 'excluded' | 'unsupported' | 'limit';

const judgeName = (name: GeneralName, state: ConstraintState): Verdict => {
  const lists = state.permitted.map((byForm) => byForm.get(name.form)).filter((list) => list !== undefined);
  const excluded = state.excluded.flatMap((byForm) => byForm.get(name.form) ?? []);
  if (lists.length === 0 && excluded.length === 0) return 'inside';
  const prepared = prepareName(name);
  if (prepared === null) return 'unsupported';
  state.comparisonsLeft -= excluded.length + lists.reduce((sum, list) => sum + list.length, 0);
  if (state.comparisonsLeft < 0) return 'limit';
  if (excluded.some((base) => inSubtree(prepared, base, 'excluded'))) return 'excluded';
  return lists.every((list) => list.some((base) => inSubtree(prepared, base, 'permitted')))
    ? 'inside'
    : 'not-permitted';
};

/** RFC 5280 6.1.3 (b) and (c): what the constraints so far say against the names of a certificate. */
export const checkNames = (certificate: Certificate, state: ConstraintState, item: number): PathFinding[] => {
  if (state.permitted.length === 0 && state.excluded.length === 0) return [];
  const findings: PathFinding[] = [];
  const subject = nameText(certificate.subject);
  for (const name of namesOf(certificate)) {
    const details = { certificate: subject, name: generalNameText(name) };
    switch (judgeName(name, state)) {
      case 'inside':
        break;
      case 'not-permitted':
        findings.push(pathFinding('path.name-not-permitted', 'blocker', item, details));
        break;
      case 'excluded':
        findings.push(pathFinding('path.name-excluded', 'blocker', item, details));
        break;
      case 'unsupported':
        findings.push(
          pathFinding('path.name-form-unsupported', 'blocker', item, { certificate: subject, form: name.form }),
        );
        break;
      case 'limit':
        findings.push(pathFinding('path.name-constraints-limit', 'blocker', item, { limit: maxNameComparisons }));
        return findings;
    }
  }
  return findings;
};
