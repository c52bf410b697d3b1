import type { z } from 'zod';
import type { Failure } from '../kernel/failure.ts';
import { failFinance, financeCodes, type FinanceCode } from './codes.ts';

type Issue = z.core.$ZodIssue;

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === String(key))?.[1]
        : undefined,
    input,
  );

const isFinanceCode = (text: string): text is FinanceCode => Object.hasOwn(financeCodes, text);

/** Our own schemas carry a code, with its limits after colons, where zod has a message. */
const named = (issue: Issue, path: string, value: unknown): Failure<FinanceCode> | null => {
  const [code = '', first = '', second = ''] = issue.message.split(':');
  if (!isFinanceCode(code)) return null;
  if (code === 'finance.not-money' && typeof value === 'string' && /^-\d/.test(value)) {
    return failFinance('finance.not-positive', { path }).error;
  }
  if (code === 'finance.percent-too-large') return failFinance(code, { path, limit: first }).error;
  if (code === 'finance.not-whole') return failFinance(code, { path, least: first, greatest: second }).error;
  return { code, details: { path } };
};

const expectedWords = (issue: Issue): string => ('expected' in issue ? String(issue.expected) : 'another value');

const failureOf = (issue: Issue, input: unknown): readonly Failure<FinanceCode>[] => {
  const path = dotted(issue.path);
  const value = valueAt(input, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => failFinance('finance.field-unknown', { path: dotted([...issue.path, key]) }).error);
  }
  if (path === '') return [failFinance('finance.not-an-object').error];
  if (value === undefined) return [failFinance('finance.field-missing', { path }).error];
  const ours = named(issue, path, value);
  if (ours) return [ours];
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return [failFinance('finance.field-choice', { path, allowed: issue.options.map(String) }).error];
  }
  if (issue.code === 'invalid_value') {
    return [
      issue.path.at(-1) === 'currency'
        ? failFinance('finance.wrong-currency', { path }).error
        : failFinance('finance.field-choice', { path, allowed: issue.values.map(String) }).error,
    ];
  }
  return [failFinance('finance.field-type', { path, expected: expectedWords(issue) }).error];
};

/** Every fault of an input as a failure that names its field, in the order of the schema. */
export const failuresOfInput = (issues: readonly Issue[], input: unknown): readonly Failure<FinanceCode>[] =>
  issues.flatMap((issue) => failureOf(issue, input));
