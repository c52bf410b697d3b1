import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import { temporaryWorkspace } from '#test/kit/workspaces.ts';

const folder = join(import.meta.dirname, '../../../../..', 'shared/samples');
const isHere = existsSync(folder);

type Expected = {
  readonly id: string;
  readonly edition?: number;
  readonly title: string;
  readonly buyer: string;
  readonly inn?: string;
  readonly deadline: string | null;
  readonly zone: string | null;
  readonly rule?: string;
  readonly value: string | null;
  /** Their identifiers, or how many where these are long. */
  readonly lots?: readonly string[] | number;
  readonly items: number;
  readonly documents: number;
  readonly securities?: readonly string[];
  readonly flags?: readonly string[];
  readonly findings?: readonly string[];
};
const finance = 'SECRETARÍA DE FINANZAS';
const leasing: Expected = {
  id: 'OCDS-87SD3T-AD-SF-DRM-063-2015',
  title: 'ARRENDAMIENTO DE BIENES INFORMÁTICOS',
  buyer: finance,
  deadline: '2015-12-22T06:00:00Z',
  zone: '-06:00',
  value: '1311264 MXN',
  items: 1,
  documents: 1,
};
const electricity: Expected = {
  id: '31f258b6-5eb2-4875-8997-affa3cdce27c',
  title: 'Term Contract for a Planned Programme of In-service Inspection and Testing of Electrical Equipment',
  buyer: 'Renfrewshire Council',
  deadline: '2020-04-03T11:00:00Z',
  zone: '+01:00',
  rule: 'date-and-time',
  value: '500000 EUR',
  lots: ['LOT-0000'],
  items: 4,
  documents: 1,
};
const systems: Expected = {
  id: '4805c409-5939-4be9-8abd-837f7a5fee23',
  title: 'Provision of IT Services Related to OP IT Systems (EUR-Lex, N-Lex, Search Layer, and Others)',
  buyer: 'Publications Office of the European Union',
  deadline: '2020-02-04T08:00:00Z',
  zone: '+02:00',
  rule: 'date-and-time',
  value: null,
  lots: ['LOT-0000'],
  items: 1,
  documents: 1,
  flags: ['electronic', 'framework'],
};

const table: Readonly<Record<string, Expected>> = {
  'ocds/compiled-release-1.json': leasing,
  'ocds/record-package-1.json': {
    id: 'ocds-07smqs-993235',
    title: 'SERVICIO DE ASESORÍA EXTERNA DE SEGUROS PARA EL INAH',
    buyer: 'Instituto Nacional de Antropología e Historia',
    deadline: null,
    zone: null,
    value: null,
    items: 0,
    documents: 0,
  },
  'ocds/release-package-1.1.json': {
    id: 'ocds-03ad3f-246807',
    title: 'ADQUSICION DE GUANTES Y OTROS INSUMOS MEDICOS',
    buyer: '',
    deadline: null,
    zone: null,
    value: null,
    items: 0,
    documents: 0,
  },
  'ocds/release-package-1.json': { ...leasing, edition: 2 },
  'ocds/release-package-iso-8859-1.json': {
    id: 'OCDS-87SD3T-SEFIN-DRM-AD-024-2016',
    edition: 3,
    title: 'MANTENIMIENTO A MÁQUINA CORTADORA',
    buyer: finance,
    deadline: '2016-01-19T06:00:00Z',
    zone: '-06:00',
    value: '193817.39 MXN',
    items: 1,
    documents: 1,
    findings: ['notice.encoding-read'],
  },
  'eforms/cn_24_minimal.xml': systems,
  'eforms/cn_24_multilingual.xml': {
    ...systems,
    id: '46c9ce89-5986-40d9-992f-e1a2469a48f8',
    deadline: '2020-02-03T13:00:00Z',
    zone: '+00:00',
    value: '4500000 EUR',
    items: 2,
  },
  'eforms/cn_24_open.xml': electricity,
  'eforms/change-cn_24_open_dates.xml': { ...electricity, deadline: '2020-06-12T11:00:00Z' },
  'ru223/purchase-notice-2016.xml': {
    id: '31603913641',
    title: 'Лот 93-16-КС (ТЗ) "Высоконапорный водовод тв.р.куст №65- куст  №77"',
    buyer: 'ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО "НЕФТЯНАЯ КОМПАНИЯ "РОСНЕФТЬ"',
    inn: '7706107510',
    deadline: '2016-08-05T15:00:00Z',
    zone: '+03:00',
    rule: 'moscow-time',
    value: '3077055.86 RUB',
    lots: ['1'],
    items: 1,
    documents: 4,
    flags: ['only-small-business', 'electronic'],
    findings: ['notice.zone-assumed'],
  },
  'prozorro/tender-complete.json': {
    id: 'UA-2027-01-01-000001-a',
    title: 'футляри до державних нагород',
    buyer: 'ЗОСШ #10 м.Вінниці',
    deadline: '2027-01-15T22:00:00Z',
    zone: '+02:00',
    value: '1000 UAH',
    lots: 2,
    items: 2,
    documents: 2,
  },
};

