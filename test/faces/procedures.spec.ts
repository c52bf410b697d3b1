import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { long } from './lane.ts';

const release = (number: number, title = `Procedure ${String(number).padStart(4, '0')}`) => ({
  ocid: `ocds-face-${number}`,
  id: `${number}-1`,
  date: '2026-11-20T09:00:00+03:00',
  tag: ['tender'],
  initiationType: 'tender',
  buyer: { id: 'b', name: 'Face Test Buyer' },
  tender: {
    id: `t-${number}`,
    title,
    status: 'active',
    value: { amount: 1000 + number, currency: 'RUB' },
    tenderPeriod: {
      startDate: '2026-11-20T09:00:00+03:00',
      endDate: new Date(Date.UTC(2026, 11, 1, 7, number)).toISOString(),
    },
  },
});

const importMany = async (workstation: Workstation, count: number): Promise<void> => {
  const path = join(workstation.folder, 'many.jsonl');
  await writeFile(path, Array.from({ length: count }, (_, index) => JSON.stringify(release(index))).join('\n'));
  const { fileId } = await workstation.act('files.take', { path });
  await workstation.act('procedures.import', { fileIds: [fileId], format: 'auto' });
};

const openProcedures = async (page: Page, workstation: Workstation): Promise<void> => {
  await workstation.open(page);
  await page.locator('.rail-items button').nth(1).click();
  await expect(page.locator('main [role="row"][data-index]').first()).toBeVisible();
};

test('a long list holds only the rows near the screen, and the keyboard reaches its end', async ({
  page,
  workstation,
}) => {
  await importMany(workstation, 350);
  await openProcedures(page, workstation);
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '351');
  expect(await page.locator('[role="row"][data-index]').count()).toBeLessThan(80);

  await page.locator('[data-index="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-index="1"]')).toBeFocused();
  await page.keyboard.press('PageDown');
  const jumped = Number(await page.locator('[role="row"]:focus').getAttribute('data-index'));
  expect(jumped).toBeGreaterThan(10);
  await page.keyboard.press('End');
  await expect(page.locator('[data-index="349"]')).toBeFocused();
  await expect(page.locator('[data-index="349"]')).toContainText('Procedure 0349');
  await expect(page.locator('[data-index="349"]')).toHaveAttribute('aria-rowindex', '351');
  await page.keyboard.press('Home');
  await expect(page.locator('[data-index="0"]')).toBeFocused();
});

test('Enter opens the focused row, the arrows then turn the detail over, Esc gives the row back', async ({
  page,
  workstation,
}) => {
  await importMany(workstation, 5);
  await openProcedures(page, workstation);
  await page.locator('[data-index="0"]').focus();
  await page.keyboard.press('Enter');
  const title = page.locator('.detail h2').first();
  await expect(title).toHaveText('Procedure 0000');
  await page.keyboard.press('ArrowDown');
  await expect(title).toHaveText('Procedure 0001');
  await page.keyboard.press('Escape');
  await expect(page.locator('.detail')).toHaveCount(0);
  await expect(page.locator('[data-index="1"]')).toBeFocused();
});

test('a heading orders the list, and says which way', async ({ page, workstation }) => {
  await importMany(workstation, 5);
  await openProcedures(page, workstation);
  const heading = page.getByRole('columnheader', { name: 'Value' });
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('[data-index="0"]')).toContainText('Procedure 0000');
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(page.locator('[data-index="0"]')).toContainText('Procedure 0004');
});

test('a search narrows the list, and what finds nothing offers a way back', async ({ page, workstation }) => {
  await importMany(workstation, 5);
  await openProcedures(page, workstation);
  await page.getByRole('searchbox').fill('0003');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('searchbox').fill('nowhere');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '6');
});

test('a notice chosen in the page is imported and what became of it is said', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('import');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const input = page.locator('input[type="file"][data-purpose="notice"]');
  await input.setInputFiles([
    {
      name: 'good.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(release(7, 'Pumps for the face test'))),
    },
    { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"ocid": "cut') },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 new procedure')).toBeVisible();
  await expect(dialog.getByText('Imported', { exact: true })).toBeVisible();
  await expect(dialog.getByText('Refused', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Pumps for the face test' }).click();
  await expect(page.locator('.detail h2').first()).toHaveText('Pumps for the face test');
});

test.describe('the detail of a procedure', () => {
  test.use({ withSample: true });
  for (const language of ['en', 'ru', 'ar'] as const) {
    test.describe(language, () => {
      test.use({ settings: { language, theme: 'light' } });
      test('passes axe on every tab', long, async ({ page, workstation }) => {
        test.setTimeout(120_000);
        await openProcedures(page, workstation);
        await page.locator('[data-index="1"]').click();
        const tabs = page.locator('.detail [role="tab"]');
        await expect(tabs).toHaveCount(8);
        for (let place = 0; place < 8; place += 1) {
          await tabs.nth(place).click();
          await expectAccessible(page);
        }
      });
    });
  }

  test('shows each date on the buyer’s, Moscow’s and the user’s clock', async ({ page, workstation }) => {
    await workstation.act('settings.save', { zone: 'Asia/Yekaterinburg' });
    await openProcedures(page, workstation);
    await page.locator('[data-index="1"]').click();
    await page.getByRole('tab', { name: 'Dates' }).click();
    const row = page.getByRole('table', { name: 'Dates' }).getByRole('row').last();
    await expect(row).toContainText('10:00');
    await expect(row).toContainText('12:00');
    await expect(row).toContainText('UTC+3');
  });

  test('Tab comes to its deadline, and the deadline then tells every clock that matters', async ({
    page,
    workstation,
  }) => {
    await openProcedures(page, workstation);
    await page.locator('[data-index="1"]').click();
    const deadline = page.locator('.detail .when').first();
    await page.getByRole('separator').focus();
    for (let steps = 0; steps < 8; steps += 1) {
      if (await deadline.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(deadline).toBeFocused();
    await expect(page.getByRole('tooltip')).toContainText('Moscow');
    await expect(page.getByRole('tooltip')).toContainText('Buyer');
    await expect(deadline).toHaveAttribute('aria-describedby', /./);
  });

  test('a bid is prepared from it and opens', async ({ page, workstation }) => {
    await openProcedures(page, workstation);
    await page.locator('[data-index="4"]').click();
    const title = await page.locator('.detail h2').first().textContent();
    await page.getByRole('button', { name: 'Prepare a bid' }).click();
    await expect(page.locator('.detail')).toHaveCount(0);
    await expect(page.getByRole('main')).toContainText(title ?? 'no title');
    expect(
      (await workstation.act('bids.list', { offset: 0, limit: 100 })).rows.map((bid) => bid.procedureTitle),
    ).toContain(title);
  });
});
