import { textsIn } from '#shared/text/translator.ts';
import { powerXml } from '#test/kit/powers-of-attorney.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

test('a blocker is taken upon a named person, with a reason, by keyboard', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyB');
  await page
    .locator('main [role="row"][data-index]')
    .filter({ hasText: /Услуги по техническому/ })
    .click();
  const dare = page.getByRole('button', { name: t('readiness.despite') });
  await dare.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const freeze = dialog.getByRole('button', { name: t('readiness.despite.act') });
  await expect(freeze).toBeDisabled();
  await dialog.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await dialog.getByLabel(t('readiness.despite.by')).fill('Anna Vetrova');
  await expect(freeze).toBeDisabled();
  await dialog.getByLabel(t('readiness.despite.reason')).fill('The change concerns another lot');
  await expectAccessible(page);
  await freeze.click();
  await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.frozen'));
  await expect(page.getByText(/Frozen over .* by Anna Vetrova: The change concerns another lot/)).toBeVisible();
});

test('a power of attorney is read, judged and removed under Company', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: t('authority.tab') }).click();
  await expect(page.getByText(t('authority.empty'))).toBeVisible();
  await page
    .locator('main input[type="file"]')
    .first()
    .setInputFiles({ name: 'ON_EMCHD_1.xml', mimeType: 'text/xml', buffer: Buffer.from(powerXml()) });
  await expect(page.getByRole('heading', { name: 'Ветрова Анна Павловна' })).toBeVisible();
  await expect(page.getByText(t('authority.unsound'))).toBeVisible();
  await expect(page.getByText(t('authority.signature-missing'))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: new RegExp(`^${t('authority.remove')}: `) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('authority.remove'), exact: true })
    .click();
  await expect(page.getByText(t('authority.empty'))).toBeVisible();
});
