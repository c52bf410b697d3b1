/** Signatures inside XML and PDF documents: what checks of them say. */
export const document = {
  'format.xml-damaged': 'The XML document cannot be read at line {{line}}: {{reason}}.',
  'format.xml-damaged.hint': 'Ask for the file again: it was cut short, changed on the way or made wrongly.',
  'format.xml-unsigned': 'This XML document holds no signature.',
  'format.xml-unsigned.hint':
    'Its signature may be in another file beside it (.sig, .p7s): verify that one and name this file as the content.',
  'format.pdf-damaged': 'The PDF cannot be read: {{reason}}.',
  'format.pdf-damaged.hint': 'A repaired copy would be another file: ask the sender for the original.',
  'format.pdf-encrypted': 'This PDF is encrypted, so its signatures cannot be looked at.',
  'format.pdf-encrypted.hint': 'Ask the sender for a copy without a password.',
  'format.pdf-unsigned': 'This PDF holds no signature.',
  'format.pdf-unsigned.hint':
    'Its signature may be in another file beside it (.sig, .p7s): verify that one and name this file as the content.',
  'content.reference-mismatch':
    'What the signature calls “{{reference}}” is not what was signed: the {{algorithm}} digests differ.',
  'content.reference-mismatch.hint': 'It was changed after signing. Do not rely on it; ask for the original.',
  'content.reference-missing': 'The signature is over “{{reference}}”, which is not here.',
  'content.reference-missing.hint': 'Ask for the missing part, or for the complete container.',
  'content.reference-ambiguous': 'The signature is over “{{reference}}”, and several elements bear that name.',
  'content.reference-ambiguous.hint':
    'This is how signatures are moved onto other content. Ask the signer for the original.',
  'content.reference-unsupported': 'What the signature covers as “{{reference}}” cannot be established here: {{what}}.',
  'content.reference-unsupported.hint':
    'Verify it with a program that knows this form; until then it is not confirmed.',
  'proof.stamp-not-read': 'The timestamp {{property}} is of a form that is not verified by this version.',
  'proof.stamp-not-read.hint': 'It proves no time here; the other timestamps do as they stand.',
  'coverage.element-unsigned': '{{element}} is in the document and is not covered by the signature.',
  'coverage.element-unsigned.hint':
    'Rely only on what the signature covers, or ask for a document that is signed whole.',
  'coverage.nothing-signed': 'The signature covers no content at all.',
  'coverage.nothing-signed.hint': 'Ask the signer for a signature over the document.',
  'coverage.properties-unsigned':
    'What the signer states (time, certificate) is not covered by the signature as it must be.',
  'coverage.properties-unsigned.hint':
    "Those statements may be another's. Ask for a signature made by the rules of XAdES.",
  'coverage.pdf-range': 'The signature does not cover the document as it must: {{reason}}.',
  'coverage.pdf-range.hint': 'Such signatures are made to show what was not signed. Ask the signer for the original.',
  'coverage.pdf-signers': 'The signature holds {{count}} signers where there must be one.',
  'coverage.pdf-signers.hint': 'Ask for the document signed once by each signer.',
  'coverage.pdf-changed':
    'After signing something was changed that a signer does not leave open: {{object}} was {{what}}.',
  'coverage.pdf-changed.hint':
    'Compare with the version that was signed, or ask the signer to sign the document as it is now.',
  'coverage.pdf-later-additions': 'Added after this signature, as its signer leaves open: {{what}} ({{count}}).',
  'coverage.pdf-later-additions.hint':
    'This signature does not cover that. The version that it covers is among the signed files and can be saved.',
  'coverage.pdf-loose-bytes':
    'After the signed version, from byte {{start}} on, {{count}} bytes belong to nothing in the document.',
  'coverage.pdf-loose-bytes.hint':
    'A later version was destroyed or hidden, and another program may show it. Save the signed version and rely on that.',
  'coverage.pdf-later-signatures': 'Later signatures that draw something on a page: {{count}}.',
  'coverage.pdf-later-signatures.hint': 'Open the version that was signed if the drawing hides something.',
  'coverage.pdf-earlier-revisions': 'Changes that the document had before this signature was made: {{count}}.',
  'coverage.pdf-earlier-revisions.hint': 'The signature covers the document with those changes.',
  'coverage.pdf-hybrid': 'The PDF tells old and new programs in two places where its objects are.',
  'coverage.pdf-hybrid.hint': 'If two programs show different pages, rely on neither.',

  'pdf.not-a-pdf': '{{file}} is not a PDF.',
  'pdf.not-a-pdf.hint': 'Sign it detached instead, or print it to PDF first.',
  'pdf.damaged': 'The PDF cannot be signed, since it cannot be read exactly: {{reason}}.',
  'pdf.damaged.hint': 'Save it anew from the program that made it, and sign that.',
  'pdf.encrypted': 'The PDF is encrypted.',
  'pdf.encrypted.hint': 'Save a copy without a password and sign that.',
  'pdf.closed': 'The signer of “{{field}}” allows no further signatures in this PDF.',
  'pdf.closed.hint': 'Sign it detached: the signature lies beside the file.',
  'pdf.limit': 'The PDF asks for more than is read: {{what}}, more than {{limit}}.',
  'pdf.limit.hint': 'Save it anew in a simpler form, or sign it detached.',
  'pdf.no-room': 'The signature takes {{needed}} bytes, and {{room}} were kept for it.',
  'pdf.no-room.hint': 'The certificate chain or the timestamp is unusually large: use another timestamp service.',

  'pdf-addition.signature': 'signatures',
  'pdf-addition.document-time-stamp': 'document timestamps',
  'pdf-addition.evidence': 'evidence for long-term validation',
  'pdf-addition.form-field': 'filled form fields',
  'pdf-addition.note': 'the note of a program',
  'pdf-change.added': 'added',
  'pdf-change.changed': 'changed',
  'pdf-change.removed': 'removed',
  'pdf-range.no-contents': 'it has no value',
  'pdf-range.not-hexadecimal': 'its value is not written as a hexadecimal string in the file',
  'pdf-range.not-a-range': 'its ByteRange is not four numbers',
  'pdf-range.not-from-start': 'it does not begin at the first byte',
  'pdf-range.past-end': 'it ends behind the end of the file',
  'pdf-range.other-gap': 'it leaves out something other than its own value',
  'pdf-range.not-a-revision': 'the covered bytes are not a complete version of this file',
  'pdf-range.reaches-beyond': 'the covered version needs bytes that were added after it',
  'pdf-range.key-repeated': 'its dictionary says one thing twice',
} as const;
