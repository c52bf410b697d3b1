import type { PathFinding } from '#shared/verification/path-codes.ts';
import type { Oid } from '../asn1/oid.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { Crl } from '../revocation/crl.ts';
import type { OcspResponse } from '../revocation/ocsp.ts';
import type { CrlReason } from '../revocation/crl-reason.ts';

/** What the caller brings to a validation (RFC 5280 6.1.1). Instants are milliseconds since the Unix epoch. */
export type PathInputs = {
  /** The time the path is judged for. */
  readonly at: number;
  /** Absent or empty: revocation is not looked at. Given: every certificate below the anchor needs a status. */
  readonly crls?: readonly Crl[];
  /** OCSP responses; each serves the certificate it is about. Given: a status is required as with lists. */
  readonly ocsps?: readonly OcspResponse[];
  /** True when lists were asked for but could not be read: then no list is a reason to refuse. Default: any given. */
  readonly revocationRequired?: boolean;
  /** The time lists and responses must be current at, when it is not `at`: judging the past with what is known later. */
  readonly crlsAt?: number;
  /** Accepted age of an OCSP response that names no next update, in milliseconds. Default: none is accepted. */
  readonly ocspMaxAge?: number;
  /** Certificates that may help to find a CRL issuer's path; they are not trusted. */
  readonly untrusted?: readonly Certificate[];
  /** Policies acceptable to the user; absent means any. */
  readonly initialPolicySet?: readonly Oid[];
  readonly initialExplicitPolicy?: boolean;
  readonly initialPolicyMappingInhibit?: boolean;
  readonly initialInhibitAnyPolicy?: boolean;
  /** Authorities allowed between anchor and target, those that issue to themselves not counted; absent means any number. */
  readonly initialMaxPathLength?: number;
  /** `strict` turns faults against the profile of RFC 5280 4 and 5 from warnings into refusals. */
  readonly profile?: 'rfc5280' | 'strict';
};

/** The revocation status of one certificate: `not-checked` when no CRLs were given. Times in epoch milliseconds. */
export type RevocationStatus =
  | { readonly kind: 'not-checked' | 'undetermined' }
  | { readonly kind: 'good'; readonly crls: readonly Crl[]; readonly ocsps: readonly OcspResponse[] }
  | {
      readonly kind: 'revoked';
      readonly crls: readonly Crl[];
      readonly ocsps: readonly OcspResponse[];
      readonly since: number | null;
      readonly reason: CrlReason;
    };

/**
 * `valid` exactly when no finding is a blocker. `provable` is false when every blocker means "cannot be checked here" (an
 * algorithm that is not supported, no usable revocation data, no path) rather than "wrong". `revocation[i]` belongs to the
 * i-th certificate of the path, the anchor being 0.
 */
export type PathVerdict = {
  readonly valid: boolean;
  readonly provable: boolean;
  readonly userConstrainedPolicySet: readonly Oid[];
  readonly findings: readonly PathFinding[];
  readonly revocation: readonly RevocationStatus[];
};
