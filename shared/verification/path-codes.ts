import {
  failuresOf,
  type CodeTable,
  type Details,
  type DetailsOf,
  type Finding,
  type Severity,
} from '../kernel/failure.ts';

/**
 * What reading certificates and revocation data, and judging a certification path, can say. `certificate` is the subject
 * of the certificate concerned; `issuer` names whose CRL or response it is; instants are ISO 8601 in UTC; policies,
 * algorithms and extensions are OIDs.
 */
export const pathCodes = {
  'asn1.malformed': { class: 'input', details: ['reason', 'offset'] },
  'certificate.unreadable': { class: 'input', details: ['reason', 'offset'] },
  'crl.unreadable': { class: 'input', details: ['reason', 'offset'] },
  'ocsp.unreadable': { class: 'input', details: ['reason', 'offset'] },
  'path.case-unreadable': { class: 'input', details: ['reason'] },

  'path.not-found': { class: 'verdict', details: ['certificate'] },
  'path.search-limit': { class: 'verdict', details: ['limit'] },
  'path.name-not-chained': { class: 'verdict', details: ['certificate', 'issuer'] },
  'path.name-empty': { class: 'verdict', details: ['certificate'] },
  'path.signature-invalid': { class: 'verdict', details: ['certificate'] },
  'path.algorithm-unsupported': { class: 'verdict', details: ['certificate', 'algorithm'] },
  'path.algorithms-differ': { class: 'verdict', details: ['certificate'] },
  'path.digest-broken': { class: 'verdict', details: ['certificate', 'algorithm'] },
  'path.digest-weak': { class: 'verdict', details: ['certificate', 'algorithm'] },
  'path.key-too-short': { class: 'verdict', details: ['certificate', 'bits'] },
  'path.key-weak': { class: 'verdict', details: ['certificate', 'bits'] },
  'path.not-yet-valid': { class: 'verdict', details: ['certificate', 'from'] },
  'path.expired': { class: 'verdict', details: ['certificate', 'until'] },
  'path.anchor-outside-validity': { class: 'verdict', details: ['certificate', 'from', 'until'] },
  'path.target-is-anchor': { class: 'verdict', details: ['certificate'] },
  'path.not-an-authority': { class: 'verdict', details: ['certificate'] },
  'path.too-long': { class: 'verdict', details: ['certificate'] },
  'path.may-not-sign-certificates': { class: 'verdict', details: ['certificate'] },
  'path.critical-extension-unknown': { class: 'verdict', details: ['certificate', 'extension'] },
  'path.extension-malformed': { class: 'verdict', details: ['certificate', 'extension'] },
  'path.extension-repeated': { class: 'verdict', details: ['certificate', 'extension'] },
  'path.no-acceptable-policy': { class: 'verdict', details: ['certificate'] },
  'path.policy-mapping-any': { class: 'verdict', details: ['certificate'] },
  'path.name-not-permitted': { class: 'verdict', details: ['certificate', 'name'] },
  'path.name-excluded': { class: 'verdict', details: ['certificate', 'name'] },
  'path.name-form-unsupported': { class: 'verdict', details: ['certificate', 'form'] },
  'path.name-constraints-limit': { class: 'verdict', details: ['limit'] },

  'profile.authority-key-identifier-missing': { class: 'verdict', details: ['certificate'] },
  'profile.subject-key-identifier-missing': { class: 'verdict', details: ['certificate'] },
  'profile.serial-number': { class: 'verdict', details: ['certificate'] },
  'profile.criticality': { class: 'verdict', details: ['certificate', 'extension'] },
  'profile.extension-out-of-place': { class: 'verdict', details: ['certificate', 'extension'] },
  'profile.old-version': { class: 'verdict', details: ['certificate'] },
  'profile.key-usage-without-authority': { class: 'verdict', details: ['certificate'] },

  'revocation.revoked': { class: 'verdict', details: ['certificate', 'since', 'reason'] },
  'revocation.undetermined': { class: 'verdict', details: ['certificate'] },
  'revocation.self-attested': { class: 'verdict', details: ['certificate'] },
  'crl.not-current': { class: 'verdict', details: ['issuer', 'from', 'until'] },
  'crl.issuer-untrusted': { class: 'verdict', details: ['issuer'] },
  'crl.signature-invalid': { class: 'verdict', details: ['issuer'] },
  'crl.algorithm-unsupported': { class: 'verdict', details: ['issuer', 'algorithm'] },
  'crl.digest-broken': { class: 'verdict', details: ['issuer', 'algorithm'] },
  'crl.critical-extension-unknown': { class: 'verdict', details: ['issuer', 'extension'] },
  'crl.number-missing': { class: 'verdict', details: ['issuer'] },
  'ocsp.not-successful': { class: 'verdict', details: ['status'] },
  'ocsp.not-current': { class: 'verdict', details: ['issuer', 'from', 'until'] },
  'ocsp.other-certificate': { class: 'verdict', details: ['issuer'] },
  'ocsp.responder-untrusted': { class: 'verdict', details: ['issuer'] },
  'ocsp.responder-status-unknown': { class: 'verdict', details: ['issuer'] },
  'ocsp.signature-invalid': { class: 'verdict', details: ['issuer'] },
  'ocsp.algorithm-unsupported': { class: 'verdict', details: ['issuer', 'algorithm'] },
} as const satisfies CodeTable;

export type PathCode = keyof typeof pathCodes;
export const failPath = failuresOf(pathCodes);

export type PathFinding = Finding<PathCode>;

/** Makes a finding with exactly the evidence its code demands; `item` is the place in the path, the anchor being 0. */
export const pathFinding = <Code extends PathCode>(
  code: Code,
  severity: Severity,
  item: number | string,
  details: DetailsOf<typeof pathCodes, Code>,
): PathFinding => ({ code, severity, place: { item: String(item) }, details: details satisfies Details });
