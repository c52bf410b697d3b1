import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

test(
  'a deal goes from nothing to a refusal with its reason, by keys, and its way is kept',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await page.keyboard.press('r');
    await expect(page.getByText('No deals yet')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add: Deal' }).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add: Deal' });
    await dialog.getByRole('textbox', { name: 'Name (required)' }).fill('Cable for 2027');
    await dialog.getByRole('textbox', { name: 'Sum' }).fill('1200000');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    const deal = page.getByRole('region', { name: 'Cable for 2027' });
    await deal.getByRole('button', { name: 'Move to: Collect data' }).press('Enter');
    await expect(deal.getByRole('button', { name: 'Move to: First contact' })).toBeVisible();
    await deal.getByRole('button', { name: /Stage/ }).press('Enter');
    await page.getByRole('option', { name: 'Work with refusals' }).press('Enter');
    await deal.getByRole('button', { name: 'Move to: Work with refusals' }).press('Enter');
    await expect(deal.getByRole('alert')).toContainText('Why it was refused is not said');
    await deal.getByRole('button', { name: /Reason/ }).press('Enter');
    await page.getByRole('option', { name: 'Lost on price' }).press('Enter');
    await deal.getByRole('button', { name: 'Move to: Work with refusals' }).press('Enter');
    await expect(deal.getByRole('listitem').filter({ hasText: 'Lost on price' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Why they were refused' })).toContainText('Lost on price');
    await expectAccessible(page);
  },
);

test(
  'people stand apart as personal data beside the law, and every word of the notebook is found',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await page.keyboard.press('r');
    await page.getByRole('tab', { name: 'Customers' }).click();
    await page.getByRole('button', { name: 'Add: Customer' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name (required)' }).fill('Northern grid');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const customer = page.getByRole('region', { name: 'Northern grid' }).first();
    await customer.getByRole('button', { name: 'Add: Decision maker' }).click();
    await expect(dialog).toContainText('Personal data');
    await expect(dialog.getByRole('textbox')).toHaveCount(2);
    await dialog.getByRole('textbox', { name: 'Name (required)' }).fill('I. Petrov');
    await dialog.getByRole('textbox', { name: 'Role (required)' }).fill('chief engineer');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(customer).toContainText('No payments to people');
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Find in the notebook' }).fill('engineer');
    const found = page.getByRole('grid', { name: 'Found' });
    await expect(found).toContainText('Northern grid');
    await found.getByRole('row').nth(1).click();
    await expect(customer).toContainText('chief engineer');
  },
);
