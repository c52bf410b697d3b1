import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call } from '../context.ts';
import { placeOfSignature } from './signature-place.ts';

export type Job = { readonly file: string; readonly name: string; readonly size: number; readonly out: string };
export type Refused = { readonly name: string; readonly finding: Finding };
/** Files that can be signed, and those whose place is taken or that are not there: they do not stop the others. */
export type Plan = { readonly jobs: readonly Job[]; readonly refused: Refused[] };

export const asFinding = (failure: Failure, file: string): Finding => ({
  code: failure.code,
  severity: 'blocker',
  place: { file },
  details: failure.details,
});

/** How what is written is called after its file: `offer.pdf.p7s`, `offer.signed.pdf`. */
export type Naming = { readonly stem: (file: string) => string; readonly ending: string };

/** Where each signature goes: beside its file, to the one path named, or into the folder named. */
export const planJobs = async (
  call: Call,
  fileIds: readonly string[],
  out: string | null,
  { stem, ending }: Naming,
): Promise<Outcome<Plan>> => {
  const folder = out !== null && (fileIds.length > 1 || (await stat(out).catch(() => null))?.isDirectory() === true);
  const jobs: Job[] = [];
  const refused: Refused[] = [];
  const isAlone = fileIds.length === 1;
  for (const fileId of fileIds) {
    const found = call.host.files.pathOf(fileId);
    if (!found.ok) return found;
    const file = found.value;
    const facts = await stat(file).catch(() => null);
    const name = basename(file);
    if (facts === null) {
      const missing = failKernel('file.not-found', { file });
      if (isAlone) return missing;
      refused.push({ name, finding: asFinding(missing.error, name) });
      continue;
    }
    const placed =
      out === null
        ? await placeOfSignature(call.host.workspace.folder, stem(file), ending, new Set(jobs.map((job) => job.out)))
        : ok(folder ? join(out, `${basename(stem(file))}${ending}`) : out);
    if (placed.ok) jobs.push({ file, name, size: facts.size, out: placed.value });
    else if (isAlone) return placed;
    else refused.push({ name, finding: asFinding(placed.error, name) });
  }
  return ok({ jobs, refused });
};
