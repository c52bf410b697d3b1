import { isUtf8 } from 'node:buffer';
import { createSelect, type Wanted } from '../json/select.ts';
import { isObject, parseStrict, type Encoding, type Json, type Strict } from '../json/strict.ts';

const named: Wanted = { title: true, description: true };

/**
 * What is read of a release whose tender has a title and whose buyer has a name, which is nearly every one. See
 * `facts.ts`, `index-entry.ts` and `releases.ts`: a new fact is added here too; a test compares.
 */
const release: Wanted = {
  ocid: true,
  id: true,
  date: true,
  url: true,
  tag: [true],
  buyer: { name: true },
  parties: [{}],
  tender: {
    title: true,
    status: true,
    datePublished: true,
    procuringEntity: {},
    tenderPeriod: { endDate: true },
    value: { amount: true, currency: true },
    lots: [named],
    items: [{ description: true }],
    documents: [{ title: true }],
  },
  // Packages and records are read whole.
  releases: false,
  records: false,
  compiledRelease: false,
  versionedRelease: false,
};
const selectRelease = createSelect(release);

const isNamed = (holder: Json | undefined, field: 'title' | 'name'): boolean => {
  const text = isObject(holder) ? holder[field] : undefined;
  return typeof text === 'string' && text.trim() !== '';
};

/**
 * One notice as the index needs it, judged as strictly as `parseStrict` does. A usual release in UTF-8 holds only the
 * fields that are read, which spares building the others: most of the time that a large import would take.
 */
export const parseNotice = (bytes: Buffer, encoding: Encoding): Strict => {
  const selected = encoding === 'utf-8' && isUtf8(bytes) ? selectRelease(bytes) : null;
  const isEnough = selected !== null && isNamed(selected['tender'], 'title') && isNamed(selected['buyer'], 'name');
  return isEnough ? { ok: true, value: selected } : parseStrict(bytes, encoding);
};
