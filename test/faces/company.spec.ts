import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

test.use({ withSample: true });

test('a wrong check digit is said while it is typed, and mended text is no longer blamed', async ({
  page,
  workstation,
}) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  const inn = page.getByRole('textbox', { name: 'INN', exact: true });
  const right = await inn.inputValue();
  const wrong = `${right.slice(0, -1)}${right.endsWith('9') ? '8' : '9'}`;
  await inn.fill(wrong);
  await expect(inn).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(`The INN ${wrong} has a mistake`)).toBeVisible();
  await inn.fill(right);
  await expect(inn).not.toHaveAttribute('aria-invalid', 'true');
});

test('what was typed outlives a look at another screen, and Ctrl+S keeps it', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  const name = page.getByRole('textbox', { name: 'Short name' });
  await name.fill('ООО «Другое имя»');
  await page.locator('.rail-items button').nth(0).click();
  await page.locator('.rail-items [data-screen="company"] button').click();
  await expect(name).toHaveValue('ООО «Другое имя»');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.top-company')).toHaveText('ООО «Другое имя»');
  expect((await workstation.act('company.show', {})).profile.shortName).toBe('ООО «Другое имя»');
});

test('a key is forgotten only after its name and file were read', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Keys and tokens' }).click();
  const before = (await workstation.act('keys.list', {})).keys;
  await page.getByRole('button', { name: `Forget “${before[0]?.label}”` }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('stays where it is');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect((await workstation.act('keys.list', {})).keys).toHaveLength(before.length);
  await page.getByRole('button', { name: `Forget “${before[0]?.label}”` }).click();
  await dialog.getByRole('button', { name: /^Forget/ }).click();
  await expect(page.locator('.key')).toHaveCount(before.length - 1);
});

test('a key is checked for a platform and a deadline before there is a bid', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Keys and tokens' }).click();
  const check = page.locator('.key-check').first();
  await check.locator('summary').press('Enter');
  await check.getByRole('button', { name: 'Platform' }).click();
  await page.getByRole('option', { name: 'B2B-Center' }).click();
  await check.getByRole('textbox', { name: 'Deadline' }).fill('2028-03-01');
  await check.getByRole('button', { name: 'Check' }).press('Enter');
  const said = check.getByRole('list');
  await expect(said).toContainText('but not at the deadline');
  await expect(check.getByRole('status')).toContainText('Not provable');
  await expectAccessible(page);
});

test('a trust anchor is removed and the list says what that means', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Trust anchors' }).click();
  await page.getByRole('button', { name: /^No longer trust/ }).click();
  await expect(page.getByRole('alertdialog')).toContainText('INDETERMINATE');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^No longer trust/ })
    .click();
  await expect(page.getByText('No trust anchor yet')).toBeVisible();
});

test('a key file is chosen among the folders of this machine where no system dialog exists', async ({
  page,
  workstation,
}) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Keys and tokens' }).click();
  await page.getByRole('button', { name: 'Add a key file' }).click();
  await expect(page.getByRole('dialog').getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test(
  'a paper is added with its term, taken into a bid from the library, and a second company has none of it',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await page.keyboard.press('KeyC');
    await page.getByRole('tab', { name: /^Papers/ }).click();
    await page.getByRole('button', { name: 'Describe a paper without a file' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Licence 12');
    await page.getByRole('textbox', { name: 'Issued on' }).fill('2026-11-20');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('no older than 30 days');
    await page.locator('.dialog input[data-purpose="document"]').setInputFiles({
      name: 'Licence 12.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('a licence'),
    });
    await page.getByRole('button', { name: 'Save the paper' }).click();
    await expect(page.getByRole('table', { name: 'Papers' })).toContainText('Licence 12');
    await expectAccessible(page);

    const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
    const draft = rows.find(({ status }) => status === 'draft');
    await page.locator('.rail-items [data-screen="bids"] button').click();
    await page.getByText(draft?.procedureTitle ?? '').click();
    await page.getByRole('button', { name: 'From the library…' }).click();
    // The dialog takes the focus when it opens: a key pressed before would go to it.
    const licence = page.getByRole('checkbox', { name: 'Licence 12' });
    await expect(async () => {
      if (!(await licence.isChecked())) await licence.press('Space');
      await expect(licence).toBeChecked({ timeout: 1_000 });
    }).toPass();
    await page.getByRole('button', { name: 'Add 1 paper' }).press('Enter');
    await expect(page.getByRole('region', { name: 'All documents' })).toContainText('Licence 12.txt');

    await page.locator('.rail-items [data-screen="company"] button').click();
    await page.getByRole('button', { name: 'Switch company' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Add a company…' }).press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill('Second LLC');
    await page.keyboard.press('Enter');
    await expect(page.locator('.top-company')).toHaveText('Second LLC');
    await page.getByRole('tab', { name: /^Papers/ }).click();
    await expect(page.getByText('No paper yet.')).toBeVisible();
  },
);
