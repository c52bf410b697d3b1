import { failuresOf, type CodeTable } from '../kernel/failure.ts';

const verdict = <const Names extends readonly string[]>(...details: Names) => ({ class: 'verdict', details }) as const;

/** What a check says when it does not hold; the code is the id of the check. */
export const verificationCodes = {
  'format.unknown': verdict(),
  'format.damaged': verdict('reason', 'offset'),
  'format.not-signed-data': verdict('type'),
  'format.no-signers': verdict(),
  'format.armour-damaged': verdict('reason', 'line'),
  'format.limit': verdict('what', 'count', 'limit'),
  'format.not-supported': verdict('what'),

  'content.not-given': verdict(),
  'content.found-beside': verdict('file'),
  'content.digest-mismatch': verdict('algorithm', 'signed', 'computed'),
  'content.digest-unsupported': verdict('algorithm'),
  'content.manifest-digest-mismatch': verdict('manifest', 'name', 'algorithm'),
  'content.manifest-digest-unsupported': verdict('manifest', 'name', 'algorithm'),
  'content.manifest-file-missing': verdict('manifest', 'name'),

  'signature-value.wrong': verdict('algorithm'),
  'signature-value.unsupported': verdict('algorithm'),
  'signature-value.no-certificate': verdict(),

  'binding.certificate-not-found': verdict('signer'),
  'binding.identifier-differs': verdict('signer'),
  'binding.reference-missing': verdict(),
  'binding.reference-repeated': verdict('attribute'),
  'binding.hash-differs': verdict('algorithm'),
  'binding.hash-unsupported': verdict('algorithm'),
  'binding.issuer-serial-differs': verdict(),

  'chain.no-anchors': verdict(),
  'chain.not-examined': verdict(),
  'chain.key-usage-unfit': verdict('keyUsage'),

  'revocation.not-looked': verdict(),
  'revocation.not-examined': verdict(),
  'revocation.ocsp-not-read': verdict(),

  'claimed-time.missing': verdict(),
  'claimed-time.outside-certificate': verdict('claimed', 'notBefore', 'notAfter'),
  'claimed-time.after-validation': verdict('claimed', 'at'),

  'policy.version-unexpected': verdict('found', 'expected'),
  'policy.signed-attributes-missing': verdict(),
  'policy.signed-attributes-not-der': verdict('reason'),
  'policy.signed-attributes-unsorted': verdict(),
  'policy.attribute-missing': verdict('attribute'),
  'policy.attribute-repeated': verdict('attribute'),
  'policy.attribute-not-single': verdict('attribute', 'values'),
  'policy.attribute-misplaced': verdict('attribute'),
  'policy.attribute-unreadable': verdict('attribute', 'reason'),
  'policy.content-type-differs': verdict('attribute', 'content'),
  'policy.digest-not-announced': verdict('algorithm'),
  'policy.parameters-unexpected': verdict('algorithm'),
  'policy.algorithms-differ': verdict('digest', 'signature'),
  'policy.algorithm-weak': verdict('algorithm', 'until', 'use'),
  'policy.algorithm-unknown': verdict('algorithm', 'use'),
  'policy.timestamps-not-checked': verdict('count'),
  'policy.countersignatures-not-checked': verdict('count'),
  'policy.attribute-unknown': verdict('attribute'),

  'coverage.bytes-after-end': verdict('count'),
  'coverage.bytes-around': verdict('line'),
  'coverage.other-content': verdict('file'),
  'coverage.content-inside-detached': verdict('name'),
  'coverage.file-unsigned': verdict('name'),
  'coverage.foreign-certificate': verdict('subject'),

  'container.damaged': verdict('reason'),
  'container.limit': verdict('what', 'count', 'limit'),
  'container.name-duplicate': verdict('name'),
  'container.name-unsafe': verdict('name', 'reason'),
  'container.headers-differ': verdict('name', 'field'),
  'container.bytes-unaccounted': verdict('offset', 'count'),
  'container.bytes-after-end': verdict('count'),
  'container.comment': verdict(),
  'container.checksum-mismatch': verdict('name'),
  'container.entry-damaged': verdict('name', 'reason'),
  'container.entry-unsupported': verdict('name', 'reason'),
  'container.not-a-plain-file': verdict('name'),
  'container.mimetype-missing': verdict(),
  'container.mimetype-wrong': verdict('found'),
  'container.mimetype-misplaced': verdict('reason'),
  'container.manifest-damaged': verdict('manifest', 'reason'),
  'container.manifest-outside': verdict('manifest', 'uri'),
  'container.manifest-repeats': verdict('manifest', 'name'),
  'container.manifest-without-signature': verdict('manifest'),
  'container.signature-without-manifest': verdict('name'),
  'container.signature-shared': verdict('name'),
  'container.no-signature': verdict(),
  'container.documents-not-single': verdict('count'),
} as const satisfies CodeTable;

export type VerificationCode = keyof typeof verificationCodes;
export const failVerification = failuresOf(verificationCodes);
