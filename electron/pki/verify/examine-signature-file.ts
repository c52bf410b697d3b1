import type { Observation } from '#shared/verification/facts.ts';
import type { FileKind } from '#shared/verification/report.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { memorySource } from '../cms/byte-source.ts';
import { armourOf, dearmour } from '../cms/armour.ts';
import { contentChunks } from '../cms/frame.ts';
import { cmsLimits } from '../cms/limits.ts';
import { readSignedData, type CmsProblem, type SignedData } from '../cms/signed-data.ts';
import { knownDigest, readOnce, type Digests, type Progress } from './content-pass.ts';
import type { Evidence } from './evidence.ts';
import { examineCms, type SignedContent } from './examine-cms.ts';
import { seen, type Examined } from './examined.ts';
import { signatureReport } from './signature-report.ts';

/** A file beside the signature: given by the reader, or found under the signature's name without its ending. */
export type OtherFile = { readonly source: 'given' | 'beside'; readonly name: string; readonly bytes: ByteSource };

export const problemSeen = (problem: CmsProblem): Observation => {
  switch (problem.kind) {
    case 'damaged':
      return seen('format.damaged', { reason: problem.reason, offset: problem.offset });
    case 'not-signed-data':
      return seen('format.not-signed-data', { type: problem.type });
    case 'limit':
      return seen('format.limit', { what: problem.what, count: problem.count, limit: problem.limit });
    default:
      return problem satisfies never;
  }
};

/** A SEQUENCE that begins with an OBJECT IDENTIFIER, as every CMS structure does (RFC 5652 section 3). */
export const looksLikeCms = async (source: ByteSource): Promise<boolean> => {
  const head = await source.read(0, 16);
  const length = head[1] ?? 0;
  const contentAt = length <= 0x80 ? 2 : 2 + (length & 0x7f);
  return head[0] === 0x30 && head[contentAt] === 0x06;
};

const unread = (kind: FileKind, observation: Observation): Examined => ({
  kind,
  signatures: [],
  files: [],
  observations: [observation],
});

const contentOf = (data: SignedData, bytes: ByteSource, other: OtherFile | null): SignedContent => {
  const place = data.content;
  const manifestDigests: readonly string[] = [];
  if (place !== null) {
    const chunks = () => contentChunks(bytes, place);
    return { source: 'attached', name: null, size: data.contentSize, chunks, manifestDigests };
  }
  if (other === null) return { source: 'none', name: null, size: null, chunks: null, manifestDigests };
  const chunks = () => other.bytes.chunks(0, other.bytes.size);
  return { source: other.source, name: other.name, size: other.bytes.size, chunks, manifestDigests };
};

/** An attached signature beside a file that holds something else: who opens that file believes that it was signed. */
const comparedWith = async (
  other: OtherFile | null,
  data: SignedData,
  computed: Digests,
  progress: Progress,
): Promise<readonly Observation[]> => {
  if (other === null || data.content === null) return [];
  const differs = seen('coverage.other-content', { file: other.name });
  if (other.bytes.size !== data.contentSize || computed.size === 0) return [differs];
  const theirs = await readOnce(other.bytes.chunks(0, other.bytes.size), computed.keys(), progress);
  return [...computed].every(([name, value]) => theirs.get(name) === value) ? [] : [differs];
};

/** Examines a CMS signature in DER, PEM or base64, attached or detached; null when the bytes are none of these. */
export const examineSignatureFile = async (
  file: { readonly name: string; readonly bytes: ByteSource },
  other: OtherFile | null,
  evidence: Evidence,
  progress: Progress,
): Promise<Examined | null> => {
  const armour = await armourOf(file.bytes);
  const around: Observation[] = [];
  let bytes = file.bytes;
  if (armour !== null) {
    const limit = cmsLimits.armourBytes;
    if (file.bytes.size > limit)
      return unread(armour, seen('format.limit', { what: armour, count: file.bytes.size, limit }));
    const text = await dearmour(file.bytes, armour);
    if (!text.ok) return unread(armour, seen('format.armour-damaged', { reason: text.reason, line: text.line }));
    if (text.around !== null) around.push(seen('coverage.bytes-around', { line: text.around }));
    bytes = memorySource(text.bytes);
  }
  if (!(await looksLikeCms(bytes))) return armour === null ? null : unread(armour, seen('format.unknown'));
  const kind = armour ?? 'cms-der';
  const read = await readSignedData(bytes);
  if (!read.ok) return unread(kind, problemSeen(read.problem));
  const data = read.value;
  if (data.signers.length === 0) return unread(kind, seen('format.no-signers'));
  if (data.end !== bytes.size) around.push(seen('coverage.bytes-after-end', { count: bytes.size - data.end }));

  const content = contentOf(data, bytes, other);
  const { signatures, computed } = await examineCms(data, content, around, evidence, progress);
  const beside = await comparedWith(other, data, computed, progress);
  const covered = content.name ?? file.name;
  const place = { container: null, signatureFile: file.name, covers: content.chunks === null ? [] : [covered] };
  return {
    kind,
    signatures: signatures.map((one) => {
      const facts = { ...one.facts, observations: [...one.facts.observations, ...beside] };
      return signatureReport({ ...one, facts }, place, evidence);
    }),
    files:
      content.chunks === null
        ? []
        : [
            {
              name: covered,
              size: content.size ?? 0,
              sha256: computed.get('sha-256') ?? null,
              digest: knownDigest(computed),
              signatures: signatures.length,
            },
          ],
    observations: [],
  };
};
