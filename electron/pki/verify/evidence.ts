import type { RevocationDemand } from '#shared/verification/conclusion.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { ValidationPolicy } from '#shared/verification/policy.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { hexOf } from '../asn1/bytes.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import { digestBytes } from '../digest.ts';
import type { AskLists } from './input.ts';
import { readCrl, type Crl } from '../revocation/crl.ts';
import { readOcsp, type OcspResponse } from '../revocation/ocsp.ts';

/** What the reader brought to the question, read once for all signatures of a file. */
export type Evidence = {
  readonly anchors: readonly Certificate[];
  readonly helpers: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
  /** How long a response that names no next update is good for, in milliseconds. */
  readonly ocspMaxAge: number;
  readonly revocation: RevocationDemand;
  readonly validationTime: Instant;
  readonly policy: ValidationPolicy;
  /** SHA-256 of the policy, lower-case hexadecimal: which one it was can be told later. */
  readonly policyDigest: string;
  /** What of it could not be read. It helps nobody then, and does not stop the rest. */
  readonly unreadable: readonly Observation[];
  readonly askLists: AskLists | null;
};

/** Suites and windows ask about many files with the same anchors and lists: the same bytes are read once. */
const remembered = <T>(read: (der: Uint8Array) => T): ((der: Uint8Array) => T) => {
  const known = new WeakMap<Uint8Array, { readonly value: T }>();
  return (der) => {
    const before = known.get(der);
    if (before !== undefined) return before.value;
    const value = read(der);
    known.set(der, { value });
    return value;
  };
};
const certificateIn = remembered(readCertificate);
const listIn = remembered(readCrl);
const responseIn = remembered(readOcsp);

const digests = new WeakMap<ValidationPolicy, string>();

/** Of the policy's JSON as this program writes it. */
const policyDigest = (policy: ValidationPolicy): string => {
  const known = digests.get(policy);
  if (known !== undefined) return known;
  const digest = hexOf(digestBytes('sha-256', Buffer.from(JSON.stringify(policy))));
  digests.set(policy, digest);
  return digest;
};

type Brought = {
  readonly trust: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps?: readonly Uint8Array[];
};

/** Reads what was brought; its bytes must not be changed afterwards. */
export const readEvidence = (
  brought: Brought,
  settings: Pick<Evidence, 'revocation' | 'validationTime' | 'policy'> & Partial<Pick<Evidence, 'askLists'>>,
): Evidence => {
  const unreadable: Observation[] = [];
  const readAll = <T>(
    bytes: readonly Uint8Array[],
    read: (
      der: Uint8Array,
    ) =>
      | { readonly ok: true; readonly value: T }
      | { readonly ok: false; readonly error: Pick<Observation, 'code' | 'details'> },
  ): T[] =>
    bytes.flatMap((der) => {
      const outcome = read(der);
      if (outcome.ok) return [outcome.value];
      unreadable.push({ ...outcome.error, blocks: false });
      return [];
    });
  return {
    anchors: readAll(brought.trust, certificateIn),
    helpers: readAll(brought.certificates, certificateIn),
    crls: readAll(brought.crls, listIn),
    ocsps: readAll(brought.ocsps ?? [], responseIn),
    ocspMaxAge: settings.policy.revocation.ocspWithoutNextUpdateHours * 3_600_000,
    policyDigest: policyDigest(settings.policy),
    unreadable,
    askLists: null,
    ...settings,
  };
};
