import { noMaterial, readMaterial, type Material } from '../verify/material.ts';
import type { PdfRevision } from './pdf-document.ts';
import { dictionaryOf, isArray, isStream, PdfFault, PdfLimit } from './pdf-values.ts';
import { troubleSeen } from './open-signatures.ts';
import { catalogOf } from './signature-fields.ts';
import { unpackStream } from './unpack-stream.ts';

/** Certificates, lists or responses of one store. */
const mostOfAKind = 1_000;

const streamsUnder = async (revision: PdfRevision, value: Parameters<PdfRevision['resolve']>[0]) => {
  const array = await revision.resolve(value);
  const items = isArray(array) ? array.items : [];
  if (items.length > mostOfAKind) throw new PdfLimit('DSS', mostOfAKind);
  const found: Uint8Array[] = [];
  for (const item of items) {
    try {
      const stream = await revision.resolve(item);
      if (isStream(stream)) found.push(unpackStream(stream.dictionary, await revision.rawData(stream)));
    } catch (error) {
      // Evidence that cannot be read helps nobody and does not stop the rest.
      if (!(error instanceof PdfFault)) throw error;
    }
  }
  return found;
};

const readStore = async (revision: PdfRevision): Promise<Material> => {
  const catalog = await catalogOf(revision);
  const store = catalog === null ? null : dictionaryOf(await revision.resolve(catalog.entries.get('DSS')));
  const under = (key: string) => streamsUnder(revision, store?.entries.get(key));
  return readMaterial({
    certificates: await under('Certs'),
    crls: await under('CRLs'),
    ocsps: await under('OCSPs'),
  });
};

/**
 * The document security store of a revision (ISO 32000-2 section 12.8.4.3), as evidence that nobody need trust. One that
 * asks for too much is left, which is observed.
 */
export const readSecurityStore = async (revision: PdfRevision): Promise<Material> => {
  try {
    return await readStore(revision);
  } catch (error) {
    return { ...noMaterial, observations: [troubleSeen(error)] };
  }
};
