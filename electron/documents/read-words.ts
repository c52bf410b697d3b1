import { failFinance, type FinanceCode } from '#shared/finance/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { harmlessText } from '#shared/kernel/harmless-text.ts';
import { createEncodingProbe, markLength } from '../notices/encoding.ts';
import { decode } from '../notices/json/strict.ts';
import { docxWords } from './docx-words.ts';
import { pdfWords } from './pdf-words.ts';

export type ReadWords = {
  readonly kind: 'pdf' | 'docx' | 'text';
  /** Without characters that hide or reorder. */
  readonly text: string;
  readonly pages: number | null;
};

const longest = 1_000_000;

const plainWords = (bytes: Buffer, file: string): Outcome<{ text: string; pages: null }, FinanceCode> => {
  const probe = createEncodingProbe();
  probe.feed(bytes);
  const encoding = probe.end();
  const text = decode(bytes.subarray(markLength(bytes, encoding)), encoding);
  if (text === null || text.includes('\0'))
    return failFinance('finance.document-unreadable', { file, reason: encoding });
  return text.trim() === '' ? failFinance('finance.document-no-text', { file }) : ok({ text, pages: null });
};

/** The words of a file, by what its bytes say it is, whatever its name. Refuses with `finance.document-*`. */
export const readWords = async (bytes: Uint8Array, file: string): Promise<Outcome<ReadWords, FinanceCode>> => {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const kind = start.includes('%PDF-') ? 'pdf' : start.startsWith('PK\u0003\u0004') ? 'docx' : 'text';
  const words =
    kind === 'pdf'
      ? await pdfWords(bytes, file)
      : kind === 'docx'
        ? docxWords(bytes, file)
        : plainWords(Buffer.from(bytes), file);
  return words.ok
    ? ok({ kind, text: harmlessText(words.value.text).slice(0, longest), pages: words.value.pages })
    : words;
};
