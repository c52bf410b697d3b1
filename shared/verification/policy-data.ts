import type { VerificationCode } from './codes.ts';
import type { SubIndication } from './conclusion.ts';
import { ofDocuments } from './document-rules.ts';
import type { TimestampVerdictCode } from '../signature/timestamp-codes.ts';
import type { PathCode } from './path-codes.ts';
import type { PolicyRule, ValidationPolicy } from './policy.ts';

const fail = (subIndication: SubIndication, source: string): PolicyRule => ({ level: 'fail', subIndication, source });
const doubt = (subIndication: SubIndication, source: string): PolicyRule => ({
  level: 'indeterminate',
  subIndication,
  source,
});
/** In doubt because evidence is missing, not because it speaks against the signature. */
const lacking = (subIndication: SubIndication, source: string): PolicyRule => ({
  level: 'indeterminate',
  subIndication,
  word: 'not-provable',
  source,
});
const note = (source: string): PolicyRule => ({ level: 'note', source });
const warning = (word: 'not-provable' | 'not-checked' | 'failed', source: string): PolicyRule => ({
  level: 'warning',
  word,
  source,
});

const format = 'ETSI EN 319 102-1 clause 5.2.2';
const identification = 'ETSI EN 319 102-1 clause 5.2.3';
const chain = 'ETSI EN 319 102-1 clause 5.2.6';
const crypto = 'ETSI EN 319 102-1 clause 5.2.7';
const acceptance = 'ETSI EN 319 102-1 clause 5.2.8';
const asic = 'ETSI EN 319 162-1 clause 4';
const zip = 'ETSI EN 319 162-1 annex A; PKWARE APPNOTE 6.3.3 section 4.3';
const ours = 'Bidwright: what no signature covers is not confirmed by one';

