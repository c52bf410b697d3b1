import { z } from 'zod';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, parseInstant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failPath, type PathCode } from '#shared/verification/path-codes.ts';
import type { Oid } from '../asn1/oid.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import { sameName } from '../certificate/name.ts';
import { certificateLabels, crlLabels, derOf } from '../certificate/pem.ts';
import { readCrl, type Crl } from '../revocation/crl.ts';
import { judgePath } from './judge.ts';
import { validatePath } from './validate.ts';
import type { PathInputs, PathVerdict } from './verdict.ts';

const oid = z.string().regex(/^[0-2](\.\d+)+$/);

/** One line of `certs check --cases`: files by name, policies as OIDs, the instant in ISO 8601. */
const caseSchema = z.object({
  id: z.union([z.string(), z.number()]),
  certificates: z.array(z.string()).min(1),
  untrusted: z.array(z.string()).optional(),
  crls: z.array(z.string()).optional(),
  at: z.string(),
  initialPolicySet: z.array(oid).optional(),
  initialExplicitPolicy: z.boolean().optional(),
  initialPolicyMappingInhibit: z.boolean().optional(),
  initialInhibitAnyPolicy: z.boolean().optional(),
});

type Case = z.infer<typeof caseSchema>;

export type CaseAnswer =
  | {
      readonly id: string | number;
      readonly valid: boolean;
      readonly userConstrainedPolicySet: readonly Oid[];
      readonly findings: readonly PathCode[];
    }
  | { readonly id: string | number | null; readonly error: { readonly code: string; readonly message: string } };

/** How a case reaches files and words. `read` resolves relative names; `describe` puts a failure into the user's language. */
export type CasePorts = {
  readonly read: (file: string) => Outcome<Uint8Array>;
  readonly describe: (failure: Failure) => string;
};

type ReadFiles<T> = { readonly values: readonly T[]; readonly failures: readonly Failure<PathCode>[] };

const readEach = <T>(
  files: readonly Uint8Array[],
  labels: readonly string[],
  read: (der: Uint8Array) => Outcome<T, PathCode>,
): ReadFiles<T> => {
  const results = files.flatMap((file) => derOf(file, labels)).map(read);
  return {
    values: results.flatMap((result) => (result.ok ? [result.value] : [])),
    failures: results.flatMap((result) => (result.ok ? [] : [result.error])),
  };
};

/** Remembers what a file held: suites name the same anchors and lists in many cases. */
const remembered = <T>(make: (file: string) => T): ((file: string) => T) => {
  const known = new Map<string, T>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const made = make(file);
    known.set(file, made);
    return made;
  };
};

const chains = (path: readonly Certificate[]): boolean =>
  path.every((certificate, index) => {
    const above = path[index - 1];
    return above === undefined || sameName(certificate.issuer, above.subject);
  });

/**
 * A list that chains by name is the path, unless its signatures show that it is not (a suite may list the certificate of a
 * CRL signer among the others); anything else is material to build a path from its first to its last.
 */
const judgeListed = (
  listed: readonly Certificate[],
  untrusted: readonly Certificate[],
  inputs: PathInputs,
): PathVerdict => {
  const anchor = listed[0];
  const target = listed.at(-1);
  if (anchor === undefined || target === undefined) throw new RangeError('a case lists at least one certificate');
  const pool = [...listed.slice(1, -1), ...untrusted];
  if (listed.length > 2 && chains(listed)) {
    const verdict = validatePath(listed, { ...inputs, untrusted: pool });
    if (!verdict.findings.some(({ code }) => code === 'path.signature-invalid')) return verdict;
  }
  return judgePath({ ...inputs, target, anchors: [anchor], untrusted: pool }).verdict;
};

const inputsOf = (given: Case, at: number, crls: readonly Crl[]): PathInputs => ({
  at,
  crls,
  revocationRequired: (given.crls ?? []).length > 0,
  initialPolicySet: given.initialPolicySet ?? ['2.5.29.32.0'],
  initialExplicitPolicy: given.initialExplicitPolicy ?? false,
  initialPolicyMappingInhibit: given.initialPolicyMappingInhibit ?? false,
  initialInhibitAnyPolicy: given.initialInhibitAnyPolicy ?? false,
});

const parseCase = (line: string): { readonly id: string | number | null; readonly result: Outcome<Case> } => {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { id: null, result: failPath('path.case-unreadable', { reason: 'not JSON' }) };
  }
  const parsed = caseSchema.safeParse(json);
  if (parsed.success) return { id: parsed.data.id, result: ok(parsed.data) };
  const named = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json);
  const [issue] = parsed.error.issues;
  const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { id: named.success ? named.data.id : null, result: failPath('path.case-unreadable', { reason }) };
};

/** Everything the named files hold, or the first file that cannot be had. */
const all = <T>(names: readonly string[], read: (name: string) => Outcome<ReadFiles<T>>): Outcome<ReadFiles<T>> => {
  const results = names.map(read);
  const failed = results.find((result) => !result.ok);
  if (failed !== undefined && !failed.ok) return failed;
  const files = results.flatMap((result) => (result.ok ? [result.value] : []));
  return ok({ values: files.flatMap(({ values }) => values), failures: files.flatMap(({ failures }) => failures) });
};

/**
 * Answers the lines of `certs check --cases`, one by one. A line or file that cannot be had is an error; a file whose bytes
 * are no certificate or list is a finding, and makes the case invalid when the path or its revocation needs it.
 */
export const caseChecker = (ports: CasePorts): ((line: string) => CaseAnswer) => {
  const file = remembered(ports.read);
  const certificateOf = remembered((name: string) => {
    const bytes = file(name);
    return bytes.ok ? ok(readEach([bytes.value], certificateLabels, readCertificate)) : bytes;
  });
  const crlOf = remembered((name: string) => {
    const bytes = file(name);
    return bytes.ok ? ok(readEach([bytes.value], crlLabels, readCrl)) : bytes;
  });
  return (line) => {
    const { id, result } = parseCase(line);
    const refused = (failure: Failure): CaseAnswer => ({
      id,
      error: { code: failure.code, message: ports.describe(failure) },
    });
    if (!result.ok) return refused(result.error);
    const given = result.value;
    const instant = parseInstant(given.at);
    if (instant === null) return refused(failPath('path.case-unreadable', { reason: `at: ${given.at}` }).error);
    const listed = all(given.certificates, certificateOf);
    if (!listed.ok) return refused(listed.error);
    const untrusted = all(given.untrusted ?? [], certificateOf);
    if (!untrusted.ok) return refused(untrusted.error);
    const crls = all(given.crls ?? [], crlOf);
    if (!crls.ok) return refused(crls.error);
    const unread = [...listed.value.failures, ...untrusted.value.failures, ...crls.value.failures].map(
      ({ code }) => code,
    );
    if (listed.value.failures.length > 0) {
      return { id: given.id, valid: false, userConstrainedPolicySet: [], findings: [...new Set(unread)] };
    }
    const inputs = inputsOf(given, epochMilliseconds(instant), crls.value.values);
    const verdict = judgeListed(listed.value.values, untrusted.value.values, inputs);
    const codes = verdict.findings.map(({ code }) => code);
    return {
      id: given.id,
      valid: verdict.valid,
      userConstrainedPolicySet: verdict.userConstrainedPolicySet,
      findings: [...new Set([...unread, ...codes])],
    };
  };
};
