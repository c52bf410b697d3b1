import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';

const header = '№ закупки;Предмет закупки;Заказчик;НМЦК, руб.;Дата окончания подачи заявок;Способ закупки';
const table = (deadline: string, value: string): string =>
  `${header}\nA-1;Насосы;ГБУ «Пример»;${value};${deadline};Электронный аукцион (44-ФЗ)\n`;
const mapping = {
  columns: {
    number: '№ закупки',
    title: 'Предмет закупки',
    value: 'НМЦК, руб.',
    deadline: 'Дата окончания подачи заявок',
    method: 'Способ закупки',
  },
  zone: 'Europe/Moscow',
  currency: 'RUB',
  dateOrder: 'dmy',
  sheet: null,
} as const;

const takeTable = async (workstation: Workstation, name: string, text: string): Promise<void> => {
  const path = join(workstation.folder, name);
  await writeFile(path, text);
  const { fileId } = await workstation.act('files.take', { path });
  await workstation.act('procedures.import', { fileIds: [fileId], format: 'auto', mapping });
};

const openFirst = async (page: Page, workstation: Workstation): Promise<void> => {
  await workstation.open(page);
  await page.locator('.rail-items button').nth(1).click();
  await page.locator('[data-index="0"]').click();
};

test('each date names its article, and an own step is added, done and removed', async ({ page, workstation }) => {
  await takeTable(workstation, 't.csv', table('30.11.2026 10:00', '100'));
  await openFirst(page, workstation);
  await page.getByRole('tab', { name: /^Dates/ }).click();
  const dates = page.getByRole('table', { name: 'Dates', exact: true });
  await expect(dates.getByRole('row', { name: /Auction begins/ })).toContainText('44-FZ art. 42 p.1(21)');
  await expect(dates.getByRole('row', { name: /Bid guarantee has to last until/ })).toContainText('30 Dec');
  await page.getByText('Waiting for an event').click();
  await expect(page.getByText('Waits for: Final protocol published').first()).toBeVisible();

  await page.getByLabel('What has to be done').fill('Director signs');
  await page.getByRole('button', { name: 'Add a step' }).click();
  const step = dates.getByRole('row', { name: /Director signs/ });
  await expect(step).toContainText('1 working day before: Bids close');
  await step.getByText('Director signs').click();
  await expect(step.getByRole('checkbox')).toBeChecked();
  await expectAccessible(page);
  await step.getByRole('button', { name: 'Remove the step' }).click();
  await expect(step).toHaveCount(0);
});

test('a changed notice shows what it says now, and the dates that moved', async ({ page, workstation }) => {
  await takeTable(workstation, 't.csv', table('30.11.2026 10:00', '100'));
  await takeTable(workstation, 'u.csv', table('07.12.2026 11:00', '120'));
  await openFirst(page, workstation);
  await page.getByRole('tab', { name: 'Changes' }).click();
  const changes = page.getByRole('table', { name: 'Changes from edition 1 to 2' });
  await expect(changes.getByRole('row', { name: /^Price/ })).toContainText('100 RUB');
  await expect(changes.getByRole('row', { name: /^Price/ })).toContainText('120 RUB');
  await expect(page.getByRole('table', { name: 'Dates that moved with it' })).toContainText('Auction begins');
  await expect(page.getByText('Look again at: dates, price, security')).toBeVisible();
  await expectAccessible(page);
});

test('a table is taken in once its columns are confirmed', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.locator('.rail-items button').nth(1).click();
  await page.locator('.page-acts button').last().click();
  const buffer = Buffer.from(table('30.11.2026 10:00', '100'));
  await page.locator('.dialog input[type="file"]').setInputFiles({ name: 'закупки.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('What do the columns mean?').or(page.locator('.mapping-fields'))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import so' }).click();
  await expect(page.getByText('1 new procedure')).toBeVisible();
});

test('a pasted notice is taken in as far as it was confirmed', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.locator('.rail-items button').nth(1).click();
  await page.locator('.page-acts button').last().click();
  await page.getByRole('button', { name: 'Paste a notice as text' }).click();
  const text = 'Извещение № 0372200000123000012\nПредмет закупки: Насосы\nЗаказчик: ГБУ «Пример»';
  await page.getByLabel('Text of the notice').fill(text);
  await page.getByRole('button', { name: 'Recognise' }).click();
  await page.getByRole('checkbox', { name: 'buyer' }).click({ force: true });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText('1 new procedure')).toBeVisible();
});
