import type { Certificate } from '../certificate/certificate.ts';
import type { DistributionPoint } from '../certificate/distribution-point.ts';
import type { GeneralName } from '../certificate/general-name.ts';

const caIssuers = '1.3.6.1.5.5.7.48.2';
const ocsp = '1.3.6.1.5.5.7.48.1';

/** A stranger's certificate may name hundreds; nobody needs more. */
const mostAddresses = 8;

const isWeb = (uri: string): boolean => /^https?:\/\//i.test(uri);
const webAddresses = (names: readonly GeneralName[]): readonly string[] =>
  names.flatMap((name) => (name.form === 'uri' && isWeb(name.value) ? [name.value] : []));
const first = (addresses: readonly string[]): readonly string[] => [...new Set(addresses)].slice(0, mostAddresses);

const accessOf = ({ extensions }: Certificate, method: string): readonly string[] =>
  first(
    webAddresses(
      (extensions.authorityInfoAccess ?? []).flatMap((access) => (access.method === method ? [access.location] : [])),
    ),
  );

const pointsOf = (points: readonly DistributionPoint[] | null): readonly string[] =>
  first(webAddresses((points ?? []).flatMap(({ name }) => (name?.kind === 'full' ? name.names : []))));

/**
 * Where a certificate says that more about it can be had, http and https only, in the order written: its issuer's
 * certificate and an OCSP responder (RFC 5280 4.2.2.1), revocation lists (4.2.1.13) and what changed since (4.2.1.15).
 */
export type Sources = {
  readonly issuers: readonly string[];
  readonly ocsp: readonly string[];
  readonly crls: readonly string[];
  readonly deltas: readonly string[];
};

export const sourcesOf = (certificate: Certificate): Sources => ({
  issuers: accessOf(certificate, caIssuers),
  ocsp: accessOf(certificate, ocsp),
  crls: pointsOf(certificate.extensions.crlDistributionPoints),
  deltas: pointsOf(certificate.extensions.freshestCrl),
});
