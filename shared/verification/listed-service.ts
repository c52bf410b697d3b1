import type { Instant } from '../kernel/instant.ts';

/** What a qualified certificate is for (regulation (EU) 910/2014 annexes I, III, IV). */
export type QualifiedUse = 'signature' | 'seal' | 'website';

/** Which certificates of a service a statement of its list is about (ETSI TS 119 612 clause 5.5.9.2.2). */
export type Criteria = {
  readonly assert: 'all' | 'atLeastOne' | 'none';
  /** Each: bits of KeyUsage that must be set, and bits that must not. */
  readonly keyUsages: readonly { readonly set: number; readonly unset: number }[];
  /** Each: policies that a certificate must all have. */
  readonly policies: readonly (readonly string[])[];
  readonly inner: readonly Criteria[];
  /** How many criteria are of a kind that is not read: whether a certificate meets them is not known. */
  readonly unread: number;
};

/** What a list says of the certificates that meet the criteria, by the last part of each qualifier's address. */
export type QualificationRule = { readonly qualifiers: readonly string[]; readonly criteria: Criteria };

/** What lists of the EU say of a service besides its status. */
export type ServiceExtensions = {
  /** What the service issues qualified certificates for; empty where the list does not say, as before July 2016. */
  readonly serves: readonly QualifiedUse[];
  readonly qualifications: readonly QualificationRule[];
};

/**
 * What a service was from a time on (epoch milliseconds), in the words of its list. `granted`: the state stood behind it.
 * Extensions are of the EU's lists only, and of those imported since they are read.
 */
export type ServicePeriod = {
  readonly status: string;
  readonly granted: boolean;
  readonly from: number;
} & Partial<ServiceExtensions>;

/**
 * What a trusted list makes of a certificate; `null` is not known. `use`: what the certificate is qualified for;
 * `device`: its key lies on a qualified signature or seal creation device.
 */
export type Qualification = {
  readonly qualified: boolean | null;
  readonly use: QualifiedUse | null;
  readonly device: boolean | null;
};

/**
 * The service that a trust list names for the authority above a signer. `granted` is of the time of signing, `grantedAtIssue`
 * of the day on which the certificate was issued, which both Russian law (63-FZ article 11) and the EU's rules ask for;
 * null: the list does not reach back so far. `status` and `since` are of the time of signing.
 */
export type ListedAuthority = {
  readonly list: string;
  readonly listSignature: 'valid' | 'not-checked' | 'absent';
  readonly listIssuedAt: Instant | null;
  readonly provider: string;
  readonly service: string;
  readonly type: string;
  readonly status: string;
  readonly granted: boolean;
  readonly since: Instant;
  readonly grantedAtIssue: boolean | null;
  /** Of lists that tell it: those of the EU. */
  readonly qualification: Qualification | null;
};

/** What the reader's trust lists say: the authority they name, or that none of them (by territory) names it. */
export type ListAnswer = { readonly authority: ListedAuthority | null; readonly lists: readonly string[] };

/**
 * A fact of a signature: what the lists say of its signer's authority, and for when they were asked. `proved`: the time
 * at which the signature is proved to have existed; `claimed`: the signer's word; `asked`: the moment of validation.
 */
export type AccreditationFacts = ListAnswer & {
  readonly at: Instant;
  readonly basis: 'proved' | 'claimed' | 'asked';
};
