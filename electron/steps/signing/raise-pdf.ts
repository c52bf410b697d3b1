import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failPdf } from '#shared/signature/pdf-codes.ts';
import { failSignature } from '#shared/signature/codes.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { timestampsOf } from '../../pki/cades/carried-timestamps.ts';
import type { Pool } from '../../pki/cades/complete-material.ts';
import { certificateOfSigner, certificatesIn, openDraft } from '../../pki/cades/draft.ts';
import { signerText, stampDigestOf, type Stamper } from '../../pki/cades/level.ts';
import { hasSignatureTimestamp } from '../../pki/cades/level-t.ts';
import { tokenEnds } from '../../pki/cades/renew-before.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import { memorySource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { joinedSource } from '../../pki/cms/joined-source.ts';
import { filledUpdate, prepareTimestamp, signedChunks } from '../../pki/pades/prepare-signature.ts';
import { prepareStore } from '../../pki/pades/prepare-store.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { digestOfChunks, openPdf, type OpenPdf, type SignedRevision } from './open-pdf.ts';
import { refusedBy, type Changed } from './open-signature.ts';
import { placed, renewalRemark, stamperOf, type RaisedFile, type RaiseRequest, type Reaching } from './raise-draft.ts';

/** Bytes kept for a timestamp with its chain; a service that sends more gets as much as it sent, once. */
const usualRoom = 16_000;

/** A PDF as it is and what will be put behind it. */
type Grown = { readonly source: ByteSource; readonly behind: readonly Uint8Array[] };
type Step<T> = Promise<Result<T, readonly Finding[]>>;

const grow = ({ source, behind }: Grown, update: Uint8Array): Grown => ({
  source: joinedSource(source, update),
  behind: [...behind, update],
});

const isTimed = ({ draft, end }: SignedRevision, { timestamps }: OpenPdf): boolean =>
  draft.signers.every(hasSignatureTimestamp) || timestamps.some((timestamp) => timestamp.end > end);

/** A document timestamp over everything so far (EN 319 142-1 clause 5.4.3). */
const withTimestamp = async (
  grown: Grown,
  opened: OpenPdf,
  stamp: Stamper,
  file: string,
  room = usualRoom,
): Step<{ readonly grown: Grown; readonly token: Uint8Array }> => {
  const prepared = await prepareTimestamp(grown.source, { room });
  if (!prepared.ok) return refusedBy(prepared.error, file);
  const first = opened.signatures[0]?.draft.signers[0];
  const algorithm = first === undefined ? 'sha-256' : stampDigestOf(first.info);
  const value = await digestOfChunks(signedChunks(grown.source, prepared.value), algorithm);
  const token = await stamp({ algorithm, value });
  if (!token.ok) return token;
  const update = filledUpdate(prepared.value, grown.source.size, token.value);
  if (update !== null) return ok({ grown: grow(grown, update), token: token.value });
  const needed = token.value.length;
  if (room > usualRoom) return refusedBy(failPdf('pdf.no-room', { needed, room }).error, file);
  return withTimestamp(grown, opened, stamp, file, needed + 4_000);
};

const toT = async (grown: Grown, opened: OpenPdf, stamp: Stamper | null, file: string): Step<Grown> => {
  const untimed = opened.signatures.find((one) => !isTimed(one, opened));
  if (untimed === undefined) return ok(grown);
  const [signer] = untimed.draft.signers;
  if (stamp === null)
    return refusedBy(
      failLevel('level.timestamp-missing', { signer: signer ? signerText(signer.info) : untimed.field }).error,
      file,
    );
  const stamped = await withTimestamp(grown, opened, stamp, file);
  return stamped.ok ? ok(stamped.value.grown) : stamped;
};

/** Signers and services of the whole document. */
const subjectsOf = async ({ signatures, timestamps, store }: OpenPdf, { certificates }: Pool) => {
  const subjects: Certificate[] = timestamps.flatMap(({ timestamp }) => timestamp.certificate ?? []);
  for (const { draft } of signatures) {
    const candidates = [...certificatesIn(draft), ...store.certificates, ...certificates];
    for (const signer of draft.signers) {
      subjects.push(...[certificateOfSigner(signer.info, candidates) ?? []].flat());
      const carried = await timestampsOf(signer, candidates);
      if (carried.ok) subjects.push(...carried.timestamps.flatMap(({ certificate }) => certificate ?? []));
    }
  }
  return subjects;
};

