import { crc32 } from 'node:zlib';
import { hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { ProcedureCode } from '#shared/procedure/codes.ts';
import { readWrittenInstant } from '#shared/procedure/written-instant.ts';
import type { Found } from '../found.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json/strict.ts';
import { ocdsIndexEntry } from './index-entry.ts';

/** A value that should be a release or a record, and where it stands. */
export type Element = {
  readonly value: Json;
  /** Its path in the file or line. */
  readonly path: string;
  readonly line: number | null;
  readonly offset: number;
  readonly bytes: Buffer;
};

export type Taken = { readonly found: Found[]; readonly findings: Finding<ProcedureCode>[] };

const longestId = 500;
const dotted = (path: string): string => (path === '' ? '' : `${path}.`);
const join = (path: string, more: string): string => (more === '' ? path : dotted(path) + more);

const finding = (
  element: Element,
  path: string,
  code: ProcedureCode,
  severity: Finding['severity'],
  details: Finding['details'],
): Finding<ProcedureCode> => ({
  code,
  severity,
  place: { offset: element.offset, path, ...(element.line === null ? {} : { line: element.line }) },
  details,
});

export const isCompiled = (release: JsonObject): boolean =>
  isArray(release['tag']) && release['tag'].includes('compiled');

export const selectInner = (value: Json, inner: string): Json => {
  if (inner === '') return value;
  const found = /^releases\[(\d+)\]$/.exec(inner);
  if (!isObject(value)) return null;
  if (found === null) return value[inner] ?? null;
  const releases = value['releases'];
  return (isArray(releases) ? releases[Number(found[1])] : null) ?? null;
};

const takeRelease = (element: Element, value: Json, inner: string, taken: Taken, compiled: boolean): void => {
  const path = join(element.path, inner);
  const blocked = (code: ProcedureCode, field: string, more: Finding['details'] = {}): void => {
    taken.findings.push(finding(element, join(path, field), code, 'blocker', { field, ...more }));
  };
  if (!isObject(value)) return blocked('notice.wrong-type', path || 'release', { expected: 'object' });
  const { ocid, url } = value;
  if (ocid === undefined && typeof url === 'string') {
    taken.findings.push(finding(element, path, 'notice.linked-release', 'info', {}));
    return;
  }
  if (ocid === undefined || ocid === null || ocid === '') return blocked('notice.missing-field', 'ocid');
  if (typeof ocid !== 'string' || ocid.trim() === '' || ocid.length > longestId || hasHiddenCharacters(ocid))
    return blocked('notice.wrong-type', 'ocid', { expected: 'text' });
  const entry = ocdsIndexEntry({ release: value, place: dotted(path), findings: [] }, ocid.trim());
  const { date, id } = value;
  const written = typeof date === 'string' ? readWrittenInstant(date.trim()) : null;
  taken.found.push({
    kind: compiled || isCompiled(value) ? 'compiled' : 'release',
    date: written?.kind === 'read' ? written.moment.milliseconds : null,
    noticeId: typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, longestId) : '',
    offset: element.offset,
    length: element.bytes.length,
    inner,
    checksum: crc32(element.bytes),
    line: element.line,
    path,
    entry,
  });
};

/**
 * A record joins the releases of one process. Its compiled release is the state after the newest of them, so it stands
 * in that one's place; releases given only as links add nothing.
 */
const takeRecord = (element: Element, record: JsonObject, taken: Taken): void => {
  const releases = isArray(record['releases']) ? record['releases'] : [];
  const compiled = record['compiledRelease'];
  const mine: Taken = { found: [], findings: taken.findings };
  for (const [index, release] of releases.entries()) takeRelease(element, release, `releases[${index}]`, mine, false);
  if (isObject(compiled)) {
    mine.found.sort((a, b) => (a.date ?? 0) - (b.date ?? 0));
    const newest = mine.found.pop();
    const whole: Taken = { found: [], findings: taken.findings };
    takeRelease(element, { ocid: record['ocid'], ...compiled }, 'compiledRelease', whole, true);
    for (const entry of whole.found) mine.found.push({ ...entry, date: entry.date ?? newest?.date ?? null });
  } else if (compiled !== undefined && compiled !== null) {
    const field = join(element.path, 'compiledRelease');
    taken.findings.push(finding(element, field, 'notice.wrong-type', 'blocker', { field, expected: 'object' }));
  }
  if (mine.found.length === 0 && !taken.findings.some(({ severity }) => severity === 'blocker')) {
    const field = 'compiledRelease';
    taken.findings.push(finding(element, element.path, 'notice.missing-field', 'blocker', { field }));
  }
  taken.found.push(...mine.found);
};

const isRecord = (value: JsonObject): boolean =>
  isArray(value['releases']) || value['compiledRelease'] !== undefined || value['versionedRelease'] !== undefined;

/** Takes what one list element, line or whole file holds: a release, a compiled release or a record. */
export const takeElement = (element: Element): Taken => {
  const taken: Taken = { found: [], findings: [] };
  if (isObject(element.value) && isRecord(element.value)) takeRecord(element, element.value, taken);
  else takeRelease(element, element.value, '', taken, false);
  return taken;
};

/** The lists of a package. A record is told from a release package by its own `ocid`. */
export const packageLists = ['releases', 'records'] as const;
export const packageListOf = (value: Json): '' | (typeof packageLists)[number] | null => {
  if (isArray(value)) return '';
  if (!isObject(value) || value['ocid'] !== undefined) return null;
  return packageLists.find((list) => isArray(value[list])) ?? null;
};
