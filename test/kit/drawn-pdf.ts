/** A PDF written by hand: numbered objects from 1, the first of them the catalog. */
export const writePdf = (objects: readonly string[], trailer = ''): Buffer => {
  const parts: string[] = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(parts.join('').length);
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`);
  }
  const start = parts.join('').length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
};

export const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A4 pages, each with a black square in its upper left corner and one line of words; `catalog` is more for the catalog. */
export const pagesWith = (lines: readonly string[], catalog = '', extra: readonly string[] = []): Buffer => {
  const first = 4;
  const kids = lines.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  return writePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      stream(`0 0 0 rg 20 722 100 100 re f BT /F1 24 Tf 60 600 Td (${line}) Tj ET`),
    ]),
    ...extra,
  ]);
};
