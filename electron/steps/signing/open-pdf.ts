import { basename } from 'node:path';
import type { DigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { hexOf, sameBytes } from '../../pki/asn1/bytes.ts';
import type { CarriedTimestamp } from '../../pki/cades/carried-timestamps.ts';
import { certificateOfSigner, openDraft, readCertificates, type Draft } from '../../pki/cades/draft.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import { memorySource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { readSignedData } from '../../pki/cms/signed-data.ts';
import { digestByOid, startDigest } from '../../pki/digest.ts';
import { coveredChunks, type CoveredBytes } from '../../pki/pades/byte-range.ts';
import { openPdfSignatures } from '../../pki/pades/open-signatures.ts';
import { readSecurityStore } from '../../pki/pades/security-store.ts';
import { readTimestampToken } from '../../pki/timestamps/read-token.ts';
import type { Material } from '../../pki/verify/material.ts';
import { fitsSigners } from './signed-content.ts';

/** A signature of a PDF and where its revision ends. */
export type SignedRevision = { readonly field: string; readonly draft: Draft; readonly end: number };
/** A document timestamp that is over its revision to the byte. */
export type StampedRevision = { readonly field: string; readonly timestamp: CarriedTimestamp; readonly end: number };

/** A PDF opened to be raised: nothing in it is what the strict reader has anything against. */
export type OpenPdf = {
  readonly signatures: readonly SignedRevision[];
  readonly timestamps: readonly StampedRevision[];
  readonly store: Material;
};

const digesterOf = (source: ByteSource, covered: CoveredBytes) => {
  const known = new Map<DigestAlgorithm, Promise<Uint8Array>>();
  const digest = async (algorithm: DigestAlgorithm): Promise<Uint8Array> => {
    const hash = startDigest(algorithm);
    for await (const chunk of coveredChunks(source, covered)) hash.update(chunk);
    return hash.digest();
  };
  return (algorithm: DigestAlgorithm): Promise<Uint8Array> => {
    const asked = known.get(algorithm) ?? digest(algorithm);
    known.set(algorithm, asked);
    return asked;
  };
};

type Digests = ReturnType<typeof digesterOf>;

/** Null: the timestamp is not over these bytes, or nobody could tell. */
const timestampOf = async (
  der: Uint8Array,
  digests: Digests,
  brought: readonly Certificate[],
): Promise<CarriedTimestamp | null> => {
  const read = await readTimestampToken(der);
  if (!read.ok) return null;
  const token = read.value;
  const algorithm = digestByOid(token.info.imprintOid);
  if (algorithm === null || algorithm === 'md5' || algorithm === 'sha-1' || algorithm === 'sha-224') return null;
  if (!sameBytes(await digests(algorithm), token.info.imprint)) return null;
  const certificate = certificateOfSigner(token.signer, [...readCertificates(token.data.certificates), ...brought]);
  return { kind: 'archive', token, certificate };
};

/**
 * Opens a PDF with signatures for a level. Refuses what the strict reader has anything against, a signature that is not
 * over its revision, and forms other than CAdES or PKCS#7 beside their content.
 */
export const openPdf = async (
  file: string,
  source: ByteSource,
  brought: readonly Certificate[],
): Promise<Outcome<OpenPdf>> => {
  const unfit = (reason: string) => failSeveral('signatures.unfit', { file: basename(file), reason });
  const opened = await openPdfSignatures(source);
  const seen = [...opened.damage, ...opened.observations, ...opened.signatures.flatMap((one) => one.observations)];
  const against = seen.find(({ blocks }) => blocks);
  if (against !== undefined) return unfit(against.code);
  if (opened.final === null) return unfit('PDF');
  const store = await readSecurityStore(opened.final);
  const known = [...brought, ...store.certificates];
  const signatures: SignedRevision[] = [];
  const timestamps: StampedRevision[] = [];
  for (const { field, subFilter, contents, covered } of opened.signatures) {
    if (contents === null || covered === null) return unfit(field);
    const read = await readSignedData(memorySource(contents));
    if (!read.ok) return unfit(field);
    const der = contents.subarray(0, read.value.end);
    const digests = digesterOf(source, covered);
    if (subFilter === 'ETSI.RFC3161') {
      const timestamp = await timestampOf(der, digests, known);
      if (timestamp === null) return failLevel('level.timestamp-unsound', { signer: field, reason: 'messageImprint' });
      timestamps.push({ field, timestamp, end: covered.end });
      continue;
    }
    if (subFilter !== 'ETSI.CAdES.detached' && subFilter !== 'adbe.pkcs7.detached')
      return unfit(`/SubFilter ${subFilter}`);
    const draft = await openDraft(memorySource(der));
    if (!draft.ok) return unfit(`${field}: ${draft.reason}`);
    if (draft.draft.data.content !== null || draft.draft.signers.length !== 1) return unfit(field);
    if (!(await fitsSigners(draft.draft, digests)))
      return failLevel('level.content-differs', { file: field, content: basename(file) });
    signatures.push({ field, draft: draft.draft, end: covered.end });
  }
  return signatures.length === 0 ? unfit('0 signatures') : ok({ signatures, timestamps, store });
};

/** The digest of everything a prepared update would have a timestamp cover. */
export const digestOfChunks = async (
  chunks: AsyncIterable<Uint8Array>,
  algorithm: DigestAlgorithm,
): Promise<string> => {
  const hash = startDigest(algorithm);
  for await (const chunk of chunks) hash.update(chunk);
  return hexOf(hash.digest());
};