const own: Readonly<Record<VerificationCode, PolicyRule>> = {
  'format.unknown': fail('FORMAT_FAILURE', format),
  'format.damaged': fail('FORMAT_FAILURE', format),
  'format.not-signed-data': fail('FORMAT_FAILURE', format),
  'format.no-signers': fail('FORMAT_FAILURE', format),
  'format.armour-damaged': fail('FORMAT_FAILURE', 'RFC 7468 sections 2 and 3'),
  'format.limit': lacking('GENERIC', 'Bidwright: limits on what is read'),
  'format.not-supported': lacking('GENERIC', 'Bidwright: formats read so far'),

  'content.not-given': lacking('SIGNED_DATA_NOT_FOUND', crypto),
  'content.found-beside': note('Bidwright: where the content was taken from is said aloud'),
  'content.digest-mismatch': fail('HASH_FAILURE', crypto),
  'content.digest-unsupported': lacking('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', crypto),
  'content.manifest-digest-mismatch': fail('HASH_FAILURE', `${crypto}; ETSI EN 319 162-1 clause A.4`),
  'content.manifest-digest-unsupported': lacking('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', crypto),
  'content.manifest-file-missing': lacking('SIGNED_DATA_NOT_FOUND', crypto),

  'signature-value.wrong': fail('SIG_CRYPTO_FAILURE', crypto),
  'signature-value.unsupported': lacking('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', crypto),
  'signature-value.no-certificate': lacking('NO_SIGNING_CERTIFICATE_FOUND', identification),

  'binding.certificate-not-found': lacking('NO_SIGNING_CERTIFICATE_FOUND', identification),
  'binding.identifier-differs': doubt(
    'SIG_CONSTRAINTS_FAILURE',
    'RFC 5280 section 4.1.2.4: names are copied, not written anew',
  ),
  'binding.reference-missing': lacking('SIG_CONSTRAINTS_FAILURE', 'ETSI EN 319 122-1 clause 6.3'),
  'binding.reference-repeated': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5035 section 5.4'),
  'binding.hash-differs': doubt('NO_SIGNING_CERTIFICATE_FOUND', identification),
  'binding.hash-unsupported': lacking('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', identification),
  'binding.issuer-serial-differs': doubt('NO_SIGNING_CERTIFICATE_FOUND', identification),

  'chain.no-anchors': lacking('NO_CERTIFICATE_CHAIN_FOUND', chain),
  'chain.not-examined': lacking('NO_CERTIFICATE_CHAIN_FOUND', chain),
  'chain.expired-not-revoked': doubt('OUT_OF_BOUNDS_NOT_REVOKED', chain),
  'chain.expired-before-signing': fail('EXPIRED', 'ETSI EN 319 102-1 clauses 5.3.4 and 5.1.3, table 5'),
  'chain.key-usage-unfit': doubt(
    'CHAIN_CONSTRAINTS_FAILURE',
    'RFC 5280 section 4.2.1.3; ETSI EN 319 412-2 clause 4.3.2',
  ),

  'revocation.not-looked': warning('not-checked', 'The reader asked not to look'),
  'revocation.authority-revoked': doubt('REVOKED_CA_NO_POE', chain),
  'revocation.revoked-before-signing': fail('REVOKED', 'ETSI EN 319 102-1 clauses 5.3.4 and 5.1.3, table 5'),
  'revocation.too-old': lacking('TRY_LATER', 'ETSI EN 319 102-1 clause 5.2.5'),
  'revocation.not-examined': lacking('TRY_LATER', 'ETSI EN 319 102-1 clause 5.2.5'),

  'proof.archive': note('ETSI EN 319 102-1 clause 5.6.3'),
  'proof.content': note('ETSI EN 319 102-1 clause 5.3.4'),
  'proof.index-missing': warning('not-provable', 'ETSI EN 319 122-1 clause 5.5.2'),
  'proof.index-broken': warning('not-provable', 'ETSI EN 319 122-1 clause 5.5.2'),
  'proof.old-archive-segmented': warning('not-provable', 'RFC 5126 section 6.4.1: elements count as they were written'),
  'proof.moment-assumed': note(
    'Bidwright: a past moment asked for is taken as the time of validation, and proves nothing',
  ),

  'claimed-time.missing': warning('not-provable', 'ETSI EN 319 122-1 clause 6.3'),
  'claimed-time.outside-certificate': doubt('SIG_CONSTRAINTS_FAILURE', acceptance),
  'claimed-time.after-validation': warning('not-provable', acceptance),

  'policy.version-unexpected': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 sections 5.1 and 5.3'),
  'policy.signed-attributes-missing': doubt('SIG_CONSTRAINTS_FAILURE', 'ETSI EN 319 122-1 clause 6.3'),
  'policy.signed-attributes-not-der': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 5.3'),
  'policy.signed-attributes-unsorted': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 5.3; X.690 section 11.6'),
  'policy.attribute-missing': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 5.3'),
  'policy.attribute-repeated': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 11'),
  'policy.attribute-not-single': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 11'),
  'policy.attribute-misplaced': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 11'),
  'policy.attribute-unreadable': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 11'),
  'policy.content-type-differs': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 11.1'),
  'policy.digest-not-announced': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 5.1'),
  'policy.parameters-unexpected': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5754; RFC 4055; RFC 8419'),
  'policy.algorithms-differ': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 5.3; RFC 5754 section 3'),
  'policy.algorithm-weak': doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', acceptance),
  'policy.algorithm-unknown': lacking('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', acceptance),
  'policy.timestamps-not-checked': note(
    'ETSI EN 319 122-1 annex A: forms before archive-time-stamp-v2 add nothing here',
  ),
  'policy.attribute-forbidden': doubt('SIG_CONSTRAINTS_FAILURE', 'RFC 5652 section 11.4'),
  'policy.signed-attribute-unknown': note('RFC 5652 section 5.3: a signer may sign what a reader does not know'),
  'policy.algorithm-protection-differs': fail('FORMAT_FAILURE', 'RFC 6211 section 4'),
  'policy.evidence-records-not-checked': note('RFC 4998: evidence records add nothing here'),
  'policy.attribute-unknown': note('RFC 5652 section 5.3: unsigned attributes add nothing to what is signed'),

  'coverage.bytes-after-end': fail('FORMAT_FAILURE', ours),
  'coverage.bytes-around': fail('FORMAT_FAILURE', ours),
  'coverage.other-content': doubt('SIG_CONSTRAINTS_FAILURE', ours),
  'coverage.content-inside-detached': doubt('SIG_CONSTRAINTS_FAILURE', 'ETSI EN 319 162-1 clause 4.4.4'),
  'coverage.file-unsigned': doubt('SIG_CONSTRAINTS_FAILURE', ours),
  'coverage.signature-repeated': note('Bidwright: one signature written twice is one'),
  'coverage.foreign-certificate': doubt('SIG_CONSTRAINTS_FAILURE', ours),

  'container.damaged': fail('FORMAT_FAILURE', zip),
  'container.limit': lacking('GENERIC', 'Bidwright: limits on what is read'),
  'container.name-duplicate': fail('FORMAT_FAILURE', zip),
  'container.name-unsafe': fail('FORMAT_FAILURE', `${zip}, 4.4.17`),
  'container.headers-differ': fail('FORMAT_FAILURE', zip),
  'container.bytes-unaccounted': fail('FORMAT_FAILURE', zip),
  'container.bytes-after-end': fail('FORMAT_FAILURE', zip),
  'container.comment': doubt('SIG_CONSTRAINTS_FAILURE', ours),
  'container.checksum-mismatch': fail('FORMAT_FAILURE', zip),
  'container.entry-damaged': fail('FORMAT_FAILURE', zip),
  'container.entry-unsupported': lacking('GENERIC', 'ETSI EN 319 162-1 clause A.1'),
  'container.not-a-plain-file': fail('FORMAT_FAILURE', zip),
  'container.mimetype-missing': doubt('SIG_CONSTRAINTS_FAILURE', 'ETSI EN 319 162-1 clause A.1'),
  'container.mimetype-wrong': fail('FORMAT_FAILURE', 'ETSI EN 319 162-1 clause A.1'),
  'container.mimetype-misplaced': doubt('SIG_CONSTRAINTS_FAILURE', 'ETSI EN 319 162-1 clause A.1'),
  'container.manifest-damaged': fail('FORMAT_FAILURE', 'ETSI EN 319 162-1 clause A.4'),
  'container.manifest-outside': fail('FORMAT_FAILURE', 'ETSI EN 319 162-1 clause A.4'),
  'container.manifest-repeats': fail('FORMAT_FAILURE', 'ETSI EN 319 162-1 clause A.4'),
  'container.manifest-without-signature': doubt('SIG_CONSTRAINTS_FAILURE', asic),
  'container.signature-without-manifest': lacking('SIGNED_DATA_NOT_FOUND', asic),
  'container.signature-shared': fail('FORMAT_FAILURE', asic),
  'container.no-signature': fail('FORMAT_FAILURE', asic),
  'container.documents-not-single': doubt('SIG_CONSTRAINTS_FAILURE', 'ETSI EN 319 162-1 clause 4.3.3'),
};

