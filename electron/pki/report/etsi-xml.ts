import { epochMilliseconds } from '#shared/kernel/instant.ts';
import type { Conclusion } from '#shared/verification/conclusion.ts';
import type { AlgorithmFacts, ChainFacts, TimestampFacts, TimestampKind } from '#shared/verification/facts.ts';
import { everySignature, type CheckResult, type Report, type SignatureReport } from '#shared/verification/report.ts';
import { addressOfDigest } from '../verify/digests.ts';
import { xml, xmlDocument, type XmlNode } from './xml-writer.ts';

/** ETSI TS 119 102-2 V1.4.1, clause 4: the report as other programs read it. Sequences are those of its schema. */
export const reportNamespace = 'http://uri.etsi.org/19102/v1.4.1#';
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
const xadesNamespace = 'http://uri.etsi.org/01903/v1.3.2#';

const urn = (rest: string): string => `urn:etsi:019102:${rest}`;
const text = (name: string, value: string): XmlNode => xml(name, {}, value);
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** DigestAlgAndValueType of XAdES: a method's address and the value. `within` says whose name the element has. */
const digestOf = (name: string, algorithm: string, hex: string): XmlNode =>
  xml(name, {}, xml('ds:DigestMethod', { Algorithm: addressOfDigest(algorithm) }), text('ds:DigestValue', base64(hex)));

const references = (name: string, ...ids: readonly string[]): XmlNode => xml(name, { VOReference: ids.join(' ') });

const certificateId = (thumbprint: string): string => `C-${thumbprint}`;
const evidenceId = (kind: string, sha256: string): string => `${kind === 'ocsp' ? 'O' : 'R'}-${sha256}`;
const timestampId = (sha256: string): string => `T-${sha256}`;
const documentId = (index: number): string => `D-${index + 1}`;
const signatureId = (index: number): string => `S-${index + 1}`;

const indications = {
  'TOTAL-PASSED': 'mainindication:total-passed',
  INDETERMINATE: 'mainindication:indeterminate',
  'TOTAL-FAILED': 'mainindication:total-failed',
} as const satisfies Record<Conclusion, string>;

const outcomes: Readonly<Record<CheckResult['outcome'], 'passed' | 'failed' | 'indeterminate'>> = {
  passed: 'passed',
  info: 'passed',
  warning: 'passed',
  failed: 'failed',
  'not-provable': 'indeterminate',
  'not-checked': 'indeterminate',
  'not-applicable': 'passed',
};

/** A check that did not apply or was not made was not applied; the address of each is its id in this program. */
const constraint = ({ id, outcome }: CheckResult): XmlNode => {
  const applied = outcome !== 'not-applicable' && outcome !== 'not-checked';
  return xml(
    'ValidationConstraint',
    {},
    text('ValidationConstraintIdentifier', `urn:bidwright:check:${id}`),
    xml('ConstraintStatus', {}, text('Status', urn(`constraintStatus:${applied ? 'applied' : 'disabled'}`))),
    applied ? xml('ValidationStatus', {}, text('MainIndication', urn(`mainindication:${outcomes[outcome]}`))) : null,
  );
};

const policy = ({ settings }: Report): XmlNode =>
  xml(
    'SignatureValidationPolicy',
    {},
    xml(
      'SignaturePolicyIdentifier',
      {},
      xml(
        'xades:SignaturePolicyId',
        {},
        xml(
          'xades:SigPolicyId',
          {},
          text('xades:Identifier', `urn:bidwright:policy:${encodeURIComponent(settings.policyId)}`),
        ),
        digestOf('xades:SigPolicyHash', 'sha-256', settings.policyDigest),
      ),
    ),
    text('PolicyName', settings.policyId),
  );

/** The timestamp that told the best signature time; null: the moment of validation is the best there is. */
const tellingTimestamp = ({ facts, trustedSigningTime }: SignatureReport): TimestampFacts | null =>
  facts.timestamps.find(({ proved, genTime }) => proved && genTime === trustedSigningTime) ?? null;

const timeInfo = (report: Report, signature: SignatureReport): XmlNode => {
  const telling = tellingTimestamp(signature);
  // A past moment that was asked for comes from the reader; now is what the validation itself sees.
  const isAssumed = telling === null && epochMilliseconds(report.validationTime) < epochMilliseconds(report.verifiedAt);
  return xml(
    'ValidationTimeInfo',
    {},
    text('ValidationTime', report.validationTime),
    xml(
      'BestSignatureTime',
      {},
      text('POETime', signature.trustedSigningTime ?? report.validationTime),
      text('TypeOfProof', urn(`poetype:${isAssumed ? 'provided' : 'validation'}`)),
      telling === null ? null : references('POEObject', timestampId(telling.sha256)),
    ),
  );
};

