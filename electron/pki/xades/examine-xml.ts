import type { Observation } from '#shared/verification/facts.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { descendantsOf } from '../../xml/query.ts';
import { readXml } from '../../xml/read-xml.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { startDigest } from '../digest.ts';
import { hexOf } from '../asn1/bytes.ts';
import type { Progress } from '../verify/content-pass.ts';
import type { Evidence } from '../verify/evidence.ts';
import { seen, type Examined } from '../verify/examined.ts';
import { proveSignature } from '../verify/prove-signature.ts';
import { signatureReport } from '../verify/signature-report.ts';
import { indexDocument, isNamed } from './document-index.ts';
import { openXmlSignature } from './open-xades.ts';
import { xmlSignatureLimits } from './read-signature.ts';
import { newBudget } from './resolve-reference.ts';
import { xadesNames } from './signed-properties.ts';
import { xmlNames } from './signature-algorithms.ts';

/** Where XML may be: what stands at the start is a mark of the encoding, white space, or the first `<`. */
export const looksLikeXml = async (source: ByteSource): Promise<boolean> => {
  const head = Buffer.from(await source.read(0, 200))
    .toString('latin1')
    .replaceAll('\0', '');
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<[?!A-Za-z_\u0080-\u00ff]/.test(head);
};

const largest = 64 * 1024 * 1024;

/** Examines the signatures in an XML document (XMLDSig, XAdES): enveloped, enveloping, or over parts of it. */
export const examineXml = async (
  file: { readonly name: string; readonly bytes: ByteSource },
  evidence: Evidence,
  progress: Progress,
): Promise<Examined> => {
  const { size } = file.bytes;
  const nothing = (observation: Observation): Examined => ({
    kind: 'xml',
    signatures: [],
    files: [],
    observations: [observation],
  });
  if (size > largest) return nothing(seen('format.limit', { what: 'xml', count: size, limit: largest }));
  const bytes = Uint8Array.from(await file.bytes.read(0, size));
  progress.advance(size);
  const read = readXml(bytes);
  if (!read.ok) {
    const { code, details } = read.error;
    const line = details['line'] ?? null;
    return nothing(seen('format.xml-damaged', { reason: String(details['reason'] ?? code), line }));
  }
  const index = indexDocument(read.value);
  const carrier = {
    index,
    file: file.name,
    size,
    source: 'attached',
    carrier: false,
    outside: () => null,
    budget: newBudget(),
  } as const;
  const all = [...descendantsOf(read.value.root)].filter((element) =>
    isNamed(element, xmlNames.signature, 'Signature'),
  );
  // A counter-signature is looked at with the signature that it is over.
  const elements = all.filter((element) => {
    const parent = index.parents.get(element);
    return parent === undefined || !isNamed(parent, xadesNames.properties, 'CounterSignature');
  });
  const observations: Observation[] = [];
  const limit = xmlSignatureLimits.signatures;
  if (elements.length === 0) observations.push(seen('format.xml-unsigned'));
  if (elements.length > limit)
    observations.push(seen('format.limit', { what: 'signatures', count: elements.length, limit }));
  const signatures: SignatureReport[] = [];
  for (const element of elements.slice(0, limit)) {
    const opening = await openXmlSignature(carrier, element, evidence);
    if (!opening.ok) {
      observations.push(opening.observation);
      continue;
    }
    const { opened } = opening;
    const proven = await proveSignature(opened, evidence);
    const place = { container: null, signatureFile: file.name, covers: opened.covers };
    signatures.push(signatureReport(proven, place, evidence));
  }
  const hasher = startDigest('sha-256');
  hasher.update(bytes);
  const sha256 = hexOf(hasher.digest());
  const digest = { algorithm: 'sha-256', value: sha256 } as const;
  const whole = { name: file.name, size, sha256, digest, signatures: signatures.length };
  return { kind: 'xml', signatures, files: [whole], observations };
};
