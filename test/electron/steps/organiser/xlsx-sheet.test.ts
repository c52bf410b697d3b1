import { describe, expect, it } from 'vitest';
import { rowXml } from '#electron/steps/organiser/export/xlsx-sheet.ts';
import { cellXmlText, columnName } from '#electron/tables/cell-text.ts';
import { wallTime } from '#electron/steps/organiser/export/wall-time.ts';

describe('a sheet’s texts', () => {
  it.each([
    ['<a> & "b"', '&lt;a&gt; &amp; "b"'],
    ['_x000D_ and _x000d_', '_x005F_x000D_ and _x005F_x000d_'],
    ['_x00G0_', '_x00G0_'],
    ['\u0001 \ud800 \uffff', '\ufffd \ufffd \ufffd'],
    ['\r\n', '&#13;\n'],
  ])('stay what they are in XML: %j', (text, xml) => {
    expect(cellXmlText(text)).toBe(xml);
  });

  it('are cut where a cell is full, and never through a pair of surrogates', () => {
    const cut = cellXmlText(`${'a'.repeat(32_765)}😀b`);
    expect(cut).toBe(`${'a'.repeat(32_765)}…`);
  });
});

describe('a sheet’s cells', () => {
  it('are named as spreadsheets name them', () => {
    expect([0, 25, 26, 51, 701, 702].map((index) => columnName(index))).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
  });

  it('hold moments of their zone, in summer and winter, and text before spreadsheets count alike', () => {
    const winter = Date.UTC(2026, 11, 1, 9);
    const summer = Date.UTC(2026, 6, 1, 9);
    expect(wallTime(winter, 'Europe/Berlin').text).toBe('2026-12-01 10:00:00');
    expect(wallTime(summer, 'Europe/Berlin').text).toBe('2026-07-01 11:00:00');
    expect(wallTime(winter, 'Asia/Kolkata').serial).toBe(46_357 + 14.5 / 24);
    expect(rowXml([{ kind: 'day', day: '1900-02-28' }], 2, 'UTC')).toContain('<t xml:space="preserve">1900-02-28</t>');
    expect(rowXml([{ kind: 'day', day: '1900-03-01' }], 2, 'UTC')).toContain('<c r="A2" s="5"><v>61</v></c>');
  });
});
