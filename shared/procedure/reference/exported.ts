import { z } from 'zod';
import type { Outcome } from '../../kernel/failure.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { failReference, type ReferenceCode } from './codes.ts';
import { firstFault } from './faults.ts';
import type { ReferenceSubject } from './subjects.ts';

/** The form of such files; a later one that says other things counts on. */
export const exportVersion = 1;

/** Records of one subject as a file that another workspace takes in: JSON in UTF-8 that a person can read and edit. */
export const exportText = (subject: ReferenceSubject, records: readonly unknown[]): string =>
  `${JSON.stringify({ bidwright: subject, version: exportVersion, records }, null, 2)}\n`;

const recordsIn = (
  read: unknown,
  subject: ReferenceSubject,
  file: string,
): Outcome<readonly unknown[], ReferenceCode> => {
  if (Array.isArray(read)) return ok(read);
  if (typeof read !== 'object' || read === null)
    return failReference('reference.other-kind', { file, expected: subject });
  if (!('bidwright' in read)) return ok([read]);
  if (read.bidwright !== subject) return failReference('reference.other-kind', { file, expected: subject });
  const version = 'version' in read && typeof read.version === 'number' ? read.version : 0;
  if (version > exportVersion) return failReference('reference.newer-format', { file, version, known: exportVersion });
  return 'records' in read && Array.isArray(read.records)
    ? ok(read.records)
    : failReference('reference.field-missing', { path: 'records' });
};

/**
 * The records of an exported file, of a list of records, or of one record alone. Taken whole or not at all: refuses with
 * the place of the first fault, `records.0.limits.fileBytes` say.
 */
export const readExport = <Schema extends z.ZodType>(
  text: string,
  subject: ReferenceSubject,
  schema: Schema,
  file: string,
): Outcome<readonly z.output<Schema>[], ReferenceCode> => {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return failReference('reference.not-json', {
      file,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
  const records = recordsIn(read, subject, file);
  if (!records.ok) return records;
  if (records.value.length === 0) return failReference('reference.field-empty', { path: 'records' });
  const input = { records: records.value };
  const checked = z.object({ records: z.array(schema).max(1000) }).safeParse(input);
  return checked.success ? ok(checked.data.records) : refuse(firstFault(checked.error.issues, input));
};
