import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

test.use({ withSample: true });

test('a figure is told with its source by keys alone, and taken back', long, async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('l');
  const list = page.getByRole('grid', { name: 'Platforms' });
  await list.getByRole('row').nth(1).click();
  const detail = page.getByRole('region', { name: 'B2B-Center' });
  await expect(detail).toContainText('not known');
  await expectAccessible(page);
  await detail.getByRole('button', { name: 'Edit: Number of files' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Number of files' });
  await dialog.getByRole('textbox', { name: 'Value' }).fill('25');
  await dialog.getByRole('textbox', { name: 'Who says it' }).fill('a letter of the platform');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const limits = detail.getByRole('table', { name: 'Limits of files' });
  await expect(limits).toContainText('a letter of the platform');
  await expect(list.getByRole('row').nth(1)).toContainText('edited by you');
  await page.getByRole('button', { name: 'Back to the program’s card' }).click();
  await page.getByRole('button', { name: 'Take back my edits' }).click();
  await expect(limits).not.toContainText('a letter of the platform');
});

test('access that ends before a deadline is warned about where it is kept', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('l');
  await page.getByRole('grid', { name: 'Platforms' }).getByRole('row').nth(1).click();
  await page.getByRole('tab', { name: 'Access' }).click();
  await page.getByRole('button', { name: 'Edit: Все коммерческие закупки' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit access' });
  await dialog.getByRole('textbox', { name: 'Until' }).fill('2026-11-24');
  await dialog.getByRole('button', { name: 'Save access' }).click();
  await expect(dialog).toHaveCount(0);
  const pane = page.getByRole('region', { name: 'B2B-Center' });
  await expect(pane.getByRole('list', { name: 'Access: what needs attention' })).toContainText('before the last day');
  await expectAccessible(page);
});

test(
  'levels of reminders are typed as words, and a rule of one’s own gives a date',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await page.keyboard.press('Comma');
    await page.getByRole('tab', { name: 'Kinds of procedure' }).click();
    await page.getByRole('button', { name: 'Edit: Open tender', exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'Haggling', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save kind' }).click();
    const tenders = page.getByRole('table', { name: 'Tenders' });
    await expect(tenders.getByRole('row').nth(1)).toContainText('edited by you');
    await expect(tenders.getByRole('row').nth(1)).not.toContainText('Haggling');
    await page.getByRole('tab', { name: 'Dates and reminders' }).click();
    const levels = page.getByRole('textbox', { name: 'Every date' });
    await levels.fill('3 d, tomorrow');
    await expect(page.getByRole('button', { name: 'Save reminders' })).toBeDisabled();
    await levels.fill('30 min, 1 d, 3 d, 3 h');
    await page.getByRole('button', { name: 'Save reminders' }).click();
    await expect(levels).toHaveValue('3 d, 1 d, 3 h, 30 min');
    await page.getByRole('button', { name: 'Add rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add rule' });
    await dialog.getByRole('textbox', { name: 'What the date is called' }).fill('Call the buyer');
    await dialog.getByRole('textbox', { name: 'Article' }).fill('clause 4.2');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect(page.getByRole('table', { name: 'Rules of dates' })).toContainText('Call the buyer');
    await expectAccessible(page);
  },
);
