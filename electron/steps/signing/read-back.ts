import { rm } from 'node:fs/promises';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature } from '#shared/signature/codes.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { verifyFile } from '../../pki/verify/verify-file.ts';
import { verifyKnownBytes, verifyKnownContent } from '../../pki/verify/known-content.ts';

/** What must be proved of a signature just made; trust and revocation are the reader's questions, not ours. */
const demanded = ['content', 'signatureValue', 'certificateBinding'] as const;

const faultOf = (signatures: readonly SignatureReport[]): string | null => {
  const [signature, ...others] = signatures;
  if (signature === undefined || others.length > 0) return `${signatures.length} signatures`;
  return demanded.find((name) => signature.verdicts[name].verdict !== 'passed') ?? null;
};

/** A signature that does not stand is not kept: nobody may take it for one that does. */
const keepOnlySound = async (file: string, signatures: readonly SignatureReport[]): Promise<Outcome<null>> => {
  const reason = faultOf(signatures);
  if (reason === null) return ok(null);
  await rm(file, { force: true });
  return failSignature('signing.read-back-failed', { file, reason });
};

/** Reads a detached signature back from disk and verifies it against the digest that was signed. */
export const readBackDetached = async (file: string, digest: Digest, now: Instant): Promise<Outcome<null>> => {
  const verified = await verifyKnownContent(file, digest, now);
  return verified.ok ? keepOnlySound(file, verified.value) : verified;
};

/** The same where the bytes have just been read from the file. */
export const readBackBytes = async (
  file: string,
  bytes: Uint8Array,
  digest: Digest,
  now: Instant,
): Promise<Outcome<null>> => {
  const verified = await verifyKnownBytes(bytes, file, digest, now);
  return verified.ok ? keepOnlySound(file, verified.value) : verified;
};

/** Reads an attached signature back, content and all. */
export const readBackAttached = async (file: string, now: Instant, signal: AbortSignal): Promise<Outcome<null>> => {
  const verified = await verifyFile({ file, trust: [], now, revocation: 'none', signal });
  return verified.ok ? keepOnlySound(file, verified.value.signatures) : verified;
};