const signersDocument = (report: Report, { facts, covers }: SignatureReport): XmlNode | null => {
  const { computedDigest } = facts.content;
  const { name } = facts.digestAlgorithm;
  if (computedDigest === null || name === null) return null;
  const covered = report.files.flatMap((file, index) =>
    covers.includes(file.name) && file.digest !== null ? [documentId(index)] : [],
  );
  return xml(
    'SignersDocument',
    {},
    digestOf('DigestAlgAndValue', name, computedDigest),
    covered.length === 0 ? null : references('SignersDocumentRef', ...covered),
  );
};

const timestampElements: Readonly<Record<TimestampKind, string>> = {
  'content-time-stamp': 'AllDataObjectsTimeStamp',
  'signature-time-stamp': 'SignatureTimeStamp',
  'references-time-stamp': 'SigAndRefsTimeStamp',
  'archive-time-stamp': 'ArchiveTimeStamp',
  'document-time-stamp': 'DocTimeStamp',
};

const attributes = ({ facts }: SignatureReport): XmlNode | null => {
  const { claimedSigningTime, certificate, references: named, content, timestamps } = facts;
  const found = [
    ...(claimedSigningTime === null ? [] : [xml('SigningTime', { Signed: 'true' }, text('Time', claimedSigningTime))]),
    ...(certificate === null || named.length === 0
      ? []
      : [
          xml(
            'SigningCertificate',
            { Signed: 'true' },
            references('AttributeObject', certificateId(certificate.thumbprint.value)),
          ),
        ]),
    ...(content.signedDigest === null
      ? []
      : [xml('MessageDigest', { Signed: 'true' }, text('Digest', base64(content.signedDigest)))]),
    ...timestamps.flatMap(({ kind, genTime, sha256 }) =>
      genTime === null
        ? []
        : [
            xml(
              timestampElements[kind],
              { Signed: kind === 'content-time-stamp' ? 'true' : 'false' },
              references('AttributeObject', timestampId(sha256)),
              text('TimeStampValue', genTime),
            ),
          ],
    ),
  ];
  return found.length === 0 ? null : xml('SignatureAttributes', {}, ...found);
};

const signerInformation = ({ facts, signer }: SignatureReport): XmlNode | null =>
  facts.certificate === null
    ? null
    : xml(
        'SignerInformation',
        {},
        references('SignerCertificate', certificateId(facts.certificate.thumbprint.value)),
        signer === null ? null : text('Signer', signer.name),
      );

const chainOf = ({ path, holds }: ChainFacts): XmlNode | null => {
  const ids = path.toReversed().map(({ thumbprint }) => certificateId(thumbprint.value));
  const [signing, ...above] = ids;
  if (signing === undefined) return null;
  const anchor = holds === 'no' ? undefined : above.at(-1);
  const between = anchor === undefined ? above : above.slice(0, -1);
  return xml(
    'CertificateChain',
    {},
    references('SigningCertificate', signing),
    ...between.map((id) => references('IntermediateCertificate', id)),
    anchor === undefined ? null : references('TrustAnchor', anchor),
  );
};

const cryptoInformation = ({ checks }: SignatureReport, id: string, { oid }: AlgorithmFacts): XmlNode => {
  const weak = checks.some(
    (check) => /^policy\.algorithm-(?:weak|unknown)$/.test(check.id) && !['passed', 'info'].includes(check.outcome),
  );
  return xml(
    'CryptoInformation',
    {},
    references('ValidationObjectId', id),
    text('Algorithm', `urn:oid:${oid}`),
    text('SecureAlgorithm', weak ? 'false' : 'true'),
  );
};

const reportData = (name: string, value: string): XmlNode =>
  xml('ReportData', {}, text('Type', `urn:bidwright:accreditation:${name}`), text('Value', value));

/** What the reader's trust lists say of the authority, which the standard has no element for. */
const accreditationData = ({ facts }: SignatureReport): XmlNode | null => {
  const { accreditation } = facts;
  if (accreditation === undefined) return null;
  const { authority, lists, at, basis } = accreditation;
  const told = authority === null ? [] : Object.entries(authority);
  const plain = told.flatMap(([name, value]) =>
    value === null || typeof value === 'object' ? [] : [reportData(name, String(value))],
  );
  const qualified = Object.entries(authority?.qualification ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [reportData(`qualification:${name}`, String(value))],
  );
  return xml(
    'AdditionalValidationReportData',
    {},
    reportData('lists', lists.join(' ')),
    reportData('at', at),
    reportData('basis', basis),
    reportData('listed', String(authority !== null)),
    ...plain,
    ...qualified,
  );
};

