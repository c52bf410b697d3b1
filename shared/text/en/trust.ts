/** Trust anchors, trust lists and revocation lists: what is said when they come in. */
export const trust = {
  'trust.not-recognised': '{{file}} is neither a certificate nor a trust list that is known here.',
  'trust.not-recognised.hint':
    'Certificates (PEM, DER, PKCS#7), EU trusted lists and the Russian list of accredited authorities are read.',
  'trust.anchor-added': '{{certificate}} is a trust anchor now.',
  'trust.anchor-added.hint': '',
  'trust.anchor-not-self-signed': '{{certificate}} is not a root: {{issuer}} issued it.',
  'trust.anchor-not-self-signed.hint':
    'It is trusted by itself from now on, and whether its issuer revoked it is not looked at. Add the root instead if you can.',
  'trust.anchor-expired': '{{certificate}} expired on {{until}}.',
  'trust.anchor-expired.hint': 'It can only serve to judge old signatures.',
  'trust.list-imported': '{{list}}: {{services}} services, {{certificates}} certificates.',
  'trust.list-imported.hint': '',
  'trust.list-signature-valid': 'The signature of {{list}} holds; it is by {{signer}}.',
  'trust.list-signature-valid.hint': '',
  'trust.list-signature-wrong': 'The signature of the trust list {{file}} does not hold: {{reason}}.',
  'trust.list-signature-wrong.hint': 'It was changed or damaged on the way. Fetch it again from its operator.',
  'trust.list-unsigned': '{{list}} is not signed.',
  'trust.list-unsigned.hint': 'Nobody vouches for it: make sure where it comes from.',
  'trust.list-signature-unchecked': 'Whether the signature of {{list}} holds cannot be checked here: {{reason}}.',
  'trust.list-signature-unchecked.hint': 'Make sure where it comes from.',
  'trust.list-signer-unnamed': 'The signature of {{list}} holds, but nothing you trust names its signer, {{signer}}.',
  'trust.list-signer-unnamed.hint':
    'Import the EU list of lists first, or make the operator’s certificate a trust anchor after comparing it with the published one.',
  'trust.list-stale': 'A newer {{list}} was due on {{until}}.',
  'trust.list-stale.hint': 'Fetch it: authorities may have been added or withdrawn since.',
  'trust.list-older': '{{list}} number {{number}} is older than the one you have ({{known}}).',
  'trust.list-older.hint': 'The newer one stays. Remove it first if you really want the older.',
  'trust.list-left-out': 'An entry of “{{name}}” cannot be read and was left out: {{reason}}.',
  'trust.list-left-out.hint': 'The rest of the list counts.',
  'trust.list-more-left-out': '{{count}} more entries were left out.',
  'trust.list-more-left-out.hint': '',
  'trust.crl-imported': 'Revocation list of {{issuer}}: {{entries}} entries, of {{from}}, until {{until}}.',
  'trust.crl-imported.hint': '',
  'trust.crl-signature-wrong': 'The revocation list {{file}} is not signed by {{issuer}}, whose name it bears.',
  'trust.crl-signature-wrong.hint':
    'It was changed, damaged or forged and is not kept. Fetch it again from the authority.',
  'trust.crl-issuer-unknown':
    'The certificate of {{issuer}} is not here, so the list’s signature could not be checked.',
  'trust.crl-issuer-unknown.hint':
    'It is kept and counts as soon as that certificate is there: add it to the kept certificates.',
  'trust.crl-algorithm-unknown': 'The signature of the list of {{issuer}} uses {{algorithm}}, which is not known here.',
  'trust.crl-algorithm-unknown.hint': 'It is kept and proves nothing.',
  'trust.crl-stale': 'A newer revocation list of {{issuer}} was due on {{until}}.',
  'trust.crl-stale.hint': 'It still tells who was revoked before. Fetch the newer one.',
  'trust.certificate-kept': '{{certificate}} is kept to build chains with. It is not trusted by itself.',
  'trust.certificate-kept.hint': '',
} as const;
