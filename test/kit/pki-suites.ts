import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Suites that others wrote lie beside the project; where they do not, the tests that need them skip by name. */
const conformance = new URL('../../../shared/conformance/', import.meta.url);
const pkitsFolder = new URL('pkits/', conformance);
const limboFile = new URL('x509-limbo-2023-12.json', conformance);

export const havePkits = existsSync(new URL('cases.json', pkitsFolder));
export const haveLimbo = existsSync(limboFile);

export type PkitsCase = {
  readonly id: string;
  readonly title: string;
  readonly shouldValidate: boolean;
  readonly certificates: readonly string[];
  readonly crls: readonly string[];
  readonly initialPolicySet: readonly string[];
  readonly initialExplicitPolicy: boolean;
  readonly initialPolicyMappingInhibit: boolean;
  readonly initialInhibitAnyPolicy: boolean;
  readonly userConstrainedPolicySet: readonly string[] | null;
};

const policyOid = (name: string): string =>
  name === 'anyPolicy' ? '2.5.29.32.0' : `2.16.840.1.101.3.2.1.48.${name.replace('NIST-test-policy-', '')}`;

/** The suite with files as paths and policies as OIDs; every run is for the same instant. */
export const readPkits = (): { readonly at: string; readonly cases: readonly PkitsCase[] } => {
  const suite = JSON.parse(readFileSync(new URL('cases.json', pkitsFolder), 'utf8')) as {
    validationTime: string;
    cases: PkitsCase[];
  };
  const filesIn = (folder: string): ReadonlyMap<string, string> =>
    new Map(
      readdirSync(new URL(folder, pkitsFolder)).map((file) => [
        file.replace(/\.\w+$/, ''),
        new URL(`${folder}${file}`, pkitsFolder).pathname,
      ]),
    );
  const certificates = filesIn('certs/');
  const crls = filesIn('crls/');
  const pathOf = (files: ReadonlyMap<string, string>) => (name: string) => {
    const path = files.get(name);
    if (path === undefined) throw new Error(`PKITS has no file ${name}`);
    return path;
  };
  const cases = suite.cases.map((item) => ({
    ...item,
    certificates: item.certificates.map(pathOf(certificates)),
    crls: item.crls.map(pathOf(crls)),
    initialPolicySet: item.initialPolicySet.map(policyOid),
    userConstrainedPolicySet: item.userConstrainedPolicySet?.map(policyOid).toSorted() ?? null,
  }));
  return { at: suite.validationTime, cases };
};

/** A PKITS case as a line of `certs check --cases`. */
export const pkitsLine = (item: PkitsCase, at: string): string => {
  const { id, certificates, crls, initialPolicySet } = item;
  const { initialExplicitPolicy, initialPolicyMappingInhibit, initialInhibitAnyPolicy } = item;
  const flags = { initialExplicitPolicy, initialPolicyMappingInhibit, initialInhibitAnyPolicy };
  return JSON.stringify({ id, certificates, crls, at, initialPolicySet, ...flags });
};

export type LimboCase = {
  readonly id: string;
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly max_chain_depth: number | null;
};

export const readLimbo = (): readonly LimboCase[] =>
  (JSON.parse(readFileSync(limboFile, 'utf8')) as { testcases: LimboCase[] }).testcases;
