import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

const number = '32600000001';
const notice =
  noticeCases('ru223')
    .find(({ name }) => name === 'two-lots-add-up')
    ?.bytes.toString('utf8') ?? '';
const about = (root: string, inside: string, data = `${root}Data`): string =>
  `<p:${root} xmlns:p="http://zakupki.gov.ru/223fz/purchase/1" xmlns="http://zakupki.gov.ru/223fz/types/1"><header/><p:body><p:item><p:${data}><p:guid>g</p:guid><p:registrationNumber>32600000001-01</p:registrationNumber><p:publicationDateTime>2026-11-25T10:00:00+03:00</p:publicationDateTime>${inside}</p:${data}></p:item></p:body></p:${root}>`;
const of = `<p:purchaseInfo><purchaseNoticeNumber>${number}</purchaseNoticeNumber></p:purchaseInfo>`;

const take = async (workspace: Workspace, text: string): Promise<string> => {
  const path = join(await temporaryFolder(), 'notice.xml');
  await writeFile(path, text);
  const imported = await importProcedures(workspace, { files: [path] });
  if (!imported.ok) throw new Error(imported.error.code);
  const [file] = imported.value.files;
  return [file?.outcome, ...new Set(file?.findings.map(({ code }) => code))].join(' ');
};

const cases: readonly (readonly [title: string, text: string, expected: object])[] = [
  [
    'a rejection cancels the purchase',
    about('purchaseRejection', `<p:cancelNoticeRegistrationNumber>${number}</p:cancelNoticeRegistrationNumber>`),
    { edition: 2, status: 'cancelled', deadline: '2026-12-01T07:00:00Z' },
  ],
  [
    'a lot that was cancelled is gone with its price',
    about(
      'lotCancellation',
      `${of}<p:cancelledLots><cancelledLot><ordinalNumber>2</ordinalNumber></cancelledLot></p:cancelledLots>`,
    ),
    { edition: 2, lots: [{ id: '1' }], value: { amount: '1500000.5' } },
  ],
  [
    'the protocol that sums up starts the terms of the contract',
    about('purchaseProtocolSummingupAESMBO', `${of}<p:typeName>Итоговый протокол</p:typeName>`),
    {
      edition: 2,
      dates: expect.arrayContaining([expect.objectContaining({ kind: 'protocol', at: '2026-11-25T07:00:00Z' })]),
      documents: [{ title: 'Итоговый протокол 32600000001-01' }],
    },
  ],
  [
    'any other protocol is a document',
    about('purchaseProtocolRZ1AESMBO', of),
    { edition: 2, documents: [{ title: 'Протокол 32600000001-01' }] },
  ],
];

describe('what is published about a notice of 223-FZ', () => {
  it.each(cases)('%s, before the notice or after it', async (_, text, expected) => {
    for (const order of [
      [notice, text],
      [text, notice],
    ]) {
      const workspace = await temporaryWorkspace();
      for (const file of order) expect(await take(workspace, file)).toMatch(/^imported/);
      expect(await showProcedure(workspace, number)).toMatchObject({ ok: true, value: expected });
    }
  });

  it('is refused by name where it does not say which notice it is about', async () => {
    const workspace = await temporaryWorkspace();
    expect(await take(workspace, about('purchaseProtocolZK', ''))).toBe('refused notice.not-a-notice');
  });
});
