import { calculatorNames } from '#shared/finance/calculators.ts';
import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

test.beforeEach(async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyM');
  await expect(page.getByRole('heading', { name: 'Money', level: 1 })).toBeVisible();
});

test('a figure follows the keys, and opens to its formula, article and day of the rules', async ({ page }) => {
  await page.getByRole('textbox', { name: t('calc.field.nmck') }).fill('979 633,15');
  await page.getByRole('textbox', { name: t('calc.field.percent') }).fill('1');
  await expect(page.locator('.headline-figure')).toContainText('9,796.33');
  const step = page.locator('.step').last();
  await step.locator('summary').click();
  await expect(step.locator('.step-formula')).toContainText(/979,633\.15 × 1\s%/);
  await expect(step.locator('.step-source')).toContainText('44-FZ');
  await expect(step.locator('.step-source')).toContainText('rules as of');
  await expectAccessible(page);
});

test('what is missing is named, and a figure that no longer holds is not shown as fresh', async ({ page }) => {
  const nmck = page.getByRole('textbox', { name: t('calc.field.nmck') });
  await expect(page.getByText(`Still needed: ${t('calc.field.nmck')}`)).toBeVisible();
  await nmck.fill('1300000');
  await page.getByRole('textbox', { name: t('calc.field.percent') }).fill('1');
  await expect(page.locator('.headline-figure')).toContainText('13,000.00');
  await nmck.fill('');
  await expect(page.locator('.figures-stale')).toBeVisible();
  await expect(page.getByText(`Still needed: ${t('calc.field.nmck')}`)).toBeVisible();
});

test('a text that is no number is said at its field and is not calculated with', async ({ page }) => {
  const nmck = page.getByRole('textbox', { name: t('calc.field.nmck') });
  await nmck.fill('1.300.00');
  await expect(nmck).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.headline')).toHaveCount(0);
});

test('inputs are there again after another screen and after a reload', async ({ page }) => {
  await page.getByRole('textbox', { name: t('calc.field.nmck') }).fill('1300000');
  await page.keyboard.press('Tab');
  await page.locator('.rail-items button').nth(0).click();
  await page.locator('.rail-items button').nth(4).click();
  await expect(page.getByRole('textbox', { name: t('calc.field.nmck') })).toHaveValue('1,300,000.00');
  await page.reload();
  await expect(page.getByRole('textbox', { name: t('calc.field.nmck') })).toHaveValue('1,300,000.00');
  await page.getByRole('button', { name: t('money.form.clear') }).click();
  await expect(page.getByRole('textbox', { name: t('calc.field.nmck') })).toHaveValue('');
});

test('a tender loan is a beginning of its own over the offer calculator', async ({ page }) => {
  await page.getByRole('option', { name: t('money.sheet.tender-loan'), exact: true }).click();
  await page.getByRole('textbox', { name: t('calc.field.sum') }).fill('1000000');
  await page.getByRole('textbox', { name: t('calc.field.start') }).fill('01.12.2026');
  await page.getByRole('textbox', { name: t('calc.field.end') }).fill('15.01.2027');
  await page.getByRole('textbox', { name: t('calc.field.rate') }).fill('24');
  await expect(page.locator('.headline-figure')).toContainText('29,589.04');
  await page.getByRole('textbox', { name: t('calc.field.issueFeePercent') }).fill('1');
  await expect(page.locator('.headline-figure')).toContainText('39,589.04');
});

test('the arrows walk through the calculators, and each of them draws its form', long, async ({ page }) => {
  const options = page.locator('.sheet-list [role="option"]');
  await expect(options.first()).toBeVisible();
  expect(await options.count()).toBeGreaterThanOrEqual(calculatorNames.length);
  await options.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  for (let place = 0; place < (await options.count()); place += 1) {
    await options.nth(place).click();
    const name = await options.nth(place).innerText();
    await expect(page.locator('.money-head h2')).toHaveText(name);
    expect(await page.locator('.money-form').innerText()).not.toMatch(/calc\.(field|choice|rule)\./);
  }
});

test('a calculated security is taken over into a bid that is still a draft', async ({ page, workstation }) => {
  await page.getByRole('textbox', { name: t('calc.field.nmck') }).fill('1300000');
  await page.getByRole('textbox', { name: t('calc.field.percent') }).fill('1');
  await page.getByRole('button', { name: new RegExp(t('money.use.bid')) }).click();
  await page.getByRole('option', { name: /^Услуги по техническому/ }).click();
  await page.getByRole('button', { name: /^Use 13,000\.00/ }).click();
  await expect(page.locator('.desk')).toBeVisible();
  const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
  const bidId = rows.find(({ procedureTitle }) => procedureTitle.startsWith('Услуги'))?.bidId ?? '';
  expect((await workstation.act('bids.show', { bidId })).security).toEqual({ amount: '13000.00', currency: 'RUB' });
});
