import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation, SignatureFacts, TimestampKind } from '#shared/verification/facts.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { TimestampToken } from '../timestamps/read-token.ts';
import type { Material } from './material.ts';

/** What a timestamp proves to have existed: objects by their bytes, and whether the signature value is among them. */
export type Covered = { readonly signature: boolean; readonly objects: readonly Uint8Array[] };

/**
 * What the imprint of a timestamp has to be and what follows when it is. `unfit`: this token can prove nothing here,
 * whatever its imprint, for the reason observed.
 */
export type Expectation =
  | { readonly kind: 'imprint'; readonly digest: Uint8Array; readonly covers: Covered }
  | { readonly kind: 'unfit'; readonly observation: Observation };

export type OpenedTimestamp = {
  readonly kind: TimestampKind;
  /** The token (RFC 3161), DER, as it stands in the signature: its bytes are what a later timestamp covers. */
  readonly token: Uint8Array;
  /** `algorithm` is the imprint's. */
  readonly expects: (algorithm: AnyDigestAlgorithm, token: TimestampToken) => Promise<Expectation> | Expectation;
};

/** What can be written down of a signature before anybody's trust is asked for. */
export type SignedFacts = Omit<SignatureFacts, 'chain' | 'timestamps'>;

/**
 * A signature of any format, opened and not judged: every format's reader ends here, and `proveSignature` goes on.
 * `value` is the signature value, `material` what travels with it to prove it.
 */
export type OpenedSignature = {
  readonly facts: SignedFacts;
  readonly certificate: Certificate | null;
  readonly value: Uint8Array;
  readonly material: Material;
  readonly timestamps: readonly OpenedTimestamp[];
  readonly counterSignatures: readonly OpenedSignature[];
};
