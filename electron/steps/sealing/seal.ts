import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal } from '#shared/signature/seal-codes.ts';
import type { Report } from '#shared/verification/report.ts';
import { fingerprintOf } from '../../pki/certificate/certificate.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Call, Step } from '../context.ts';
import { mostDealt } from '../heavy/dealt.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { verifyAside } from '../heavy/verify-aside.ts';
import { listAnchors } from '../trust/anchors.ts';
import { recordAct } from '../workspace/acts.ts';
import { recipientsFrom } from './recipients.ts';

/** Signed, over something that is here, and not broken; whether revocation is proved is the buyer's question later. */
const judgeSigned = (report: Report, file: string): Outcome<null> => {
  const name = basename(file);
  if (report.signatures.length === 0) return failSeal('seal.not-signed', { file: name });
  if (report.subIndication === 'SIGNED_DATA_NOT_FOUND') return failSeal('seal.without-content', { file: name });
  if (report.conclusion === 'TOTAL-FAILED')
    return failSeal('seal.signature-failed', { file: name, reason: report.subIndication ?? report.conclusion });
  return ok(null);
};

const packageOfBid = async (call: Call, bidId: string): Promise<Outcome<string>> => {
  const gathered = await gatherBid(call.host, bidId);
  if (!gathered.ok) return gathered;
  const packed = gathered.value.artefacts.find(({ kind }) => kind === 'package');
  return packed === undefined ? failSeal('seal.not-packaged', { bid: bidId }) : ok(packed.path);
};

/** Sign, then encrypt, never the other way round: `seal.not-signed` refuses what nobody would be bound by. */
export const seal: Step<'sealing.seal'> = async (input, call) => {
  const { host } = call;
  const path = input.bidId === null ? host.files.pathOf(input.fileId ?? '') : await packageOfBid(call, input.bidId);
  if (!path.ok) return path;
  const recovery = input.recoveryFileId === null ? [] : [input.recoveryFileId];
  const addressed = await recipientsFrom(call, [...input.recipientFileIds, ...recovery]);
  if (!addressed.ok) return addressed;
  const { recipients, findings } = addressed.value;
  const now = host.clock();
  const verified = await verifyAside(
    { file: path.value, trust: listAnchors(host.workspace.database), now, revocation: 'none', lists: null },
    {
      signal: call.signal,
      onBytes: (done, total) => call.progress(done, total, 'bytes', basename(path.value)),
    },
  );
  if (!verified.ok) return verified;
  const signed = judgeSigned(verified.value, path.value);
  if (!signed.ok) return signed;
  const out = input.out ?? `${path.value}.p7m`;
  const drawn = host.random(mostDealt);
  const written = await runHeavy(
    'seal',
    { file: path.value, out, recipients, cipher: input.cipher, drawn },
    {
      load: { bytes: verified.value.file.size, files: 1 },
      writes: [out],
      signal: call.signal,
      onBytes: (done, total) => call.progress(done, total, 'bytes', basename(out)),
    },
  );
  drawn.fill(0);
  if (!written.ok) return written;
  const { size, sha256, contentSha256 } = written.value;
  recordAct(host.workspace.database, {
    at: now,
    act: input.bidId === null ? 'file.sealed' : 'bid.sealed',
    subject: input.bidId ?? basename(out),
    digest: sha256,
  });
  return ok({
    path: out,
    size,
    digest: { algorithm: 'sha-256', value: sha256 },
    contentDigest: { algorithm: 'sha-256', value: contentSha256 },
    recipients: recipients.map(({ name, certificate, by }, index) => ({
      name,
      certificateId: fingerprintOf(certificate),
      by,
      isRecovery: index >= input.recipientFileIds.length,
    })),
    findings,
  });
};
