import { Worker } from 'node:worker_threads';
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

/** The document as a PDF, drawn in a thread of its own: it takes seconds that the window must not wait for. */
const drawInThread = async (document: TextDocument): Promise<Uint8Array> => {
  const worker = new Worker(workerAddress, { workerData: document });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.on('message', (bytes: Uint8Array) => resolve(bytes));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the drawing thread ended early')));
    });
  } finally {
    await worker.terminate();
  }
};

const writeDocx = async (document: TextDocument): Promise<Uint8Array> =>
  (await import('./docx.ts')).writeDocx(document);

export const bytesOfTextDocument = (document: TextDocument, ending: TextDocumentEnding): Promise<Uint8Array> =>
  ending === '.pdf' ? drawInThread(document) : writeDocx(document);
