import { createHash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PdfCode } from '#shared/signature/pdf-codes.ts';
import type { ValidationMaterial } from '../cades/validation-material.ts';
import { wholeOcspResponse } from '../cades/add-material.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import {
  dictionaryOf,
  isArray,
  isReference,
  isStream,
  pdfFault,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';
import type { PdfRevision } from './pdf-document.ts';
import { unpackStream } from './unpack-stream.ts';
import { openForUpdate, plainDictionary, refusingFaults, updateBehind } from './update-target.ts';
import type { UpdatedObject } from './write-update.ts';
import { arrayOf, dictionaryFrom, nameValue, pdfText, referenceTo, withEntries } from './write-value.ts';

const thumbprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

/** What a list of the store holds already: its items as they are written, and the thumbprints of their contents. */
const listed = async (revision: PdfRevision, store: PdfDictionary | null, key: string) => {
  const value = store === null ? null : await revision.resolve(store.entries.get(key));
  if (value !== null && !isArray(value)) return pdfFault(`DSS/${key} is no list`);
  const items = value === null ? [] : value.items;
  const known = new Set<string>();
  for (const item of items) {
    const stream = await revision.resolve(item);
    if (isStream(stream)) known.add(thumbprint(unpackStream(stream.dictionary, await revision.rawData(stream))));
  }
  return { items, known };
};

const streamBody = (data: Uint8Array): string =>
  `<</Length ${data.length}>>\nstream\n${Buffer.from(data).toString('latin1')}\nendstream`;

/**
 * Makes the incremental update that puts certificates, lists and OCSP responses into the document security store (ISO 32000-2
 * section 12.8.4.3, ETSI EN 319 142-1 clause 5.4.2.2); what is in it stays, nothing is put in twice. Null: it has
 * everything. No VRI: clause 5.4.2.3 leaves it out where the lists alone will do.
 */
export const prepareStore = (
  source: ByteSource,
  { certificates, crls, ocsps }: ValidationMaterial,
): Promise<Outcome<Buffer | null, PdfCode>> =>
  refusingFaults(async () => {
    const opened = await openForUpdate(source);
    if (!opened.ok) return opened;
    const { revision, root, catalog, firstNumber } = opened.value;
    const written = catalog.entries.get('DSS');
    const found = await revision.resolve(written);
    const store = found === null ? null : plainDictionary(found, 'DSS');
    const objects: UpdatedObject[] = [];
    let next = firstNumber;
    const lists: (readonly [string, PdfValue])[] = [];
    const wanted = [
      ['Certs', certificates],
      ['CRLs', crls],
      ['OCSPs', ocsps.map(wholeOcspResponse)],
    ] as const;
    for (const [key, ders] of wanted) {
      const { items, known } = await listed(revision, dictionaryOf(store), key);
      const fresh: PdfValue[] = [];
      for (const der of ders) {
        if (known.has(thumbprint(der))) continue;
        known.add(thumbprint(der));
        objects.push({ number: next, generation: 0, body: streamBody(der) });
        fresh.push(referenceTo(next));
        next += 1;
      }
      if (fresh.length > 0) lists.push([key, arrayOf([...items, ...fresh])]);
    }
    if (lists.length === 0) return ok(null);
    const grown = withEntries(store ?? dictionaryFrom([['Type', nameValue('DSS')]]), lists);
    if (isReference(written) && store !== null) {
      const { number, generation } = written;
      objects.push({ number, generation, body: pdfText(grown) });
    } else {
      objects.push({ number: next, generation: 0, body: pdfText(grown) });
      const { number, generation } = root;
      objects.push({ number, generation, body: pdfText(withEntries(catalog, [['DSS', referenceTo(next)]])) });
      next += 1;
    }
    return ok(Buffer.from(await updateBehind(opened.value, objects, next), 'latin1'));
  });
