import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { b2bHtml } from '#electron/notices/b2b/html.ts';
import { b2bSoap } from '#electron/notices/b2b/soap.ts';
import type { NoticeFormat } from '#electron/notices/format.ts';
import type { FileEnd } from '#electron/notices/found.ts';
import { largestNotice } from '#electron/notices/limits.ts';
import { prozorro } from '#electron/notices/prozorro/prozorro.ts';
import { packTable } from '#electron/notices/tables/carrier.ts';
import { looksLikeTable, openTable } from '#electron/notices/tables/open-table.ts';
import { csv } from '#electron/notices/tables/tables.ts';
import { walkPart } from '#electron/notices/tables/xlsx-events.ts';
import { recogniseText } from '#electron/notices/text/recognise.ts';
import { text } from '#electron/notices/text/text.ts';
import { withOpenFile } from '#electron/notices/open-file.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '#test/kit/folder.ts';
import { noMapping } from '#shared/procedure/table-mapping.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { workbook } from '#test/kit/workbook.ts';

const caseBytes = (format: string, name: string): Buffer =>
  noticeCases(format).find((one) => one.name === name)?.bytes ?? Buffer.alloc(0);

const seeds: readonly (readonly [string, NoticeFormat, Buffer])[] = [
  ['a ProZorro tender', prozorro, caseBytes('prozorro', 'cancelled-lot-and-guarantees')],
  ['a listing', b2bHtml, caseBytes('b2b-html', 'listing')],
  ['an answer', b2bSoap, caseBytes('b2b-soap', 'with-positions-behind')],
  [
    'a carried table',
    csv,
    Buffer.from('bidwright-table 1\n{"kind":"csv","mapping":{"columns":{}},"header":["a"]}\n[]\n'),
  ],
  ['a pasted text', text, Buffer.from('bidwright-text 1\n{"zone":null,"facts":[]}\nx')],
];

/** Cut off somewhere, with some bytes turned into others. */
const broken = (seed: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.nat(seed.length), fc.array(fc.tuple(fc.nat(Math.max(0, seed.length - 1)), fc.nat(255)), { maxLength: 6 }))
    .map(([length, changes]) => {
      const bytes = Buffer.from(seed);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes.subarray(0, length);
    });

describe('bytes that were damaged on the way', () => {
  it.each(seeds)('never make a reader of %s throw', (_, format, seed) => {
    const path = join(temporaryFolder(), 'x');
    fc.assert(
      fc.property(broken(seed), (bytes) => {
        writeFileSync(path, bytes);
        withOpenFile(path, (file) => {
          const reading = format.read(file, 'utf-8');
          for (let step = reading.next(); ; step = reading.next()) {
            if (step.done !== true) continue;
            expect(typeof step.value.ok).toBe('boolean');
            break;
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('never make a table or its look throw', () => {
    const book = workbook([
      [{ text: 'Номер' }, { text: 'Предмет' }],
      [{ number: '1' }, { date: '46349' }],
    ]);
    fc.assert(
      fc.property(
        fc.oneof(
          broken(book),
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
        ),
        (bytes) => {
          expect(typeof openTable(bytes, null).ok).toBe('boolean');
          expect(typeof looksLikeTable(bytes)).toBe('boolean');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never make the recogniser throw or name a place outside the text', () => {
    const word = fc.constantFrom(
      'ИНН 7706107510',
      'НМЦК: ',
      '1 500,5 руб.',
      'Заказчик:',
      '\n',
      '№ ',
      '23.11.2026 14:00',
      '(МСК)',
      '5%',
      'обеспечение заявки ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
        const all = parts.join(' ');
        for (const { start, end } of recogniseText(all)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(all.length);
        }
      }),
    );
  });
});

const readAll = (format: NoticeFormat, bytes: Buffer): { readonly found: number; readonly end: FileEnd } => {
  const path = join(temporaryFolder(), 'x');
  writeFileSync(path, bytes);
  return withOpenFile(path, (file) => {
    const reading = format.read(file, 'utf-8');
    let found = 0;
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done === true) return { found, end: step.value };
      found += step.value.found.length;
    }
  });
};

describe('files that are large', () => {
  it('are taken where they are tables, though what is kept of them is larger than any notice', () => {
    const header = ['Номер', 'Название'];
    const mapping = { ...noMapping, columns: { number: 'Номер', title: 'Название' } };
    const rows = Array.from({ length: 90 }, (_, at) => [
      { row: at + 2, cells: [String(at), `Насос ${'х'.repeat(50_000)}`] },
    ]);
    const head = { kind: 'csv', name: 'a.csv', mapping, header, formulas: [], findings: [], isGuess: false } as const;
    const packed = packTable(head, rows, Buffer.from(rows.map(([one]) => one?.cells.join(';')).join('\n')));
    expect(packed.length).toBeGreaterThan(largestNotice);
    expect(readAll(csv, packed)).toMatchObject({ found: 90, end: { ok: true } });
  });

  it.each(['items', 'documents', 'lots'])('are refused where a tender has %s without end', (list) => {
    const many = `{"data":{"id":"1","tenderID":"UA-1","title":"t","${list}":[{}${',{}'.repeat(100_000)}]}}`;
    expect(readAll(prozorro, Buffer.from(many)).end).toMatchObject({
      ok: false,
      finding: { code: 'notice.too-many', place: { path: `data.${list}` } },
    });
  });

  it('are refused where a part of a workbook holds more elements than anybody fills in', () => {
    const part = Buffer.from(`<sst>${'<si><t/></si>'.repeat(20)}</sst>`);
    expect(walkPart(part, {}, 41)).toMatchObject({ ok: true });
    expect(walkPart(part, {}, 40)).toMatchObject({
      ok: false,
      error: { code: 'table.too-large', details: { what: 'elements', limit: 40 } },
    });
  });
});
