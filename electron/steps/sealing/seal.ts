import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal } from '#shared/signature/seal-codes.ts';
import type { Report } from '#shared/verification/report.ts';
import { fingerprintOf, type Certificate } from '../../pki/certificate/certificate.ts';
import { certificatesIn } from '../../pki/certificate/certificates-in.ts';
import { recipientOf, type Recipient } from '../../pki/seal/recipient.ts';
import { writeSealed } from '../../pki/seal/write-sealed.ts';
import { verifyFile } from '../../pki/verify/verify-file.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Call, Step } from '../context.ts';
import { listAnchors } from '../trust/anchors.ts';
import { showCertificates } from '../trust/show-certificates.ts';
import { recordAct } from '../workspace/acts.ts';

/** A chain of certificates is some kilobytes. */
const largestCertificateFile = 1024 * 1024;

const firstCertificate = async (call: Call, fileId: string): Promise<Outcome<Certificate>> => {
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const file = path.value;
  try {
    const { size } = await stat(file);
    if (size > largestCertificateFile)
      return failKernel('file.too-large', { file, size, limit: largestCertificateFile });
    const read = certificatesIn(await readFile(file));
    if (!read.ok) return read;
    const [first] = read.value;
    return first === undefined ? failSeal('seal.no-recipient', { file: basename(file) }) : ok(first);
  } catch {
    return failKernel('file.unreadable', { file, reason: 'read' });
  }
};

/** A certificate that nobody known vouches for may be anybody's: said, and left to the user. A revoked one is refused. */
const vouchedFor = async (
  call: Call,
  fileId: string,
  { certificate, name }: Recipient,
): Promise<Outcome<Finding[]>> => {
  const shown = await showCertificates({ fileId, at: null }, call);
  if (!shown.ok) return shown;
  const own = shown.value.certificates.find(({ certificateId }) => certificateId === fingerprintOf(certificate));
  if (own?.revocation === 'revoked') return failSeal('seal.recipient-revoked', { recipient: name });
  if (own?.valid === true) return ok([]);
  const code =
    own !== undefined && own.chain !== null && !own.provable
      ? 'seal.recipient-revocation-unknown'
      : 'seal.recipient-not-proved';
  return ok([{ code, severity: 'warning', place: {}, details: { recipient: name } }]);
};

type Addressed = { readonly recipients: readonly Recipient[]; readonly findings: Finding[] };

const recipientsFrom = async (call: Call, fileIds: readonly string[]): Promise<Outcome<Addressed>> => {
  const recipients = new Map<string, Recipient>();
  const findings: Finding[] = [];
  for (const fileId of fileIds) {
    const certificate = await firstCertificate(call, fileId);
    if (!certificate.ok) return certificate;
    const recipient = recipientOf(certificate.value, call.host.clock());
    if (!recipient.ok) return recipient;
    const print = fingerprintOf(certificate.value);
    if (recipients.has(print)) return failSeal('seal.recipient-twice', { recipient: recipient.value.name });
    const vouched = await vouchedFor(call, fileId, recipient.value);
    if (!vouched.ok) return vouched;
    findings.push(...vouched.value);
    recipients.set(print, recipient.value);
  }
  return ok({ recipients: [...recipients.values()], findings });
};

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
  const verified = await verifyFile({
    file: path.value,
    trust: listAnchors(host.workspace.database),
    now,
    revocation: 'none',
    signal: call.signal,
    onProgress: (done, total) => call.progress(done, total, 'bytes', basename(path.value)),
  });
  if (!verified.ok) return verified;
  const signed = judgeSigned(verified.value, path.value);
  if (!signed.ok) return signed;
  const out = input.out ?? `${path.value}.p7m`;
  const written = await writeSealed({
    file: path.value,
    out,
    recipients,
    cipher: input.cipher,
    random: host.random,
    signal: call.signal,
    onBytes: (done, total) => call.progress(done, total, 'bytes', basename(out)),
  });
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
