import { unreachable } from '#shared/kernel/unreachable.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { allReasons, type DistributionPoint, type DistributionPointName } from '../certificate/distribution-point.ts';
import type { GeneralName } from '../certificate/general-name.ts';
import { extendedKey, type Name } from '../certificate/name.ts';
import { hexOf } from '../asn1/bytes.ts';
import type { Crl } from './crl.ts';

/** The point RFC 5280 6.3.3 assumes for any list of the certificate's own issuer. */
export const implicitPoint = (certificate: Certificate): DistributionPoint => ({
  name: { kind: 'full', names: [{ form: 'directory', value: certificate.issuer }] },
  reasons: null,
  crlIssuer: null,
});

const keyOfName = (name: GeneralName): string => {
  switch (name.form) {
    case 'directory':
      return `directory:${name.value.key}`;
    case 'dns':
    case 'uri':
    case 'email':
    case 'registered-id':
      return `${name.form}:${name.value}`;
    case 'ip':
    case 'other':
    case 'x400':
    case 'edi-party':
      return `${name.form}:${hexOf(name.value)}`;
    default:
      return unreachable(name);
  }
};

const directoryNames = (names: readonly GeneralName[]): readonly Name[] =>
  names.flatMap((name) => (name.form === 'directory' ? [name.value] : []));

const keysOf = (name: DistributionPointName, relativeTo: readonly Name[]): readonly string[] =>
  name.kind === 'full'
    ? name.names.map(keyOfName)
    : relativeTo.map((issuer) => `directory:${extendedKey(issuer, name.attributes)}`);

/** The names of the list's own distribution point against the certificate's (6.3.3 (b)(2)(i)). */
const pointsMeet = (point: DistributionPoint, certificate: Certificate, crl: Crl): boolean => {
  const issued = crl.extensions.issuingDistributionPoint?.name ?? null;
  if (issued === null) return true;
  const own = new Set(keysOf(issued, [crl.issuer]));
  const issuers = point.crlIssuer === null ? [certificate.issuer] : directoryNames(point.crlIssuer);
  const wanted = point.name === null ? (point.crlIssuer ?? []).map(keyOfName) : keysOf(point.name, issuers);
  return wanted.some((name) => own.has(name));
};

/**
 * The reasons for which a list speaks about a certificate at a distribution point, as ReasonFlags bits; 0 when it does not
 * speak about it at all (RFC 5280 6.3.3 (b) and (d)).
 */
export const reasonsCovered = (point: DistributionPoint, certificate: Certificate, crl: Crl): number => {
  const scope = crl.extensions.issuingDistributionPoint;
  const issuers = point.crlIssuer === null ? [certificate.issuer] : directoryNames(point.crlIssuer);
  if (!issuers.some((issuer) => issuer.key === crl.issuer.key)) return 0;
  if (point.crlIssuer !== null && !(scope?.indirect ?? false)) return 0;
  if (!pointsMeet(point, certificate, crl)) return 0;
  const isAuthority = certificate.extensions.basicConstraints?.authority ?? false;
  if (scope !== null) {
    if (scope.onlyAttributeCertificates) return 0;
    if (scope.onlyUserCertificates && isAuthority) return 0;
    if (scope.onlyAuthorityCertificates && !isAuthority) return 0;
  }
  return (point.reasons ?? allReasons) & (scope?.reasons ?? allReasons) & allReasons;
};

const scopeText = (crl: Crl): string => hexOf(crl.extensions.issuingDistributionPoint?.raw ?? new Uint8Array());
const keyText = (crl: Crl): string => hexOf(crl.extensions.authorityKeyIdentifier ?? new Uint8Array());

/** Whether a delta CRL continues a complete one: same issuer, scope and key, and numbers that join (6.3.3 (c), 5.2.4). */
export const continues = (delta: Crl, complete: Crl): boolean => {
  const base = delta.extensions.baseCrlNumber;
  const { crlNumber } = delta.extensions;
  const completeNumber = complete.extensions.crlNumber;
  if (base === null || crlNumber === null || completeNumber === null) return false;
  return (
    delta.issuer.key === complete.issuer.key &&
    scopeText(delta) === scopeText(complete) &&
    keyText(delta) === keyText(complete) &&
    base <= completeNumber &&
    completeNumber < crlNumber
  );
};
