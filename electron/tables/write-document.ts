import type { TableDocument } from './document.ts';

/** The forms a document can take, by the ending of its file. */
export const documentEndings = ['.xlsx', '.csv', '.pdf', '.json'] as const;
export type DocumentEnding = (typeof documentEndings)[number];

/** Each form is loaded only when it is asked for. */
const forms: Readonly<Record<DocumentEnding, (document: TableDocument) => Promise<Uint8Array>>> = {
  '.xlsx': async (document) => (await import('./xlsx.ts')).writeXlsx(document),
  '.csv': async (document) => (await import('./csv.ts')).writeCsv(document),
  '.pdf': async (document) => (await import('./pdf-in-thread.ts')).drawInThread(document),
  '.json': async (document) => Buffer.from(`${JSON.stringify(document, null, 2)}\n`, 'utf8'),
};

export const endingOf = (path: string): DocumentEnding | null =>
  documentEndings.find((ending) => path.toLowerCase().endsWith(ending)) ?? null;

export const bytesOfDocument = (document: TableDocument, ending: DocumentEnding): Promise<Uint8Array> =>
  forms[ending](document);
