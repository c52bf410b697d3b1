import { hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { ProcedureCode } from '#shared/procedure/codes.ts';
import { markLength } from '../encoding.ts';
import { documentFormat, type DocumentFormat, type DocumentReading, type ReadNotice } from '../document-format.ts';
import type { FileHead } from '../head.ts';
import { isArray, isObject, parseStrict, type Json, type JsonObject } from '../json/strict.ts';
import { faultFinding } from '../ocds/read-document.ts';
import { mostEntries } from '../limits.ts';
import { dateAt, lineAt, type Source } from '../ocds/source.ts';
import { prozorroProcedure } from './procedure.ts';

const longestId = 200;
/** Names that only a tender of ProZorro begins with, or the answer of its interface around one. */
const ownNames = /"(?:tenderID|procurementMethodType|awardCriteria|noticePublicationDate|nextPage|next_page)"\s*:/;
const wrapped = /^\s*\{\s*"(?:data|config|access|meta)"\s*:/;

const recognises = ({ sign, text }: FileHead): boolean =>
  sign === '{' && !/"(?:ocid|releases|records)"\s*:/.test(text) && (ownNames.test(text) || wrapped.test(text));

const blocked = (code: ProcedureCode, path: string, details: Finding['details']): DocumentReading => ({
  ok: false,
  finding: { code, severity: 'blocker', place: { path }, details },
});

type Place = { readonly tender: JsonObject; readonly inner: string };

/** The tender alone, in the interface's `data`, or several of them in a list there. */
const tendersOf = (root: Json): readonly Place[] | null => {
  if (!isObject(root)) return null;
  const data = root['data'] ?? root;
  if (isObject(data)) return [{ tender: data, inner: data === root ? '' : 'data' }];
  if (!isArray(data) || !data.every(isObject)) return null;
  return data.map((tender, index) => ({ tender, inner: `data[${index}]` }));
};

const noticeOf = ({ tender, inner }: Place): ReadNotice | DocumentReading => {
  const place = inner === '' ? '' : `${inner}.`;
  const source: Source = { release: tender, place, findings: [] };
  const { tenderID, id, title } = tender;
  if (tenderID === undefined || tenderID === null || tenderID === '')
    return blocked('notice.missing-field', `${place}tenderID`, { field: 'tenderID' });
  if (
    typeof tenderID !== 'string' ||
    tenderID.trim() === '' ||
    tenderID.length > longestId ||
    hasHiddenCharacters(tenderID)
  )
    return blocked('notice.wrong-type', `${place}tenderID`, { field: 'tenderID', expected: 'text' });
  if (typeof title !== 'string' || title.trim() === '')
    return blocked('notice.missing-field', `${place}title`, { field: 'title' });
  const endless = Object.entries(tender).find(([, list]) => isArray(list) && list.length > mostEntries);
  if (endless !== undefined)
    return blocked('notice.too-many', `${place}${endless[0].slice(0, longestId)}`, { limit: mostEntries });
  const procedure = prozorroProcedure(source, tenderID.trim());
  const english = lineAt({ ...source, findings: [] }, tender, 'title_en');
  return {
    kind: 'compiled',
    inner,
    noticeId: typeof id === 'string' ? id.slice(0, longestId) : '',
    date: dateAt(source, tender, 'dateModified')?.milliseconds ?? null,
    line: null,
    path: inner,
    procedure,
    searchable: english === null ? [] : [english],
  };
};

const parse: DocumentFormat['parse'] = (bytes, encoding, wish) => {
  const mark = markLength(bytes, encoding);
  const strict = parseStrict(bytes.subarray(mark), encoding);
  if (!strict.ok) return { ok: false, finding: faultFinding(strict.fault, mark, strict.line, encoding) };
  const all = tendersOf(strict.value);
  if (all === null) return blocked('notice.wrong-type', 'data', { field: 'data', expected: 'object' });
  const wanted = wish.inner === null ? all : all.filter(({ inner }) => inner === wish.inner);
  const notices: ReadNotice[] = [];
  for (const place of wanted) {
    const notice = noticeOf(place);
    if ('ok' in notice) return notice;
    notices.push(notice);
  }
  return { ok: true, notices, findings: [] };
};

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The whole tender counts, with what nobody here reads: who bid, who won. */
const canonical: DocumentFormat['canonical'] = (bytes, encoding, inner) => {
  const strict = parseStrict(bytes.subarray(markLength(bytes, encoding)), encoding);
  const place = strict.ok ? tendersOf(strict.value)?.find((one) => one.inner === inner) : undefined;
  return place === undefined ? null : JSON.stringify(place.tender, sorted);
};

/** Tenders of ProZorro's public interface 2.5: one by itself, the interface's answer around one, or a list of them. */
export const prozorro = documentFormat({ format: 'prozorro', recognises, namesEncoding: false, parse, canonical });