const associated = (signature: SignatureReport): XmlNode | null => {
  const { chain, certificate, signatureAlgorithm } = signature.facts;
  const path = chain === null ? null : chainOf(chain);
  const more = accreditationData(signature);
  if (certificate === null || chain === null || path === null)
    return more === null ? null : xml('AssociatedValidationReportData', {}, more);
  const evidence = chain.lists.map(({ kind, sha256 }) =>
    references('RelatedValidationObject', evidenceId(kind, sha256)),
  );
  return xml(
    'AssociatedValidationReportData',
    {},
    path,
    ...evidence,
    cryptoInformation(signature, certificateId(certificate.thumbprint.value), signatureAlgorithm),
    more,
  );
};

/** Which of the processes of ETSI EN 319 102-1 clause 5 the timestamps called for. */
const processOf = ({ facts }: SignatureReport): string => {
  const kinds = new Set(facts.timestamps.map(({ kind }) => kind));
  if (kinds.has('archive-time-stamp') || kinds.has('document-time-stamp')) return 'LTA';
  return kinds.has('signature-time-stamp') ? 'LTVM' : 'Basic';
};

const status = (judged: Pick<Report, 'conclusion' | 'subIndication'>, data: XmlNode | null): XmlNode =>
  xml(
    'SignatureValidationStatus',
    {},
    text('MainIndication', urn(indications[judged.conclusion])),
    judged.subIndication === null ? null : text('SubIndication', urn(`subindication:${judged.subIndication}`)),
    data,
  );

const signatureReport = (report: Report, signature: SignatureReport, index: number): XmlNode =>
  xml(
    'SignatureValidationReport',
    {},
    xml(
      'SignatureIdentifier',
      { id: signatureId(index) },
      text('HashOnly', 'false'),
      text('DocHashOnly', 'false'),
      text('DAIdentifier', signature.signatureFile),
    ),
    xml('ValidationConstraintsEvaluationReport', {}, policy(report), ...signature.checks.map(constraint)),
    timeInfo(report, signature),
    signersDocument(report, signature),
    attributes(signature),
    signerInformation(signature),
    xml(
      'SignatureValidationProcess',
      {},
      text('SignatureValidationProcessID', urn(`validationprocess:${processOf(signature)}`)),
    ),
    status(signature, associated(signature)),
  );

const objectOf = (id: string, type: string, ...representation: readonly XmlNode[]): XmlNode =>
  xml(
    'ValidationObject',
    { id },
    text('ObjectType', urn(`validationObject:${type}`)),
    xml('ValidationObjectRepresentation', {}, ...representation),
  );

/** Everything that the report refers to, each once, by its digest. */
const objects = (report: Report, signatures: readonly SignatureReport[]): XmlNode | null => {
  const found = new Map<string, XmlNode>();
  const add = (id: string, type: string, algorithm: string, hex: string): void => {
    if (!found.has(id)) found.set(id, objectOf(id, type, digestOf('DigestAlgAndValue', algorithm, hex)));
  };
  const addChain = (chain: ChainFacts | null): void => {
    for (const { thumbprint } of chain?.path ?? [])
      add(certificateId(thumbprint.value), 'certificate', 'sha-256', thumbprint.value);
    for (const { kind, sha256 } of chain?.lists ?? [])
      add(evidenceId(kind, sha256), kind === 'ocsp' ? 'OCSPResponse' : 'CRL', 'sha-256', sha256);
  };
  for (const [index, { digest }] of report.files.entries())
    if (digest !== null) add(documentId(index), 'signedData', digest.algorithm, digest.value);
  for (const { facts } of signatures) {
    const { certificate } = facts;
    if (certificate !== null)
      add(certificateId(certificate.thumbprint.value), 'certificate', 'sha-256', certificate.thumbprint.value);
    addChain(facts.chain);
    for (const { sha256, chain } of facts.timestamps) {
      add(timestampId(sha256), 'timestamp', 'sha-256', sha256);
      addChain(chain);
    }
  }
  return found.size === 0 ? null : xml('SignatureValidationObjects', {}, ...found.values());
};

/**
 * The report as a ValidationReport of ETSI TS 119 102-2 V1.4.1, one SignatureValidationReport for each signature and
 * counter-signature. Objects are named by digest: the report holds no copy of what was verified. A file without any
 * signature gives one report with the conclusion alone, since the schema demands one.
 */
export const renderEtsiXml = (report: Report): string => {
  const signatures = everySignature(report.signatures);
  const reports =
    signatures.length === 0
      ? [xml('SignatureValidationReport', {}, status(report, null))]
      : signatures.map((signature, index) => signatureReport(report, signature, index));
  return xmlDocument(
    xml(
      'ValidationReport',
      { xmlns: reportNamespace, 'xmlns:ds': signatureNamespace, 'xmlns:xades': xadesNamespace },
      ...reports,
      objects(report, signatures),
    ),
  );
};
