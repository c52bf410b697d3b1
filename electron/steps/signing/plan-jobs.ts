import { mkdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { writeRefusal } from '../../pki/streams/file-failure.ts';
import type { Call } from '../context.ts';
import { formOfFile, namings, type FileForm, type WantedForm } from './file-form.ts';
import { freeName, placeOfSignature } from './signature-place.ts';

export type Job = {
  readonly file: string;
  readonly name: string;
  readonly size: number;
  readonly form: FileForm;
  readonly out: string;
};
export type Refused = { readonly name: string; readonly finding: Finding };
/** Files that can be signed, and those whose place is taken or that are not there: they do not stop the others. */
export type Plan = { readonly jobs: readonly Job[]; readonly refused: Refused[] };

export const asFinding = (failure: Failure, file: string): Finding => ({
  code: failure.code,
  severity: 'blocker',
  place: { file },
  details: failure.details,
});

/** Where each signature goes: beside its file, to the one path named, or into the folder named. */
export const planJobs = async (
  call: Call,
  fileIds: readonly string[],
  out: string | null,
  wanted: WantedForm,
): Promise<Outcome<Plan>> => {
  if (out !== null && fileIds.length > 1)
    try {
      await mkdir(out, { recursive: true });
    } catch (error) {
      return writeRefusal(error, out);
    }
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
    const form = await formOfFile(wanted, file);
    const { stem, ending } = namings[form];
    const taken = new Set(jobs.map((job) => job.out));
    const placed =
      out === null
        ? await placeOfSignature(call.host.workspace.folder, stem(file), ending, taken)
        : ok(folder ? await freeName(out, basename(stem(file)), ending, taken) : out);
    // Two names that differ in their endings alone, `offer.pdf` and `offer.PDF`, would share a signed file.
    const place = placed.ok && taken.has(placed.value) ? failKernel('file.exists', { file: placed.value }) : placed;
    if (place.ok) jobs.push({ file, name, size: facts.size, form, out: place.value });
    else if (isAlone) return place;
    else refused.push({ name, finding: asFinding(place.error, name) });
  }
  return ok({ jobs, refused });
};
