import { drawPagesInThread } from '../../pki/report/draw-in-thread.ts';
import type { TextDocument } from './text-document.ts';

/** The forms a written document can take, by the ending of its file. */
export const textDocumentEndings = ['.docx', '.pdf'] as const;
export type TextDocumentEnding = (typeof textDocumentEndings)[number];

export const textDocumentEndingOf = (path: string): TextDocumentEnding | null =>
  textDocumentEndings.find((ending) => path.toLowerCase().endsWith(ending)) ?? null;

/** Beside this file, as source or as what the build made of it. */
const workerAddress = new URL(
  `./text-document-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

const writeDocx = async (document: TextDocument): Promise<Uint8Array> =>
  (await import('./docx.ts')).writeDocx(document);

export const bytesOfTextDocument = (document: TextDocument, ending: TextDocumentEnding): Promise<Uint8Array> =>
  ending === '.pdf' ? drawPagesInThread(workerAddress, document) : writeDocx(document);
