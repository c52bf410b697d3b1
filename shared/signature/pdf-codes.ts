import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Why a PDF is not signed. */
export const pdfCodes = {
  'pdf.not-a-pdf': { class: 'input', details: ['file'] },
  'pdf.damaged': { class: 'input', details: ['reason'] },
  'pdf.encrypted': { class: 'input', details: [] },
  'pdf.closed': { class: 'input', details: ['field'] },
  'pdf.limit': { class: 'input', details: ['what', 'limit'] },
  'pdf.no-room': { class: 'input', details: ['needed', 'room'] },
} as const satisfies CodeTable;

export type PdfCode = keyof typeof pdfCodes;
export const failPdf = failuresOf(pdfCodes);
