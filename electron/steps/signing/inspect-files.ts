import { basename } from 'node:path';
import type { InspectedFile, InspectedSignature } from '#shared/contract/inspection.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isBroken, possibleActs, tierOf } from '#shared/verification/possible-acts.ts';
import { everySignature, type SignatureReport } from '#shared/verification/report.ts';
import type { Call, Step } from '../context.ts';
import { verifyAside } from '../heavy/verify-aside.ts';

const stateOf = (signature: SignatureReport): InspectedSignature['state'] => {
  if (isBroken(signature)) return 'broken';
  return signature.verdicts.content.verdict === 'passed' ? 'intact' : 'content-missing';
};

const nameOf = ({ signer }: SignatureReport): string | null => signer?.organization ?? signer?.name ?? null;

const viewOf = (signature: SignatureReport): InspectedSignature => ({
  name: signature.signer?.name ?? null,
  organization: signature.signer?.organization ?? null,
  person: signature.signer?.person ?? null,
  format: signature.format,
  tier: tierOf(signature),
  claimedSigningTime: signature.claimedSigningTime,
  algorithm: signature.facts.signatureAlgorithm.name ?? signature.facts.signatureAlgorithm.oid,
  state: stateOf(signature),
  signatureFile: signature.signatureFile,
  covers: [...signature.covers],
  counterSigners: everySignature(signature.counterSignatures).map((one) => nameOf(one) ?? ''),
});

/** What one file is and who signed it; see `signing.inspect`. */
export const inspectPath = async (
  call: Call,
  fileId: string,
  file: string,
  content: string | null,
  onProgress: (done: number, total: number) => void,
): Promise<Outcome<InspectedFile>> => {
  const { host, signal } = call;
  // Trust and revocation are left out: they say whom to believe, and this says what is there.
  const verified = await verifyAside(
    {
      file,
      ...(content === null ? {} : { content }),
      trust: [],
      now: host.clock(),
      revocation: 'none',
      lists: null,
    },
    { signal, onBytes: (done, total) => onProgress(done, total ?? 0) },
  );
  const unseen = { fileId, name: basename(file), path: file, signatures: [], acts: [] };
  if (!verified.ok) {
    const { code, details } = verified.error;
    if (code === 'call.cancelled') return verified;
    const finding = { code, details, severity: 'blocker', place: { file: basename(file) } } as const;
    return ok({ ...unseen, size: 0, kind: 'unreadable', findings: [finding] });
  }
  const report = verified.value;
  return ok({
    ...unseen,
    size: report.file.size,
    kind: report.file.kind,
    signatures: report.signatures.map(viewOf),
    acts: [...possibleActs(report)],
    // That a plain document is no signature is nothing to be said against it.
    findings: report.findings.filter(({ code }) => code !== 'format.unknown' || report.file.kind !== 'unknown'),
  });
};

/** Tells of each file what it is; one that cannot be read does not hide the others. */
export const inspectFiles: Step<'signing.inspect'> = async (input, call) => {
  const { host } = call;
  const files: InspectedFile[] = [];
  for (const { fileId, contentFileId } of input.files) {
    const file = host.files.pathOf(fileId);
    if (!file.ok) return file;
    const content = contentFileId === null ? ok(null) : host.files.pathOf(contentFileId);
    if (!content.ok) return content;
    const onProgress = (done: number, total: number): void => call.progress(done, total, 'bytes', basename(file.value));
    const seen = await inspectPath(call, fileId, file.value, content.value, onProgress);
    if (!seen.ok) return seen;
    if (call.signal.aborted) return failKernel('call.cancelled');
    files.push(seen.value);
  }
  return ok({ files });
};
