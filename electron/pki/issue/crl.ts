import { context, integer, sequence, time, type Der } from '../asn1/encode.ts';
import { algorithmIdentifier } from '../cades/algorithm-identifier.ts';
import { publicKeyInfo, signedStructure, type Issuer } from './certificate.ts';
import { authorityKeyIdentifier, crlNumber, crlReason, keyIdentifier } from './extensions.ts';
import { encodeName } from './name.ts';

export type Revocation = {
  readonly serialNumber: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** CRLReason; 0, unspecified, is left out as RFC 5280 section 5.3.1 asks. */
  readonly reason?: number;
};

/** A version 2 revocation list (RFC 5280 section 5.1) as DER; times in milliseconds since the epoch. */
export const issueRevocationList = (
  issuer: Issuer,
  list: {
    readonly number: number;
    readonly thisUpdate: number;
    readonly nextUpdate: number;
    readonly revoked: readonly Revocation[];
  },
): Der => {
  const entries = list.revoked.map(({ serialNumber, at, reason = 0 }) =>
    sequence(integer(serialNumber), time(at), ...(reason === 0 ? [] : [sequence(crlReason(reason))])),
  );
  return signedStructure(
    issuer,
    sequence(
      integer(1),
      algorithmIdentifier(issuer.algorithm),
      encodeName(issuer.name),
      time(list.thisUpdate),
      time(list.nextUpdate),
      ...(entries.length === 0 ? [] : [sequence(...entries)]),
      context(
        0,
        sequence(authorityKeyIdentifier(keyIdentifier(publicKeyInfo(issuer.key).bits)), crlNumber(list.number)),
      ),
    ),
  );
};
