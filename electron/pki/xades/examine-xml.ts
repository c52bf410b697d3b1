import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { CoveredFile, SignatureReport } from '#shared/verification/report.ts';
import { attributeOf, descendantsOf } from '../../xml/query.ts';
import { readXml } from '../../xml/read-xml.ts';
import { hexOf } from '../asn1/bytes.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { nameOfReference } from '../containers/entry-name-read.ts';
import { digestBytes } from '../digest.ts';
import { readOnce, type Progress } from '../verify/content-pass.ts';
import type { Evidence } from '../verify/evidence.ts';
import type { OtherFile } from '../verify/examine-signature-file.ts';
import { seen, type Examined } from '../verify/examined.ts';
import { proveSignature } from '../verify/prove-signature.ts';
import { signatureReport } from '../verify/signature-report.ts';
import { indexDocument, isNamed, type DocumentIndex } from './document-index.ts';
import { openXmlSignature } from './open-xades.ts';
import { xmlSignatureLimits } from './read-signature.ts';
import { newBudget } from './resolve-reference.ts';
import { xadesNames } from './signed-properties.ts';
import { xmlNames } from './signature-algorithms.ts';
import type { OutsideFile } from './verify-signature.ts';

const largest = 64 * 1024 * 1024;

/** The given content for references outside the document: by its name, or as the only file that anybody refers to. */
const givenFile = (
  other: OtherFile | null,
  index: DocumentIndex,
  digests: Map<AnyDigestAlgorithm, string>,
  progress: Progress,
) => {
  const uris = new Set(
    [...descendantsOf(index.document.root)]
      .filter((element) => isNamed(element, xmlNames.signature, 'Reference'))
      .flatMap((element) => attributeOf(element, 'URI') ?? [])
      .filter((uri) => uri !== '' && !uri.startsWith('#')),
  );
  return (uri: string): OutsideFile | null => {
    const named = nameOfReference(uri)?.split('/').at(-1) === other?.name;
    if (other === null || !(named || uris.size === 1)) return null;
    const { bytes } = other;
    return {
      digest: async (algorithm) => {
        if (!digests.has(algorithm))
          for (const [name, value] of await readOnce(bytes.chunks(0, bytes.size), [algorithm, 'sha-256'], progress))
            digests.set(name, value);
        return digests.get(algorithm) ?? null;
      },
      bytes: async () => (bytes.size > largest ? null : Uint8Array.from(await bytes.read(0, bytes.size))),
    };
  };
};

/**
 * Examines the signatures in an XML document (XMLDSig, XAdES): enveloped, enveloping, over parts of it, or over a file
 * beside it, which is `other`.
 */
export const examineXml = async (
  file: { readonly name: string; readonly bytes: ByteSource },
  other: OtherFile | null,
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
  const digests = new Map<AnyDigestAlgorithm, string>();
  const carrier = {
    index,
    file: file.name,
    size,
    source: 'attached',
    carrier: false,
    outside: givenFile(other, index, digests, progress),
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
  const whole = coveredFile(file, digestIn(bytes), signatures.length);
  // Whoever gives content asks about it; that nothing here is over it must not be passed over.
  const unused = other?.source === 'given' && digests.size === 0;
  if (unused) observations.push(seen('coverage.other-content', { file: other.name }));
  const given =
    other === null || digests.size === 0 ? [] : [coveredFile(other, digests.get('sha-256') ?? null, signatures.length)];
  return { kind: 'xml', signatures, files: [whole, ...given], observations };
};

const digestIn = (bytes: Uint8Array): string => hexOf(digestBytes('sha-256', bytes));

const coveredFile = (
  { name, bytes }: { readonly name: string; readonly bytes: ByteSource },
  sha256: string | null,
  signatures: number,
): CoveredFile => {
  const digest = sha256 === null ? null : ({ algorithm: 'sha-256', value: sha256 } as const);
  return { name, size: bytes.size, sha256, digest, signatures };
};
