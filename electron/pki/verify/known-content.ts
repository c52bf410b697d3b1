import { readFile } from 'node:fs/promises';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { armourOf, dearmour } from '../cms/armour.ts';
import { memorySource } from '../cms/byte-source.ts';
import { readSignedData } from '../cms/signed-data.ts';
import { readEvidence } from './evidence.ts';
import { examineCms } from './examine-cms.ts';
import { signatureReport } from './signature-report.ts';

/**
 * Verifies the detached signatures in a file against a digest that the caller has just computed from the content, so that
 * a large file is not read twice. No trust is asked for. An unreadable signature answers no reports.
 */
export const verifyKnownContent = async (
  file: string,
  digest: Digest,
  now: Instant,
): Promise<Outcome<readonly SignatureReport[], KernelCode>> => {
  let whole: Buffer;
  try {
    whole = await readFile(file);
  } catch {
    return failKernel('file.unreadable', { file, reason: 'read back' });
  }
  return verifyKnownBytes(whole, file, digest, now);
};

/** The same of bytes that were just read from `file`. */
export const verifyKnownBytes = async (
  whole: Uint8Array,
  file: string,
  digest: Digest,
  now: Instant,
): Promise<Outcome<readonly SignatureReport[], KernelCode>> => {
  const written = memorySource(whole);
  const armour = await armourOf(written);
  const text = armour === null ? null : await dearmour(written, armour);
  if (text !== null && !text.ok) return ok([]);
  const read = await readSignedData(text === null ? written : memorySource(text.bytes));
  if (!read.ok) return ok([]);

  const evidence = readEvidence(
    { trust: [], certificates: [], crls: [] },
    { revocation: 'none', validationTime: now, policy: validationPolicy },
  );
  const content = { source: 'given', name: null, size: null, manifestDigests: [], chunks: null } as const;
  const known = new Map([[digest.algorithm, digest.value]]);
  const { signatures } = await examineCms(read.value, { ...content, known }, [], evidence, {
    advance: () => undefined,
  });
  const place = { container: null, signatureFile: file, covers: [] };
  return ok(signatures.map((one) => signatureReport(one, place, evidence)));
};
