import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal } from '#shared/signature/seal-codes.ts';
import { fingerprintOf, type Certificate } from '../../pki/certificate/certificate.ts';
import { certificatesIn } from '../../pki/certificate/certificates-in.ts';
import { recipientOf, type Recipient } from '../../pki/seal/recipient.ts';
import type { Call } from '../context.ts';
import { showCertificates } from '../trust/show-certificates.ts';

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

export type Addressed = { readonly recipients: readonly Recipient[]; readonly findings: Finding[] };

/** The first certificate of each file, judged; a finding where nobody the user trusts vouches for it. */
export const recipientsFrom = async (call: Call, fileIds: readonly string[]): Promise<Outcome<Addressed>> => {
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