const path = 'RFC 5280 section 6.1';

/** What path validation says, in the words of ETSI; a code that is not here follows `fallback` when it blocks. */
const ofPath: Partial<Readonly<Record<PathCode, PolicyRule>>> = {
  'path.not-found': lacking('NO_CERTIFICATE_CHAIN_FOUND', chain),
  'path.search-limit': lacking('NO_CERTIFICATE_CHAIN_FOUND', chain),
  'path.not-yet-valid': doubt('OUT_OF_BOUNDS_NO_POE', chain),
  'path.expired': doubt('OUT_OF_BOUNDS_NO_POE', chain),
  'path.algorithm-unsupported': lacking('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', chain),
  'path.digest-broken': doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', acceptance),
  'path.digest-weak': doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', acceptance),
  'path.key-too-short': doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', acceptance),
  'path.key-weak': doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', acceptance),
  'path.not-an-authority': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'path.too-long': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'path.may-not-sign-certificates': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'path.critical-extension-unknown': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'path.no-acceptable-policy': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'path.name-not-permitted': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'path.name-excluded': doubt('CHAIN_CONSTRAINTS_FAILURE', path),
  'revocation.revoked': doubt('REVOKED_NO_POE', chain),
  'revocation.undetermined': lacking('TRY_LATER', 'ETSI EN 319 102-1 clause 5.2.5'),
  'revocation.self-attested': lacking('TRY_LATER', 'RFC 5280 section 6.3.3'),
};

const token = 'ETSI EN 319 102-1 clause 5.4';
const withTime = 'ETSI EN 319 102-1 clause 5.5.4';

/**
 * A timestamp that does not stand proves no time and takes nothing from the signature itself; one from before the
 * certificate speaks against it.
 */
const ofTimestamps: Readonly<Record<TimestampVerdictCode, PolicyRule>> = {
  'timestamp.proved': note(token),
  'timestamp.damaged': warning('not-provable', token),
  'timestamp.too-many': warning('not-provable', 'Bidwright: limits on what is read'),
  'timestamp.imprint-differs': warning('not-provable', token),
  'timestamp.digest-weak': warning('not-provable', 'ETSI TS 119 312 clause 5'),
  'timestamp.signature-wrong': warning('not-provable', token),
  'timestamp.authority-not-found': warning('not-provable', token),
  'timestamp.authority-unfit': warning('not-provable', 'RFC 3161 section 2.3'),
  'timestamp.authority-untrusted': warning('not-provable', token),
  'timestamp.later-than-asked': warning('not-provable', withTime),
  'timestamp.before-claimed': warning('not-provable', withTime),
  'timestamp.before-certificate': fail('NOT_YET_VALID', withTime),
  'timestamp.proves-before-expiry': note(withTime),
  'timestamp.proves-before-revocation': note(withTime),
};

/** The policy of this program, by which a report says it was judged. */
export const validationPolicy: ValidationPolicy = {
  id: 'bidwright-baseline-2',
  revocation: {
    maxAgeHours: null,
    ocspWithoutNextUpdateHours: 24,
    source:
      'ETSI EN 319 102-1 clause 5.2.5; RFC 6960 section 4.2.2.1: without a next update newer data is always there',
  },
  rules: { ...ofPath, ...ofTimestamps, ...ofDocuments, ...own },
  fallback: doubt('CERTIFICATE_CHAIN_GENERAL_FAILURE', chain),
  digests: [
    { name: 'md5', term: 'never', source: 'RFC 6151 section 2' },
    {
      name: 'sha-1',
      term: { through: '2013-12-31' },
      source: 'NIST SP 800-131A Rev. 2 section 9; not among ETSI TS 119 312 table 1',
    },
    { name: 'sha-224', term: { through: '2030-12-31' }, source: 'NIST IR 8547 table 4: 112 bits end with 2030' },
    { name: 'sha-256', term: 'open', source: 'ETSI TS 119 312 V1.4.3 table 1' },
    { name: 'sha-384', term: 'open', source: 'ETSI TS 119 312 V1.4.3 table 1' },
    { name: 'sha-512', term: 'open', source: 'ETSI TS 119 312 V1.4.3 table 1' },
    { name: 'streebog-256', term: 'open', source: 'GOST R 34.11-2012' },
    { name: 'streebog-512', term: 'open', source: 'GOST R 34.11-2012' },
  ],
};
