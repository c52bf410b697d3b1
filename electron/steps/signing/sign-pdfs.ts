import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import type { SignedFile, UntimedFile } from './add-timestamps.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { asFinding, planJobs, type Naming } from './plan-jobs.ts';
import { signPdf, type SignedPdf } from './sign-pdf.ts';
import { openSigner } from './signer.ts';
import { sourceForLevel } from './timestamp-source.ts';

const naming: Naming = { stem: (file) => file.replace(/\.pdf$/i, ''), ending: '.signed.pdf' };

/**
 * Signs PDFs inside themselves, each into a file of its own, with one password. One that cannot be signed is named and
 * does not stop the others; a lone file's failure is the call's.
 */
export const signPdfs: Step<'signing.signFiles'> = async (input, call) => {
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  if (input.encoding !== 'der') return failKernel('input.invalid', { path: 'encoding', reason: input.encoding });
  const source = await sourceForLevel(call, input.level, input.tsas);
  if (!source.ok) return source;
  const planned = await planJobs(call, input.fileIds, input.out, naming);
  if (!planned.ok) return planned;
  const { jobs, refused } = planned.value;
  if (jobs.length === 0) return ok({ files: [], refused, untimed: [] });
  const opened = await openSigner(call, key.value, input.certificateId, {
    fileCount: jobs.length,
    judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
  });
  if (!opened.ok) return opened;
  const signer = opened.value;
  const total = jobs.reduce((sum, { size }) => sum + size, 0);
  const files: SignedFile[] = [];
  const untimed: UntimedFile[] = [];
  try {
    let before = 0;
    for (const { file, name, size, out } of jobs) {
      const start = before;
      const signed: Outcome<SignedPdf> = await signPdf({
        signer,
        source: source.value,
        file,
        out,
        words: { reason: input.reason, location: input.location },
        now: host.clock(),
        signal: call.signal,
        onBytes: (done) => call.progress(start + Math.min(done, size), total, 'bytes', name),
      });
      before += size;
      if (signed.ok) {
        files.push({ name, path: signed.value.file, size: signed.value.size });
        const { untimed: findings, file: path } = signed.value;
        if (findings.length > 0) untimed.push({ name, path, findings: [...findings] });
      } else if (signed.error.code === 'call.cancelled' || input.fileIds.length === 1) return signed;
      else refused.push({ name, finding: asFinding(signed.error, name) });
    }
  } finally {
    await signer.close();
  }
  const { database } = host.workspace;
  database.transaction(() => {
    for (const { name } of files)
      recordAct(database, { at: host.clock(), act: 'files.signed', subject: name, digest: null });
  });
  return ok({ files, refused, untimed });
};
