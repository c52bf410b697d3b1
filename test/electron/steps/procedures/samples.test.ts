import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import { temporaryWorkspace } from '#test/kit/workspaces.ts';

const folder = join(import.meta.dirname, '../../../../..', 'shared/samples/ocds');
const isHere = existsSync(folder);

type Expected = readonly [
  file: string,
  id: string,
  edition: number,
  title: string,
  buyer: string,
  deadline: string | null,
  zone: string | null,
  value: { amount: string; currency: string } | null,
  lots: number,
  items: number,
  documents: number,
];
const leasing = ['OCDS-87SD3T-AD-SF-DRM-063-2015', 'ARRENDAMIENTO DE BIENES INFORMÁTICOS'] as const;
const cutter = ['OCDS-87SD3T-SEFIN-DRM-AD-024-2016', 'MANTENIMIENTO A MÁQUINA CORTADORA'] as const;
const finance = 'SECRETARÍA DE FINANZAS';

const table: readonly Expected[] = [
  [
    'compiled-release-1.json',
    leasing[0],
    1,
    leasing[1],
    finance,
    '2015-12-22T06:00:00Z',
    '-06:00',
    { amount: '1311264', currency: 'MXN' },
    0,
    1,
    1,
  ],
  [
    'record-package-1.json',
    'ocds-07smqs-993235',
    1,
    'SERVICIO DE ASESORÍA EXTERNA DE SEGUROS PARA EL INAH',
    'Instituto Nacional de Antropología e Historia',
    null,
    null,
    null,
    0,
    0,
    0,
  ],
  [
    'release-package-1.1.json',
    'ocds-03ad3f-246807',
    1,
    'ADQUSICION DE GUANTES Y OTROS INSUMOS MEDICOS',
    '',
    null,
    null,
    null,
    0,
    0,
    0,
  ],
  [
    'release-package-1.json',
    leasing[0],
    2,
    leasing[1],
    finance,
    '2015-12-22T06:00:00Z',
    '-06:00',
    { amount: '1311264', currency: 'MXN' },
    0,
    1,
    1,
  ],
  [
    'release-package-iso-8859-1.json',
    cutter[0],
    3,
    cutter[1],
    finance,
    '2016-01-19T06:00:00Z',
    '-06:00',
    { amount: '193817.39', currency: 'MXN' },
    0,
    1,
    1,
  ],
];

describe.skipIf(!isHere)('published OCDS files [needs ../shared]', () => {
  it.each(table.map((row) => [row[0], row] as const))('%s', async (file, row) => {
    const [, id, edition, title, buyer, deadline, zone, value, lots, items, documents] = row;
    const workspace = await temporaryWorkspace();
    const imported = await importProcedures(workspace, { files: [join(folder, file)] });
    expect(imported).toMatchObject({
      ok: true,
      value: { files: [{ outcome: 'imported' }], procedures: [{ sourceId: id }] },
    });
    const shown = await showProcedure(workspace, id);
    if (!shown.ok) throw new Error(shown.error.code);
    expect(shown.value).toMatchObject({
      sourceId: id,
      edition,
      title,
      buyer: { name: buyer },
      deadline,
      buyerZone: zone,
      value,
    });
    expect([shown.value.lots.length, shown.value.itemCount, shown.value.documents.length]).toEqual([
      lots,
      items,
      documents,
    ]);
  });
});
