import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { pdfAdditions, type Observation } from '#shared/verification/facts.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { hexOf } from '../asn1/bytes.ts';
import { memorySource, type ByteSource } from '../cms/byte-source.ts';
import { contentChunks } from '../cms/frame.ts';
import { readSignedData, type SignedData } from '../cms/signed-data.ts';
import { readOnce, type Progress } from '../verify/content-pass.ts';
import type { Evidence } from '../verify/evidence.ts';
import { openCms, type SignedContent } from '../verify/examine-cms.ts';
import { problemSeen } from '../verify/examine-signature-file.ts';
import { seen, type Examined } from '../verify/examined.ts';
import { noMaterial, type Material } from '../verify/material.ts';
import type { OpenedSignature, OpenedTimestamp } from '../verify/opened-signature.ts';
import { proveSignature } from '../verify/prove-signature.ts';
import { signatureReport } from '../verify/signature-report.ts';
import { coveredChunks, type CoveredBytes } from './byte-range.ts';
import { openPdfSignatures, type PdfSignature } from './open-signatures.ts';
import { instantOfPdf } from './pdf-time.ts';
import { versionsOf, type NamedPdf } from './signed-versions.ts';
import { readSecurityStore } from './security-store.ts';

/** ISO 32000-2 table 255 and ETSI EN 319 142-1 clause 6.3. */
const detachedFilters = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];
const sha1Filter = 'adbe.pkcs7.sha1';
const timestampFilter = 'ETSI.RFC3161';

type WithCms = {
  readonly signature: PdfSignature;
  readonly covered: CoveredBytes;
  readonly data: SignedData;
  /** The structure without the padding behind it. */
  readonly der: Uint8Array;
  readonly observations: readonly Observation[];
};

/** Contents is a CMS structure and then zeros, since its room was kept before the signature was made. */
const readContents = async (signature: PdfSignature): Promise<WithCms | readonly Observation[]> => {
  const { contents, covered } = signature;
  if (contents === null || covered === null) return signature.observations;
  const read = await readSignedData(memorySource(contents));
  if (!read.ok) return [...signature.observations, problemSeen(read.problem)];
  const data = read.value;
  const padding = contents.subarray(data.end);
  const observations = [...signature.observations];
  if (padding.some((byte) => byte !== 0))
    observations.push(seen('coverage.bytes-after-end', { count: padding.length }));
  if (data.signers.length !== 1) observations.push(seen('coverage.pdf-signers', { count: data.signers.length }));
  return { signature, covered, data, der: contents.subarray(0, data.end), observations };
};

const isRead = (read: WithCms | readonly Observation[]): read is WithCms => 'signature' in read;

/** A document timestamp (EN 319 142-1 clause 5.4.3) is over every byte of its revision, and so over all evidence in it. */
const openTimestamp = (
  source: ByteSource,
  { signature, covered, der, observations }: WithCms,
  store: Material,
  earlier: readonly Uint8Array[],
  progress: Progress,
): OpenedTimestamp => {
  const unfit = observations.find(({ blocks }) => blocks);
  const evidence = [...store.certificates, ...store.crls, ...store.ocsps].map((one) => one.der);
  return {
    kind: 'document-time-stamp',
    token: der,
    expects: async (algorithm: AnyDigestAlgorithm) => {
      if (unfit !== undefined || signature.revision === null)
        return {
          kind: 'unfit',
          observation: unfit ?? seen('coverage.pdf-range', { reason: 'pdf-range.not-a-revision' }),
        };
      const digests = await readOnce(coveredChunks(source, covered), [algorithm], progress);
      const digest = Buffer.from(digests.get(algorithm) ?? '', 'hex');
      return { kind: 'imprint', digest, covers: { signature: true, objects: [...evidence, ...earlier] } };
    },
  };
};

/** adbe.pkcs7.sha1 signs the SHA-1 digest of the covered bytes, which the structure carries as its content. */
const digestInside = async (source: ByteSource, { covered, data, der }: WithCms, progress: Progress) => {
  const pieces: Uint8Array[] = [];
  if (data.content !== null && data.contentSize < 1_000)
    for await (const piece of contentChunks(memorySource(der), data.content)) pieces.push(Uint8Array.from(piece));
  const signed = hexOf(Buffer.concat(pieces));
  const computed = (await readOnce(coveredChunks(source, covered), ['sha-1'], progress)).get('sha-1') ?? '';
  const differs = seen('content.digest-mismatch', { algorithm: 'sha-1', signed, computed });
  return { pieces, observations: signed === computed ? [] : [differs] };
};

