import type { PdfAddition } from '#shared/verification/facts.ts';
import type { PdfRevision } from './pdf-document.ts';
import { pagesOf } from './pages.ts';
import {
  dictionaryOf,
  isArray,
  isDictionary,
  isReference,
  isStream,
  nameUnder,
  referencesIn,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';
import type { Permissions } from './permissions.ts';
import { differingKeys, sameValue } from './same-value.ts';
import { signatureFields } from './signature-fields.ts';

export type Comparison = {
  readonly before: PdfRevision;
  readonly after: PdfRevision;
  /** Objects that both revisions have and that differ. */
  readonly changed: ReadonlyMap<number, { readonly old: PdfValue; readonly now: PdfValue }>;
  /** Numbers under which only the later one has objects. */
  readonly fresh: ReadonlySet<number>;
  readonly permissions: Permissions;
};

export type AllowedChanges = {
  readonly numbers: ReadonlySet<number>;
  /** Changed objects whose change is harmless where these objects hold them, and nobody else. */
  readonly heldOnce: ReadonlyMap<number, ReadonlySet<number>>;
  /** Parts inside an allowed object that may not change. */
  readonly refused: readonly string[];
  /** What was added as the signer allows, and how often. */
  readonly additions: ReadonlyMap<PdfAddition, number>;
  readonly visibleSignatures: number;
};

type Work = Comparison & {
  readonly numbers: Set<number>;
  readonly heldOnce: Map<number, Set<number>>;
  readonly refused: string[];
  /** Signature fields that the later revision brought, by their numbers. */
  readonly newFields: Set<number>;
  /** Fields whose signatures are found, and so judged by themselves. */
  readonly judged: ReadonlySet<number>;
  readonly additions: Map<PdfAddition, number>;
  visibleSignatures: number;
};

const add = ({ additions }: Work, what: PdfAddition): void => void additions.set(what, (additions.get(what) ?? 0) + 1);

/** By the value of a field; a document timestamp may follow whatever a signer closed (ISO 32000-2 sections 12.8.2.2, 12.8.5). */
const kindOfSigned = async ({ after }: Work, field: PdfDictionary): Promise<'document-time-stamp' | 'signature'> => {
  const value = dictionaryOf(await after.resolve(field.entries.get('V')));
  return value !== null && nameUnder(value, 'SubFilter') === 'ETSI.RFC3161' ? 'document-time-stamp' : 'signature';
};
const maySign = async (work: Work, field: PdfDictionary): Promise<boolean> =>
  work.permissions.signing || (await kindOfSigned(work, field)) === 'document-time-stamp';

const refuse = (work: Work, what: string): void => void work.refused.push(what);

/** Everything new that hangs on a value is as allowed as the value is; what was there before is not touched by that. */
const claim = async (work: Work, value: PdfValue): Promise<void> => {
  const waiting = [...referencesIn(value)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { number } = next;
    if (!work.fresh.has(number) || work.numbers.has(number)) continue;
    work.numbers.add(number);
    waiting.push(...referencesIn(await work.after.load(number)));
  }
};

const actions = ['A', 'AA', 'PMD'];

const isVisible = (dictionary: PdfDictionary): boolean => {
  const rectangle = dictionary.entries.get('Rect');
  if (!isArray(rectangle)) return false;
  const [left, bottom, right, top] = rectangle.items;
  return left !== right && bottom !== top;
};

/** A new reference in Fields or Annots: a signature field, signed, without actions. */
const takeNewField = async (work: Work, item: PdfValue, where: string): Promise<void> => {
  const number = isReference(item) ? item.number : 0;
  if (work.newFields.has(number)) return;
  const dictionary = dictionaryOf(await work.after.resolve(item));
  const signed = dictionary !== null && isDictionary(await work.after.resolve(dictionary.entries.get('V')));
  const plain = dictionary !== null && !actions.some((key) => dictionary.entries.has(key));
  // Otherwise it could draw what it likes under a signature that nobody looks at.
  const listed = work.judged.has(number) && dictionary?.entries.has('Kids') === false;
  const isField = dictionary !== null && nameUnder(dictionary, 'FT') === 'Sig' && listed;
  const isOpen = isField && (await maySign(work, dictionary));
  if (number === 0 || !work.fresh.has(number) || !signed || !plain || !isOpen) {
    refuse(work, `${where} ${number}`);
    return;
  }
  work.newFields.add(number);
  add(work, await kindOfSigned(work, dictionary));
  if (isVisible(dictionary)) work.visibleSignatures += 1;
  await claim(work, item);
};

const itemsOf = async (revision: PdfRevision, value: PdfValue | undefined): Promise<readonly PdfValue[]> => {
  const array = await revision.resolve(value);
  return isArray(array) ? array.items : [];
};

/** A list of fields or annotations may only grow, and only by new signatures. */
const compareLists = async (
  work: Work,
  [old, now]: readonly [PdfValue | undefined, PdfValue | undefined],
  holder: number,
  where: string,
): Promise<void> => {
  const [was, is] = [await itemsOf(work.before, old), await itemsOf(work.after, now)];
  if (!was.every((item, at) => sameValue(item, is[at]))) {
    refuse(work, where);
    return;
  }
  for (const item of is.slice(was.length)) await takeNewField(work, item, where);
  if (isReference(now)) {
    if (work.fresh.has(now.number)) work.numbers.add(now.number);
    else if (isReference(old) && old.number === now.number) holdOnce(work, now.number, holder);
    else refuse(work, where);
  }
};

const holdOnce = (work: Work, number: number, holder: number): void => {
  work.numbers.add(number);
  work.heldOnce.set(number, (work.heldOnce.get(number) ?? new Set()).add(holder));
};

const compareForms = async (
  work: Work,
  [old, now]: readonly [PdfDictionary | null, PdfDictionary | null],
  holder: number,
): Promise<void> => {
  if (now === null) {
    refuse(work, 'AcroForm');
    return;
  }
  const empty: PdfDictionary = { kind: 'dictionary', entries: new Map(), repeated: [] };
  const was = old ?? empty;
  const allowed = old === null ? ['Fields', 'SigFlags', 'DA', 'DR'] : ['Fields', 'SigFlags'];
  for (const key of differingKeys(was, now)) if (!allowed.includes(key)) refuse(work, `AcroForm/${key}`);
  await compareLists(work, [was.entries.get('Fields'), now.entries.get('Fields')], holder, 'Fields');
  if (old === null) for (const key of ['DA', 'DR']) await claim(work, now.entries.get(key) ?? null);
};

const storeKeys = ['Type', 'Certs', 'CRLs', 'OCSPs', 'VRI'];
const relatedKeys = ['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS'];

/** A part of the security store: a direct value, a new object, or one that was there and may have grown. */
const takeStorePart = (work: Work, value: PdfValue | undefined, holder: number): number => {
  if (!isReference(value)) return holder;
  if (work.fresh.has(value.number)) work.numbers.add(value.number);
  else if (work.changed.has(value.number)) holdOnce(work, value.number, holder);
  return value.number;
};

const takeStreams = async (work: Work, value: PdfValue | undefined, holder: number, where: string): Promise<void> => {
  takeStorePart(work, value, holder);
  for (const item of await itemsOf(work.after, value)) {
    if (!isReference(item) || !isStream(await work.after.resolve(item))) refuse(work, where);
    else if (work.fresh.has(item.number)) work.numbers.add(item.number);
  }
};

/** The document security store (ISO 32000-2 section 12.8.4.3) holds evidence and nothing that is shown. */
const takeStore = async (work: Work, value: PdfValue | undefined, catalog: number): Promise<void> => {
  const holder = takeStorePart(work, value, catalog);
  const store = dictionaryOf(await work.after.resolve(value));
  if (store === null) {
    refuse(work, 'DSS');
    return;
  }
  for (const key of store.entries.keys()) if (!storeKeys.includes(key)) refuse(work, `DSS/${key}`);
  for (const key of ['Certs', 'CRLs', 'OCSPs']) await takeStreams(work, store.entries.get(key), holder, `DSS/${key}`);
  const related = store.entries.get('VRI');
  const relatedHolder = takeStorePart(work, related, holder);
  for (const [name, entry] of dictionaryOf(await work.after.resolve(related))?.entries ?? []) {
    const entryHolder = takeStorePart(work, entry, relatedHolder);
    const evidence = dictionaryOf(await work.after.resolve(entry));
    for (const [key, part] of evidence?.entries ?? []) {
      if (!relatedKeys.includes(key)) refuse(work, `DSS/VRI/${name}/${key}`);
      else if (key === 'TS') takeStorePart(work, part, entryHolder);
      else if (key !== 'Type' && key !== 'TU') await takeStreams(work, part, entryHolder, `DSS/VRI/${name}/${key}`);
    }
  }
};

const compareCatalogs = async (work: Work): Promise<void> => {
  const [old, now] = [work.before.trailer.entries.get('Root'), work.after.trailer.entries.get('Root')];
  const [was, is] = [dictionaryOf(await work.before.resolve(old)), dictionaryOf(await work.after.resolve(now))];
  if (!isReference(now) || !sameValue(old, now) || was === null || is === null) {
    refuse(work, 'Root');
    return;
  }
  const differing = differingKeys(was, is);
  for (const key of differing) if (!['AcroForm', 'DSS', 'Extensions'].includes(key)) refuse(work, `Catalog/${key}`);
  work.numbers.add(now.number);
  const form = is.entries.get('AcroForm');
  const formNumber = isReference(form) ? form.number : now.number;
  if (differing.includes('AcroForm') || work.changed.has(formNumber)) {
    const oldForm = dictionaryOf(await work.before.resolve(was.entries.get('AcroForm')));
    const newForm = dictionaryOf(await work.after.resolve(form));
    await compareForms(work, [oldForm, newForm], formNumber);
    if (isReference(form)) takeStorePart(work, form, now.number);
  } else {
    const fields = dictionaryOf(await work.after.resolve(form))?.entries.get('Fields');
    if (isReference(fields) && work.changed.has(fields.number))
      await compareLists(work, [fields, fields], formNumber, 'Fields');
  }
  if (!is.entries.has('DSS')) return;
  const known = work.numbers.size;
  await takeStore(work, is.entries.get('DSS'), now.number);
  if (differing.includes('DSS') || work.numbers.size > known) add(work, 'evidence');
};

const noteKeys = ['ModDate', 'Producer'];

/** The document information: a program that writes notes itself and the time. */
const compareNotes = async (work: Work): Promise<void> => {
  const [old, now] = [work.before.trailer.entries.get('Info'), work.after.trailer.entries.get('Info')];
  if (!isReference(now)) return;
  const was = dictionaryOf(await work.before.resolve(old));
  const is = dictionaryOf(await work.after.resolve(now));
  if (is === null || (!work.fresh.has(now.number) && !work.changed.has(now.number))) return;
  if (was !== null && !differingKeys(was, is).every((key) => noteKeys.includes(key))) return;
  holdOnce(work, now.number, 0);
  add(work, 'note');
};

/** An empty signature field that was signed. */
const isSigned = (was: PdfDictionary, is: PdfDictionary): boolean =>
  nameUnder(was, 'FT') === 'Sig' &&
  !was.entries.has('V') &&
  is.entries.has('V') &&
  differingKeys(was, is).every((key) => key === 'V' || key === 'AP' || key === 'M');

const filledKeys = ['V', 'AP', 'AS', 'M', 'RV'];

const typeOf = async (revision: PdfRevision, field: PdfDictionary): Promise<string | null> => {
  let at: PdfDictionary | null = field;
  for (let steps = 0; at !== null && steps < 30; steps += 1) {
    const type = nameUnder(at, 'FT');
    if (type !== null) return type;
    at = dictionaryOf(await revision.resolve(at.entries.get('Parent')));
  }
  return null;
};

const compareDictionaries = async (
  work: Work,
  number: number,
  was: PdfDictionary,
  is: PdfDictionary,
): Promise<void> => {
  const { permissions } = work;
  const differing = differingKeys(was, is);
  if (nameUnder(was, 'Type') === 'Page' && nameUnder(is, 'Type') === 'Page') {
    if (differing.some((key) => key !== 'Annots')) return;
    work.numbers.add(number);
    await compareLists(work, [was.entries.get('Annots'), is.entries.get('Annots')], number, `Page ${number} Annots`);
    return;
  }
  if (work.judged.has(number) && isSigned(was, is) && (await maySign(work, is))) {
    work.numbers.add(number);
    add(work, await kindOfSigned(work, is));
    if (isVisible(is)) work.visibleSignatures += 1;
    for (const key of ['V', 'AP']) await claim(work, is.entries.get(key) ?? null);
    return;
  }
  const type = await typeOf(work.before, was);
  const fillable = type === 'Tx' || type === 'Btn' || type === 'Ch';
  if (!permissions.filling || !fillable || differing.some((key) => !filledKeys.includes(key))) return;
  work.numbers.add(number);
  add(work, 'form-field');
  for (const key of filledKeys) await claim(work, is.entries.get(key) ?? null);
};

/** Pages whose annotations lie in an array of their own, by the array's number. */
const annotationLists = async (revision: PdfRevision): Promise<ReadonlyMap<number, readonly number[]>> => {
  const lists = new Map<number, number[]>();
  for await (const { number, dictionary } of pagesOf(revision)) {
    const annotations = dictionary.entries.get('Annots');
    if (isReference(annotations)) lists.set(annotations.number, [...(lists.get(annotations.number) ?? []), number]);
  }
  return lists;
};

/** The framework of a revision itself: cross-reference streams and the streams that hold its objects. */
const takeFramework = async (work: Work): Promise<void> => {
  for (const number of work.fresh) {
    const value = await work.after.load(number);
    const type = isStream(value) ? nameUnder(value.dictionary, 'Type') : null;
    if (type === 'XRef' || type === 'ObjStm') work.numbers.add(number);
  }
};

/** Sorts out what later revisions were allowed to do; what it does not name was not. */
export const allowedChanges = async (comparison: Comparison): Promise<AllowedChanges> => {
  const work: Work = {
    ...comparison,
    numbers: new Set(),
    heldOnce: new Map(),
    refused: [],
    newFields: new Set(),
    judged: new Set((await signatureFields(comparison.after)).map(({ field }) => field)),
    additions: new Map(),
    visibleSignatures: 0,
  };
  await takeFramework(work);
  await compareCatalogs(work);
  await compareNotes(work);
  const arrays = [...work.changed].filter(([number, { now }]) => isArray(now) && !work.numbers.has(number));
  const lists = arrays.length === 0 ? new Map<number, readonly number[]>() : await annotationLists(work.before);
  for (const [number, { old, now }] of work.changed) {
    if (work.numbers.has(number)) continue;
    if (isDictionary(old) && isDictionary(now)) await compareDictionaries(work, number, old, now);
    const pages = lists.get(number);
    if (pages === undefined) continue;
    const reference = { kind: 'reference', number, generation: 0 } as const;
    for (const page of pages) await compareLists(work, [reference, reference], page, `Page ${page} Annots`);
  }
  return work;
};
