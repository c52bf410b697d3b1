import type { z } from 'zod';
import type { Failure } from '../../kernel/failure.ts';
import { failReference, referenceCodes, type ReferenceCode } from './codes.ts';

type Issue = z.core.$ZodIssue;
type Fault = Failure<ReferenceCode>;

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === String(key))?.[1]
        : undefined,
    input,
  );

const isOurs = (text: string): text is ReferenceCode => Object.hasOwn(referenceCodes, text);

const faultOf = (issue: Issue, input: unknown): readonly Fault[] => {
  const path = dotted(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(
      (key) => failReference('reference.field-unknown', { path: dotted([...issue.path, key]) }).error,
    );
  if (issue.path.length > 0 && valueAt(input, issue.path) === undefined)
    return [failReference('reference.field-missing', { path }).error];
  const { message } = issue;
  if (isOurs(message)) return [{ code: message, details: { path } }];
  if (issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array'))
    return [failReference('reference.field-empty', { path }).error];
  if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array'))
    return [failReference('reference.field-too-long', { path, limit: Number(issue.maximum) }).error];
  if (issue.code === 'too_small')
    return [failReference('reference.number-range', { path, limit: Number(issue.minimum) }).error];
  if (issue.code === 'too_big')
    return [failReference('reference.number-range', { path, limit: Number(issue.maximum) }).error];
  if (issue.code === 'invalid_format')
    return [failReference(issue.format === 'date' ? 'reference.not-a-day' : 'reference.not-an-id', { path }).error];
  if (issue.code === 'invalid_value')
    return [failReference('reference.field-choice', { path, allowed: issue.values.map(String) }).error];
  return [
    failReference('reference.field-type', { path, expected: 'expected' in issue ? String(issue.expected) : '' }).error,
  ];
};

/** Every fault of a record, in the order of its schema; each names its field. A schema's own message is a code. */
export const faultsOf = (issues: readonly Issue[], input: unknown): readonly Fault[] =>
  issues.flatMap((issue) => faultOf(issue, input));

/** The first fault of a refused record. */
export const firstFault = (issues: readonly Issue[], input: unknown): Fault =>
  faultsOf(issues, input)[0] ?? failReference('reference.field-type', { path: '', expected: '' }).error;