/** What proves every chain goes into the document security store (clause 5.4.2); nothing is put in twice. */
const toLT = async (
  grown: Grown,
  request: RaiseRequest,
  file: string,
): Step<{ readonly grown: Grown; readonly remarks: readonly Finding[] }> => {
  const { material, collect, now, freshRevocation: fresh = false } = request;
  const again = await openPdf(file, grown.source, material.certificates);
  if (!again.ok) return refusedBy(again.error, file);
  const opened = again.value;
  const { store } = opened;
  const brought: Pool = {
    anchors: material.anchors,
    certificates: [...store.certificates, ...material.certificates],
    crls: [...store.crls, ...material.crls],
    ocsps: [...store.ocsps, ...material.ocsps],
  };
  const gathered = collect === undefined ? ok(brought) : await collect(await subjectsOf(opened, brought), brought);
  if (!gathered.ok) return refusedBy(gathered.error, file);
  const { chooseProofs } = await import('../../pki/cades/level-lt.ts');
  const signatures = opened.signatures.map(({ draft, end }) => ({
    draft,
    over: opened.timestamps.filter((one) => one.end > end).map(({ timestamp }) => timestamp),
  }));
  const proofs = await chooseProofs(signatures, gathered.value, { now: epochMilliseconds(now), fresh });
  if (!proofs.ok) return proofs;
  const update = await prepareStore(grown.source, proofs.value.material);
  if (!update.ok) return refusedBy(update.error, file);
  return ok({ grown: update.value === null ? grown : grow(grown, update.value), remarks: proofs.value.remarks });
};

type RaisedPdf = Reaching & { readonly grown: Grown };

const raise = async (bytes: ByteSource, opened: OpenPdf, request: RaiseRequest, file: string): Step<RaisedPdf> => {
  const { level, source, material } = request;
  const stop = (error: readonly Finding[], reached: Omit<RaisedPdf, 'short'>) =>
    request.keepsLower === true ? ok({ ...reached, short: error }) : { ok: false as const, error };
  const stamp = stamperOf(source, basename(file));
  const start = { grown: { source: bytes, behind: [] }, level: 'B', remarks: [] } as const;
  const timed = await toT(start.grown, opened, stamp, file);
  if (!timed.ok) return stop(timed.error, start);
  const atT = { grown: timed.value, level: 'T', remarks: [] } as const;
  if (level === 'T') return ok({ ...atT, short: [] });
  const proved = await toLT(timed.value, request, file);
  if (!proved.ok) return stop(proved.error, atT);
  const atLT = { ...proved.value, level: 'LT' } as const;
  if (level === 'LT') return ok({ ...atLT, short: [] });
  if (stamp === null) return stop(refusedBy(failTimestamp('timestamp.no-address').error, file).error, atLT);
  const archived = await withTimestamp(atLT.grown, opened, stamp, file);
  if (!archived.ok) return stop(archived.error, atLT);
  const token = await openDraft(memorySource(archived.value.token));
  const end = token.ok ? tokenEnds(token.draft, material.certificates, validationPolicy) : null;
  return ok({
    grown: archived.value.grown,
    level: 'LTA',
    short: [],
    remarks: [...atLT.remarks, ...renewalRemark(end)],
  });
};

/** What the strict reader finds in the result has to be what was there, with every new timestamp over what it should be. */
const readBack = async (before: OpenPdf, { source }: Grown, file: string) => {
  const after = await openPdf(file, source, []);
  if (!after.ok) return failSignature('signing.read-back-failed', { file, reason: after.error.code });
  const same = (a: SignedRevision, b: SignedRevision | undefined): boolean => a.field === b?.field && a.end === b.end;
  return before.signatures.every((one, index) => same(one, after.value.signatures[index]))
    ? ok(null)
    : failSignature('signing.read-back-failed', { file, reason: 'signatures' });
};

/**
 * Raises the signatures inside a PDF, a stranger's too (PAdES-BASELINE-T, LT, LTA: ETSI EN 319 142-1 clause 6.3): document
 * timestamps and the document security store are put behind the file, and not a byte of it changes. Done again, LTA is the
 * renewal. Read back before it is written, whole or not at all.
 */
export const raisePdf = async (
  file: string,
  out: string,
  request: RaiseRequest,
  bytes: ByteSource,
  close: () => Promise<void>,
): Promise<Changed<RaisedFile>> => {
  const opened = await openPdf(file, bytes, request.material.certificates);
  if (!opened.ok) return refusedBy(opened.error, file);
  const raised = await raise(bytes, opened.value, request, file);
  if (!raised.ok) return { ok: false, error: placed(raised.error, file) };
  const { grown, level } = raised.value;
  const [short, remarks] = [placed(raised.value.short, file), placed(raised.value.remarks, file)];
  if (level === 'B') return { ok: false, error: short };
  if (request.signal.aborted) return refusedBy(failKernel('call.cancelled').error, file);
  const { size } = grown.source;
  if (grown.behind.length === 0 && out === file) return ok({ file, size, level, short, remarks });
  const sound = await readBack(opened.value, grown, file);
  if (!sound.ok) return refusedBy(sound.error, file);
  const written = await writeWhole(out, async (target) => {
    for await (const chunk of bytes.chunks(0, bytes.size)) await target.writeFile(chunk);
    for (const update of grown.behind) await target.writeFile(update);
    await close();
    return ok({ file: out, size });
  });
  return written.ok ? ok({ ...written.value, level, short, remarks }) : refusedBy(written.error, file);
};
