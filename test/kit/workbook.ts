import { crc32, deflateRawSync } from 'node:zlib';

/** Name, content, and its packed form where that shall lie. */
type Part = readonly [name: string, content: Buffer, packed?: Buffer];

/** A ZIP archive of some parts, packed; the same parts give the same bytes. */
export const zipOf = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content, packed = deflateRawSync(content)] of parts) {
    const label = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, label, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), facts, tail, label]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

export type WorkbookCell =
  | { readonly text: string }
  | { readonly inline: string }
  | { readonly number: string; readonly formula?: string }
  | { readonly date: string }
  | { readonly error: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A small workbook of one sheet, as a spreadsheet program writes it: shared strings, a date style, formulas. */
export const workbook = (rows: readonly (readonly WorkbookCell[])[]): Buffer => {
  const strings: string[] = [];
  const cell = (one: WorkbookCell, reference: string): string => {
    if ('text' in one) {
      strings.push(one.text);
      return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
    }
    if ('inline' in one) return `<c r="${reference}" t="inlineStr"><is><t>${escaped(one.inline)}</t></is></c>`;
    if ('date' in one) return `<c r="${reference}" s="1"><v>${one.date}</v></c>`;
    if ('error' in one) return `<c r="${reference}" t="e"><v>${escaped(one.error)}</v></c>`;
    const formula = one.formula === undefined ? '' : `<f>${escaped(one.formula)}</f>`;
    return `<c r="${reference}">${formula}<v>${one.number}</v></c>`;
  };
  const data = rows
    .map((cells, row) => {
      const inside = cells.map((one, column) => cell(one, `${String.fromCodePoint(65 + column)}${row + 1}`)).join('');
      return `<row r="${row + 1}">${inside}</row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  return zipOf([
    [
      'xl/workbook.xml',
      xml(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relations}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
      ),
    ],
    ['xl/worksheets/sheet1.xml', xml(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`)],
    [
      'xl/styles.xml',
      xml(
        `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      ),
    ],
    [
      'xl/sharedStrings.xml',
      xml(`<sst xmlns="${main}">${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`),
    ],
  ]);
};
