import { sameBytes } from '../asn1/bytes.ts';
import { element } from '../asn1/encode.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readFrame, type SignedFrame } from '../cms/frame.ts';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import { referencesOf, signerCertificate } from '../verify/signer-certificate.ts';
import { elementsOf } from './archived-parts.ts';
import { rewriteSignedData, type Rewritten, type SignedParts } from './rewrite.ts';
import { withOrderOf } from './sets.ts';

/** A SignerInfo as it was read and as it will be written; `raw` changes only by unsigned attributes. */
export type DraftSigner = { readonly info: SignerInfo; readonly raw: Uint8Array };

/**
 * A signature that is being changed: the parts around the content in memory, the content where it was. Signers stand in
 * the order of the file until it is written.
 */
export type Draft = {
  readonly source: ByteSource;
  readonly data: SignedData;
  readonly frame: SignedFrame;
  readonly digestAlgorithms: Uint8Array;
  readonly version: Uint8Array;
  readonly certificates: Uint8Array | null;
  readonly revocation: Uint8Array | null;
  readonly signers: readonly DraftSigner[];
};

export type DraftRead = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly reason: string };

/** Opens a CMS signature, DER or BER; `reason` says why it cannot be changed. Bytes behind it would be mistaken. */
export const openDraft = async (source: ByteSource): Promise<DraftRead> => {
  const read = await readSignedData(source);
  if (!read.ok) {
    const { problem } = read;
    return { ok: false, reason: problem.kind === 'damaged' ? problem.reason : problem.kind };
  }
  const { value: data } = read;
  if (data.signers.length === 0) return { ok: false, reason: '0 signers' };
  if (data.end !== source.size) return { ok: false, reason: `${String(source.size - data.end)} bytes after the end` };
  const frame = await readFrame(source);
  const raws = elementsOf(frame.signers, tags.set);
  const { digestAlgorithms, version, certificates, revocation } = frame;
  const signers = data.signers.map((info, index) => ({ info, raw: raws[index] ?? new Uint8Array(0) }));
  return { ok: true, draft: { source, data, frame, digestAlgorithms, version, certificates, revocation, signers } };
};

/** The signers' set; the very bytes of the file while no signer has changed. */
const signersOf = ({ frame, signers }: Draft): Uint8Array => {
  const before = elementsOf(frame.signers, tags.set);
  const after = signers.map(({ raw }) => raw);
  const same = before.length === after.length && after.every((raw, index) => sameBytes(raw, before[index] ?? raw));
  return same ? frame.signers : element(tags.set, ...withOrderOf(before, after));
};

/** The draft as bytes: what did not change is copied. */
export const writeDraft = (draft: Draft): Promise<Rewritten> => {
  const { version, digestAlgorithms, certificates, revocation } = draft;
  const parts: SignedParts = { version, digestAlgorithms, certificates, revocation, signers: signersOf(draft) };
  return rewriteSignedData(draft.source, () => parts);
};

const readable = (ders: readonly Uint8Array[]): readonly Certificate[] =>
  ders.flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });

/** X.509 certificates in a draft that can be read; other forms are nobody's signer. */
export const certificatesIn = ({ certificates }: Pick<Draft, 'certificates'>): readonly Certificate[] =>
  readable(elementsOf(certificates, contextConstructed(0)).filter(([first]) => first === tags.sequence));

export const readCertificates = readable;

/** The certificate a signer names, among the candidates; null when nobody has it. */
export const certificateOfSigner = (info: SignerInfo, candidates: readonly Certificate[]): Certificate | null =>
  signerCertificate(info, referencesOf(info).references, candidates);
