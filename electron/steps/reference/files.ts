import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { exportText, readExport } from '#shared/procedure/reference/exported.ts';
import type { ReferenceSubject } from '#shared/procedure/reference/subjects.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { Host } from '../context.ts';
import { takeFile } from '../trust/read-file.ts';

/** No card or catalogue is nearly as large. */
const mostBytes = 4 * 1024 * 1024;

export type Exported = { readonly name: string; readonly text: string; readonly path: string | null };

/** Records as a file: its text, and where `keep` says so the file itself in the workspace's `exports` folder. */
export const exportRecords = async (
  host: Host,
  subject: ReferenceSubject,
  name: string,
  records: readonly unknown[],
  keep: boolean,
): Promise<Outcome<Exported>> => {
  const text = exportText(subject, records);
  const file = `${name}.json`;
  if (!keep) return ok({ name: file, text, path: null });
  const folder = join(host.workspace.folder, 'exports');
  await mkdir(folder, { recursive: true });
  const path = join(folder, file);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(text);
    return ok(null);
  });
  return written.ok ? ok({ name: file, text, path }) : written;
};

/** The records of a file the user chose, all of them sound or none. */
export const takeRecords = async <Schema extends z.ZodType>(
  host: Host,
  fileId: string,
  subject: ReferenceSubject,
  schema: Schema,
): Promise<Outcome<readonly z.output<Schema>[]>> => {
  const taken = await takeFile(host, fileId, mostBytes);
  if (!taken.ok) return taken;
  const { path, bytes } = taken.value;
  return readExport(new TextDecoder().decode(bytes), subject, schema, basename(path));
};
