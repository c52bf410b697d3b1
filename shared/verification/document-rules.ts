import type { DocumentCode } from './document-codes.ts';
import type { PolicyRule } from './policy.ts';

const format = 'ETSI EN 319 102-1 clause 5.2.2';
const crypto = 'ETSI EN 319 102-1 clause 5.2.7';
const byteRange = 'ISO 32000-2 section 12.8.1; ETSI EN 319 142-1 clause 5.3';
const ours = 'Bidwright: what no signature covers is not confirmed by one';

const damaged = (source: string): PolicyRule => ({ level: 'fail', subIndication: 'FORMAT_FAILURE', source });
const lacking = (subIndication: 'GENERIC' | 'SIGNED_DATA_NOT_FOUND', source: string): PolicyRule => ({
  level: 'indeterminate',
  subIndication,
  word: 'not-provable',
  source,
});
const doubt = (source: string): PolicyRule => ({
  level: 'indeterminate',
  subIndication: 'SIG_CONSTRAINTS_FAILURE',
  source,
});
const note = (source: string): PolicyRule => ({ level: 'note', source });

/** What a miss of a check of XML and PDF documents weighs. */
export const ofDocuments: Readonly<Record<DocumentCode, PolicyRule>> = {
  'format.xml-damaged': damaged(format),
  'format.xml-unsigned': lacking('GENERIC', 'Bidwright: no signature is never a pass'),
  'format.pdf-damaged': damaged(format),
  'format.pdf-encrypted': lacking('GENERIC', 'Bidwright: what is encrypted cannot be looked at'),
  'format.pdf-unsigned': lacking('GENERIC', 'Bidwright: no signature is never a pass'),

  'content.reference-mismatch': { level: 'fail', subIndication: 'HASH_FAILURE', source: crypto },
  'content.reference-missing': lacking('SIGNED_DATA_NOT_FOUND', crypto),
  'content.reference-ambiguous': damaged('XMLDSIG Core 1.1 section 4.4.3.2: an Id names one element'),
  'content.reference-unsupported': lacking('GENERIC', 'Bidwright: transforms and references read so far'),

  'proof.stamp-not-read': {
    level: 'warning',
    word: 'not-checked',
    source: 'ETSI EN 319 132-1 clause 5.1.4.4: forms read so far',
  },

  'coverage.element-unsigned': doubt(ours),
  'coverage.nothing-signed': doubt(ours),
  'coverage.properties-unsigned': doubt('ETSI EN 319 132-1 clause 4.4.2'),
  'coverage.pdf-range': damaged(byteRange),
  'coverage.pdf-signers': damaged('ETSI EN 319 142-1 clause 6.3: one signer in each signature'),
  'coverage.pdf-changed': doubt('ISO 32000-2 section 12.8.2.2; ETSI EN 319 142-1 clause 5.6'),
  'coverage.pdf-later-additions': note('ISO 32000-2 section 12.8.2.2; ETSI EN 319 142-1 clause 5.6'),
  'coverage.pdf-loose-bytes': doubt('ISO 32000-2 section 7.5.6: later revisions are appended whole'),
  'coverage.pdf-later-signatures': note('ISO 32000-2 section 12.8.1: later signatures are added to what was signed'),
  'coverage.pdf-earlier-revisions': note('ISO 32000-2 section 7.5.6'),
  'coverage.pdf-hybrid': note('ISO 32000-2 section 7.5.8.4'),
};
