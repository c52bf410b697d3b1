import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { renderEtsiXml, reportNamespace } from '#electron/pki/report/etsi-xml.ts';
import type { Report } from '#shared/verification/report.ts';
import { issueHolder } from '#test/kit/ca.ts';
import { asicContainer, asicParts } from '#test/kit/containers.ts';
import { counterSignature, counterSigned, notary } from '#test/kit/counter-signatures.ts';
import { raisedTo } from '#test/kit/levels.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { signatureValueOf } from '#test/kit/timestamps.ts';
import { verifyBytes, wellEquipped } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');

type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

/** Parsed with namespaces: names stand as `vr:`, `ds:` and `xades:`, whatever prefix the document gave them. */
const parse = (document: string): Element => {
  const prefixes: Readonly<Record<string, string>> = {
    [reportNamespace]: 'vr:',
    'http://www.w3.org/2000/09/xmldsig#': 'ds:',
    'http://uri.etsi.org/01903/v1.3.2#': 'xades:',
  };
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  parser.on('opentag', ({ uri, local, attributes }) => {
    const own = Object.entries(attributes).filter(([name]) => !name.startsWith('xmlns'));
    const prefix = prefixes[uri];
    if (prefix === undefined) throw new Error(`another namespace: ${uri}`);
    const element = {
      name: `${prefix}${local}`,
      attributes: Object.fromEntries(own.map(([name, { value }]) => [name, value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text.trim();
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
  const [only] = root.children;
  if (only === undefined) throw new Error('no root');
  return only;
};

const uri = /^[a-z]+:\S+$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const truth = /^(?:true|false)$/;
const anyText = /[^]*/;

/**
 * The sequences of the schema of ETSI TS 119 102-2 V1.4.1 (and of the XAdES types in it) as far as our reports use them:
 * the children's names in order, each followed by a space; for an element with text, what the text must be.
 */
const sequences: Readonly<Record<string, RegExp>> = {
  'vr:ValidationReport':
    /^(?:vr:SignatureValidationReport )+(?:vr:SignatureValidationObjects )?(?:vr:SignatureValidator )?(?:ds:Signature )?$/,
  'vr:SignatureValidationReport':
    /^(?:vr:SignatureIdentifier )?(?:vr:ValidationConstraintsEvaluationReport )?(?:vr:ValidationTimeInfo )?(?:vr:SignersDocument )?(?:vr:SignatureAttributes )?(?:vr:SignerInformation )?(?:vr:SignatureQuality )?(?:vr:SignatureValidationProcess )?vr:SignatureValidationStatus (?:vr:OtherInformation )?$/,
  'vr:SignatureIdentifier':
    /^(?:vr:DigestAlgAndValue )?(?:ds:SignatureValue )?vr:HashOnly vr:DocHashOnly (?:vr:DAIdentifier )?$/,
  'vr:ValidationConstraintsEvaluationReport': /^(?:vr:SignatureValidationPolicy )?(?:vr:ValidationConstraint )*$/,
  'vr:SignatureValidationPolicy': /^vr:SignaturePolicyIdentifier (?:vr:PolicyName )?$/,
  'vr:SignaturePolicyIdentifier': /^xades:SignaturePolicyId $/,
  'xades:SignaturePolicyId': /^xades:SigPolicyId xades:SigPolicyHash $/,
  'xades:SigPolicyId': /^xades:Identifier $/,
  'xades:SigPolicyHash': /^ds:DigestMethod ds:DigestValue $/,
  'vr:ValidationConstraint': /^vr:ValidationConstraintIdentifier vr:ConstraintStatus (?:vr:ValidationStatus )?$/,
  'vr:ConstraintStatus': /^vr:Status $/,
  'vr:ValidationStatus': /^vr:MainIndication $/,
  'vr:ValidationTimeInfo': /^vr:ValidationTime vr:BestSignatureTime $/,
  'vr:BestSignatureTime': /^vr:POETime vr:TypeOfProof (?:vr:POEObject )?$/,
  'vr:SignersDocument': /^vr:DigestAlgAndValue (?:vr:SignersDocumentRef )?$/,
  'vr:DigestAlgAndValue': /^ds:DigestMethod ds:DigestValue $/,
  'vr:SignatureAttributes':
    /^(?:vr:(?:SigningTime|SigningCertificate|MessageDigest|AllDataObjectsTimeStamp|SignatureTimeStamp|SigAndRefsTimeStamp|ArchiveTimeStamp|DocTimeStamp) )+$/,
  'vr:SigningTime': /^vr:Time $/,
  'vr:SigningCertificate': /^(?:vr:AttributeObject )+$/,
  'vr:MessageDigest': /^vr:Digest $/,
  'vr:SignatureTimeStamp': /^vr:AttributeObject vr:TimeStampValue $/,
  'vr:ArchiveTimeStamp': /^vr:AttributeObject vr:TimeStampValue $/,
  'vr:SignerInformation': /^vr:SignerCertificate (?:vr:Signer )?$/,
  'vr:SignatureValidationProcess': /^vr:SignatureValidationProcessID $/,
  'vr:SignatureValidationStatus': /^vr:MainIndication (?:vr:SubIndication )*(?:vr:AssociatedValidationReportData )*$/,
  'vr:AssociatedValidationReportData':
    /^(?:vr:TrustAnchor )?(?:vr:CertificateChain )?(?:vr:RelatedValidationObject )*(?:vr:CryptoInformation )?(?:vr:AdditionalValidationReportData )?$/,
  'vr:AdditionalValidationReportData': /^(?:vr:ReportData )+$/,
  'vr:ReportData': /^vr:Type vr:Value $/,
  'vr:CertificateChain': /^vr:SigningCertificate (?:vr:IntermediateCertificate )*(?:vr:TrustAnchor )?$/,
  'vr:CryptoInformation': /^vr:ValidationObjectId vr:Algorithm vr:SecureAlgorithm $/,
  'vr:SignatureValidationObjects': /^(?:vr:ValidationObject )+$/,
  'vr:ValidationObject': /^vr:ObjectType vr:ValidationObjectRepresentation $/,
  'vr:ValidationObjectRepresentation': /^vr:DigestAlgAndValue $/,
};
const texts: Readonly<Record<string, RegExp>> = {
  'vr:HashOnly': truth,
  'vr:DocHashOnly': truth,
  'vr:DAIdentifier': anyText,
  'vr:PolicyName': anyText,
  'vr:Signer': anyText,
  'xades:Identifier': uri,
  'vr:ValidationConstraintIdentifier': uri,
  'vr:Status': /^urn:etsi:019102:constraintStatus:(?:applied|disabled)$/,
  'vr:MainIndication': /^urn:etsi:019102:mainindication:(?:total-)?(?:passed|failed|indeterminate)$/,
  'vr:SubIndication': /^urn:etsi:019102:subindication:[A-Z_]+$/,
  'vr:ValidationTime': moment,
  'vr:POETime': moment,
  'vr:Time': moment,
  'vr:TimeStampValue': moment,
  'vr:TypeOfProof': /^urn:etsi:019102:poetype:(?:validation|provided)$/,
  'vr:ObjectType': /^urn:etsi:019102:validationObject:(?:certificate|CRL|OCSPResponse|timestamp|signedData)$/,
  'vr:SignatureValidationProcessID': /^urn:etsi:019102:validationprocess:(?:Basic|LTVM|LTA)$/,
  'vr:Algorithm': uri,
  'vr:SecureAlgorithm': truth,
  'vr:Type': uri,
  'vr:Value': anyText,
  'vr:Digest': base64,
  'ds:DigestValue': base64,
};
/** Elements of VOReferenceType: nothing in them, and every id they name is there. */
const referring =
  /^vr:(?:POEObject|SignersDocumentRef|AttributeObject|SignerCertificate|SigningCertificate|IntermediateCertificate|TrustAnchor|RelatedValidationObject|ValidationObjectId)$/;

const every = (element: Element): readonly Element[] => [element, ...element.children.flatMap(every)];

const faultsOf = (root: Element): readonly string[] => {
  const all = every(root);
  const ids = all.flatMap(({ attributes }) => attributes['id'] ?? []);
  const faults = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`);
  for (const { name, attributes, children, text } of all) {
    const order = children.map((child) => `${child.name} `).join('');
    if (attributes['VOReference'] !== undefined && referring.test(name)) {
      const missing = attributes['VOReference'].split(' ').filter((id) => !ids.includes(id));
      if (missing.length > 0 || children.length > 0) faults.push(`${name} refers to ${missing.join(' ')}`);
    } else if (name === 'ds:DigestMethod') {
      if (!uri.test(attributes['Algorithm'] ?? '')) faults.push(`${name} ${attributes['Algorithm'] ?? ''}`);
    } else if (sequences[name] !== undefined) {
      if (!sequences[name].test(order) || text !== '') faults.push(`${name}: ${order}${text}`);
    } else if (texts[name] === undefined || !texts[name].test(text) || children.length > 0) {
      faults.push(`${name}: ${order}${text}`);
    }
  }
  return faults;
};

const textsOf = (root: Element, name: string): readonly string[] =>
  every(root)
    .filter((element) => element.name === name)
    .map(({ text }) => text);

const longTerm = async (): Promise<Report> => {
  const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
  const countered = await counterSigned(cms, counterSignature(await signatureValueOf(cms)));
  return verifyBytes(countered, content, { ...wellEquipped, certificates: [notary.certificate] });
};

const evil = '"><script>&\u202egnp\u0001.exe';
const hostile = async (): Promise<Report> => {
  const certificate = issueHolder({ serial: 0x60, subject: [['commonName', evil]] });
  const parts = [
    ...asicParts(undefined, { signer: { key: 'supplier-rsa2048', certificate } }),
    { name: evil, bytes: content },
  ];
  return verifyBytes(asicContainer(parts));
};

describe('the report of ETSI TS 119 102-2', () => {
  it.each([
    ['a container that passes', () => verifyBytes(asicContainer())],
    ['a signature that failed', () => verifyBytes(signDetached({ content }), Buffer.from('other'))],
    ['level LTA with a counter-signature', longTerm],
    ['names that would break out', hostile],
    ['bytes that are no signature', () => verifyBytes(Buffer.from('hello'))],
  ] as const)('keeps to the sequences, types and references of its schema: %s', async (_title, make) => {
    expect(faultsOf(parse(renderEtsiXml(await make())))).toEqual([]);
  });

  it('says the conclusion of each signature and counter-signature, the best time and its proof', async () => {
    const report = await longTerm();
    const root = parse(renderEtsiXml(report));
    expect(root.children.filter(({ name }) => name === 'vr:SignatureValidationReport')).toHaveLength(2);
    expect(textsOf(root, 'vr:POETime')[0]).toBe(report.signatures[0]?.trustedSigningTime);
    expect(textsOf(root, 'vr:TypeOfProof')[0]).toBe('urn:etsi:019102:poetype:validation');
    expect(textsOf(root, 'vr:SignatureValidationProcessID')[0]).toBe('urn:etsi:019102:validationprocess:LTA');
  });

  it('gives the sub-indication in the words of the standard', async () => {
    const root = parse(renderEtsiXml(await verifyBytes(signDetached({ content }), Buffer.from('other'))));
    expect(textsOf(root, 'vr:SubIndication')).toEqual(['urn:etsi:019102:subindication:HASH_FAILURE']);
  });

  it('shows a stranger’s hidden characters instead of writing them', async () => {
    const document = renderEtsiXml(await hostile());
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    expect(document).not.toMatch(/[\u0001\u202e]/u);
    expect(document).toContain('\\u{202E}');
  });
});
