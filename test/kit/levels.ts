import { octetString, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import { digestIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import type { Pool } from '#electron/pki/cades/complete-material.ts';
import { openDraft, writeDraft, type Draft } from '#electron/pki/cades/draft.ts';
import type { Raising, Stamper } from '#electron/pki/cades/level.ts';
import { raiseDraftToLT } from '#electron/pki/cades/level-lt.ts';
import { raiseDraftToLTA } from '#electron/pki/cades/level-lta.ts';
import { raiseDraftToT } from '#electron/pki/cades/level-t.ts';
import { rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { readCrl, type Crl } from '#electron/pki/revocation/crl.ts';
import { readOcsp } from '#electron/pki/revocation/ocsp.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import { ok } from '#shared/kernel/result.ts';
import { issuingCertificate, issuingRevocations, kitNow, rootCertificate, rootRevocations } from './ca.ts';
import { basicOcsp, wholeOcsp } from './ocsp.ts';
import { certificateOf } from './signatures.ts';
import { services, stamp, type Stamp } from './timestamps.ts';

/** Raising signatures of the kit without a step and without a network. */

export const crlOf = (der: Uint8Array): Crl => {
  const read = readCrl(der);
  if (!read.ok) throw new Error('the list cannot be read');
  return read.value;
};

/** What a careful user brings: the root, the issuing authority and both lists. */
export const fullPool: Pool = {
  anchors: [certificateOf(rootCertificate)],
  certificates: [certificateOf(issuingCertificate)],
  crls: [crlOf(issuingRevocations), crlOf(rootRevocations)],
  ocsps: [],
};

/** The same with OCSP answers instead of the issuing authority's list, fresher than the signature. */
export const ocspPool = (signer: Uint8Array): Pool => ({
  ...fullPool,
  crls: [crlOf(rootRevocations)],
  ocsps: [signer, services.rsa.certificate].map((certificate) => {
    const times = { thisUpdate: '2026-11-23T09:00:01Z', nextUpdate: '2026-11-24T09:00:00Z' };
    const read = readOcsp(wholeOcsp(basicOcsp({ certificate, ...times })));
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  }),
});

const imprintOf = ({ algorithm, value }: Digest): Der =>
  sequence(digestIdentifier(algorithm), octetString(Buffer.from(value, 'hex')));

/** The kit's timestamp service as the raising of levels wants it. `asked` keeps every digest. */
export const stamper =
  (change: Omit<Stamp, 'data'> = {}, asked: Digest[] = []): Stamper =>
  async (digest) => {
    asked.push(digest);
    return ok(stamp({ data: new Uint8Array(0), messageImprint: imprintOf(digest), ...change }));
  };

export const draftOf = async (cms: Uint8Array): Promise<Draft> => {
  const read = await openDraft(memorySource(cms));
  if (!read.ok) throw new Error(read.reason);
  return read.draft;
};

export const bytesOf = async (draft: Draft): Promise<Uint8Array<ArrayBuffer>> =>
  rewrittenBytes(await writeDraft(draft));

const must = (raising: Raising): Draft => {
  if (!raising.ok) throw new Error(JSON.stringify(raising.error));
  return raising.value.draft;
};

export type Raise = {
  readonly content: Uint8Array;
  readonly level: 'T' | 'LT' | 'LTA';
  readonly pool?: Pool;
  readonly now?: string;
  readonly stamp?: Omit<Stamp, 'data'>;
};

/** Raises a signature from wherever it stands; a refusal fails the test with its findings. */
export const raisedTo = async (
  cms: Uint8Array,
  { content, level, pool = fullPool, now = kitNow, stamp: change = {} }: Raise,
): Promise<Uint8Array<ArrayBuffer>> => {
  const stampNow = stamper({ at: now, ...change });
  const timed = must(await raiseDraftToT(await draftOf(cms), stampNow));
  if (level === 'T') return bytesOf(timed);
  const proved = must(await raiseDraftToLT(timed, pool, { now: Date.parse(now) }));
  if (level === 'LT') return bytesOf(proved);
  const digest = async (algorithm: Digest['algorithm']): Promise<Uint8Array> => digestBytes(algorithm, content);
  return bytesOf(must(await raiseDraftToLTA(proved, digest, stampNow, 'sample')));
};