describe.skipIf(!isHere)('published files [needs ../shared]', () => {
  it.each(Object.keys(table).map((file) => [file, table[file] as Expected] as const))('%s', async (file, expected) => {
    const workspace = await temporaryWorkspace();
    const imported = await importProcedures(workspace, { files: [join(folder, file)] });
    expect(imported).toMatchObject({
      ok: true,
      value: { files: [{ outcome: 'imported' }], procedures: [{ sourceId: expected.id }] },
    });
    const codes = imported.ok ? imported.value.files.flatMap(({ findings }) => findings.map(({ code }) => code)) : [];
    if (expected.findings !== undefined) expect([...new Set(codes)]).toEqual(expected.findings);
    const shown = await showProcedure(workspace, expected.id);
    if (!shown.ok) throw new Error(shown.error.code);
    const { value } = shown;
    expect({
      id: value.sourceId,
      edition: value.edition,
      title: value.title,
      buyer: value.buyer.name,
      deadline: value.deadline,
      zone: value.buyerZone,
      value: value.value === null ? null : `${value.value.amount} ${value.value.currency}`,
      items: value.itemCount,
      documents: value.documents.length,
      securities: value.securities.map(({ kind }) => kind),
    }).toEqual({
      id: expected.id,
      edition: expected.edition ?? 1,
      title: expected.title,
      buyer: expected.buyer,
      deadline: expected.deadline,
      zone: expected.zone,
      value: expected.value,
      items: expected.items,
      documents: expected.documents,
      securities: expected.securities ?? [],
    });
    const { lots = [] } = expected;
    expect(typeof lots === 'number' ? value.lots.length : value.lots.map(({ id }) => id)).toEqual(lots);
    if (expected.inn !== undefined) expect(value.buyer.inn).toBe(expected.inn);
    if (expected.rule !== undefined) expect(value.deadlineRule).toBe(expected.rule);
    if (expected.flags !== undefined) expect(value.flags).toEqual(expected.flags);
  });

  it.each([
    ['INVALID_cn_24_empty.xml', 16],
    ['INVALID_cn_24_stage-1.xml', 31],
  ])('%s is refused with the line of the empty identifier', async (file, line) => {
    const workspace = await temporaryWorkspace();
    const imported = await importProcedures(workspace, { files: [join(folder, 'eforms', file)] });
    expect(imported).toMatchObject({
      ok: true,
      value: {
        procedures: [],
        files: [
          {
            outcome: 'refused',
            findings: [
              {
                code: 'notice.missing-field',
                place: { file, line, path: '/ContractNotice/cbc:ContractFolderID' },
                details: { field: 'cbc:ContractFolderID' },
              },
            ],
          },
        ],
      },
    });
    expect(await readdir(workspace.vault.folder)).toEqual([]);
  });

  it('a change notice becomes the second edition of its procedure, and says what it changes', async () => {
    const files = ['change-cn_24_open_dates.xml', 'cn_24_open.xml'].map((file) => join(folder, 'eforms', file));
    for (const order of [files, files.toReversed()]) {
      const workspace = await temporaryWorkspace();
      const imported = await importProcedures(workspace, { files: order });
      expect(imported).toMatchObject({
        ok: true,
        value: { procedures: [{}], files: [{ outcome: 'imported' }, { outcome: 'imported' }] },
      });
      const shown = await showProcedure(workspace, electricity.id);
      expect(shown).toMatchObject({
        ok: true,
        value: {
          edition: 2,
          deadline: '2020-06-12T11:00:00Z',
          publishedAt: '2020-02-28T11:32:13Z',
          amendment: {
            noticeId: 'c4c415ee-ac08-4465-8fa6-57568cf69462-01',
            changes: [
              { lot: 'LOT-0000', description: 'Time limit for receipt of tenders or requests to participate' },
              { lot: 'LOT-0000', description: 'Conditions for opening of tenders' },
            ],
          },
        },
      });
      const again = await importProcedures(workspace, { files: order });
      expect(again).toMatchObject({ ok: true, value: { files: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }] } });
    }
  });

  it('a notice in 24 languages is shown in the one asked for, else in its main one', async () => {
    const workspace = await temporaryWorkspace();
    await importProcedures(workspace, { files: [join(folder, 'eforms/cn_24_multilingual.xml')] });
    const titles: string[] = [];
    for (const languages of [['bg'], ['ar', 'de'], ['ru'], []]) {
      const shown = await showProcedure(workspace, '46c9ce89-5986-40d9-992f-e1a2469a48f8', languages);
      if (!shown.ok) throw new Error(shown.error.code);
      titles.push(`${shown.value.language} ${shown.value.title.slice(0, 14)} ${shown.value.buyer.name.slice(0, 6)}`);
    }
    expect(titles).toEqual([
      'bg Предоставяне н Служба',
      'de Bereitstellung Amt fü',
      'en Provision of I Public',
      'en Provision of I Public',
    ]);
  });
});