const contentOf = async (
  file: NamedPdf,
  read: WithCms,
  progress: Progress,
): Promise<{ readonly content: SignedContent; readonly observations: readonly Observation[] }> => {
  const { covered, data } = read;
  const size = covered.end - (covered.gapEnd - covered.gapStart);
  const base = { source: 'attached', name: file.name, size } as const;
  if (read.signature.subFilter === sha1Filter) {
    const inside = await digestInside(file.bytes, read, progress);
    const bytes = Buffer.concat(inside.pieces);
    const chunks = () => memorySource(bytes).chunks(0, bytes.length);
    return { content: { ...base, chunks, manifestDigests: ['sha-1'] }, observations: inside.observations };
  }
  const within =
    data.content === null ? [] : [seen('coverage.content-inside-detached', { name: read.signature.field })];
  const chunks = () => coveredChunks(file.bytes, covered);
  return { content: { ...base, chunks, manifestDigests: [] }, observations: within };
};

/** The time that the dictionary names is the signer's word where the CMS has none (EN 319 142-1 clause 6.3, row M). */
const withClaimedTime = (opened: OpenedSignature, { claimedTime }: PdfSignature): OpenedSignature => {
  const { facts } = opened;
  if (facts.claimedSigningTime !== null) return opened;
  return { ...opened, facts: { ...facts, claimedSigningTime: instantOfPdf(claimedTime) } };
};

const withRevision = (opened: OpenedSignature, read: WithCms, file: NamedPdf, named: string): OpenedSignature => {
  const additions = pdfAdditions.flatMap((what) => {
    const count = read.signature.additions.get(what) ?? 0;
    return count === 0 ? [] : [{ what, count }];
  });
  const revision = { name: named, size: read.covered.end, fileSize: file.bytes.size, additions };
  return { ...opened, facts: { ...opened.facts, revision } };
};

const withStore = (opened: OpenedSignature, { crls, ocsps }: Material): OpenedSignature => {
  const carriedRevocation = opened.facts.carriedRevocation + crls.length + ocsps.length;
  return { ...opened, facts: { ...opened.facts, carriedRevocation } };
};

/**
 * Examines the signatures in a PDF (ISO 32000-2 section 12.8, ETSI EN 319 142-1). Each covers its own revision of the
 * document; what later ones changed is among its observations.
 */
export const examinePdf = async (file: NamedPdf, evidence: Evidence, progress: Progress): Promise<Examined> => {
  const { final, signatures, observations: whole, damage } = await openPdfSignatures(file.bytes);
  const observations: Observation[] = [...whole, ...damage];
  const reads: WithCms[] = [];
  for (const signature of signatures) {
    const read = await readContents(signature);
    if (isRead(read)) reads.push(read);
    else observations.push(...read);
  }
  const isTimestamp = ({ signature }: WithCms): boolean => signature.subFilter === timestampFilter;
  const stores = new Map<WithCms, Material>();
  for (const read of reads)
    stores.set(read, read.signature.revision === null ? noMaterial : await readSecurityStore(read.signature.revision));
  const newest = final === null ? noMaterial : await readSecurityStore(final);
  observations.push(...newest.observations.filter(({ blocks }) => blocks));
  const stamps = reads.filter(isTimestamp);
  const opened = stamps.map((read, at) => ({
    end: read.covered.end,
    timestamp: openTimestamp(
      file.bytes,
      read,
      stores.get(read) ?? noMaterial,
      stamps.slice(0, at).map(({ der }) => der),
      progress,
    ),
  }));
  const reports: SignatureReport[] = [];
  const signedEnds = reads.filter((one) => !isTimestamp(one)).map(({ covered }) => covered.end);
  const versions = await versionsOf(file, signedEnds, progress);
  for (const read of reads.filter((one) => !isTimestamp(one))) {
    const { subFilter } = read.signature;
    if (!detachedFilters.includes(subFilter) && subFilter !== sha1Filter) {
      observations.push(seen('format.not-supported', { what: subFilter === '' ? '/SubFilter' : subFilter }));
      continue;
    }
    const { content, observations: inside } = await contentOf(file, read, progress);
    const surroundings = {
      family: 'PAdES',
      material: newest,
      timestamps: opened.filter(({ end }) => end > read.covered.end).map(({ timestamp }) => timestamp),
    } as const;
    const around = [...whole, ...read.observations, ...inside];
    const cms = await openCms(read.data, content, around, evidence, progress, surroundings);
    for (const one of cms.signatures) {
      const version = versions.find(({ size }) => size === read.covered.end)?.name ?? file.name;
      const told = withRevision(withClaimedTime(one, read.signature), read, file, version);
      const proven = await proveSignature(withStore(told, newest), evidence);
      // What later versions were allowed to add leaves the file as it is confirmed, and anything else does not.
      const isUntouched = damage.length === 0 && !around.some(({ blocks }) => blocks);
      const covers = [...new Set(isUntouched ? [file.name, version] : [version])];
      reports.push(signatureReport(proven, { container: null, signatureFile: file.name, covers }, evidence));
    }
  }
  if (reports.length === 0 && observations.length === 0) observations.push(seen('format.pdf-unsigned'));
  const covering = (name: string): number => reports.filter(({ covers }) => covers.includes(name)).length;
  const files = versions.map((version) => ({ ...version, signatures: covering(version.name) }));
  return { kind: 'pdf', signatures: reports, files, observations };
};
