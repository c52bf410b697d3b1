import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { translator } from '#shared/text/translator.ts';
import { samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { writeKeyFile } from '#test/kit/key-files.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { answerPassword } from './password.ts';

const t = translator('en');

const openSign = async (page: Page): Promise<void> => {
  await page.keyboard.press('KeyS');
  await expect(page.getByRole('tab', { name: t('sign.tab') })).toHaveAttribute('aria-selected', 'true');
};

const chooseFiles = (page: Page, ...names: readonly string[]): Promise<void> =>
  page
    .locator('.sign-what input[type="file"]')
    .setInputFiles(
      names.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`content of ${name}`) })),
    );

const signWith = async (page: Page, password: string, count: number): Promise<void> => {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', { name: t('sign.act', { count }), exact: true }).click();
  const asking = await opening;
  await answerPassword(asking, password);
};

test.describe('with the sample’s key', () => {
  test.use({ withSample: true });

  test('the certificate is shown and judged in words before anything is asked', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    await expect(page.getByText(/is not a qualified electronic signature in Russia/)).toBeVisible();
    await page.locator('.certificate summary').click();
    await expect(page.locator('.certificate')).toContainText('9900123450');
    await expect(page.locator('.certificate')).toContainText('1.2.643.6.7');
    await expect(page.locator('.sign-why')).toHaveText(t('sign.why.nothing'));
    expect(await page.locator('input[type=password]').count()).toBe(0);
    await expectAccessible(page);
  });

  test('files are signed with a password that this page never sees, and each result says where it is', async ({
    page,
    workstation,
  }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf', 'Письмо заказчику.pdf');
    await page.locator('label', { hasText: t('sign.how.attached') }).click();
    await signWith(page, samplePassword, 2);
    await expect(page.locator('.sign-summary')).toHaveText(t('sign.results.signed', { count: 2 }));
    const place = await page.locator('.sign-what .code', { hasText: 'Письмо заказчику.pdf' }).innerText();
    // Not where handed-over files wait, which is emptied when the program ends.
    expect(place.startsWith(join(workstation.folder, 'signatures'))).toBe(true);
    expect((await stat(place)).size).toBeGreaterThan(500);
    await expectAccessible(page);
  });

  test('a cancelled password signs nothing and says nothing failed', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf');
    const opening = page.context().waitForEvent('page');
    await page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true }).click();
    const asking = await opening;
    await expect(page.locator('.sign-act')).toContainText(t('sign.password.waiting'));
    await asking.locator('.cancel').click();
    await expect(page.locator('.sign-act')).not.toContainText(t('sign.password.waiting'));
    await expect(page.locator('.sign-summary')).toHaveCount(0);
    await expect(page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true })).toBeEnabled();
  });

  test('a wrong password is asked for again in its own page', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf');
    const asked = page.context().waitForEvent('page');
    await page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true }).click();
    const first = await asked;
    const askedAgain = page.context().waitForEvent('page');
    await answerPassword(first, 'wrong');
    const again = await askedAgain;
    await expect(again.locator('.warning')).toBeVisible();
    await answerPassword(again, samplePassword);
    await expect(page.locator('.sign-summary')).toHaveText(t('sign.results.signed', { count: 1 }));
  });
});

test('a key file is named by its place on this machine, opened once, and chosen', async ({ page, workstation }) => {
  writeKeyFile(workstation.folder, 'rsa2048', 'пароль');
  await writeFile(join(workstation.folder, 'beside.txt'), 'not a key');
  const home = process.env['HOME'];
  process.env['HOME'] = workstation.folder;
  try {
    await workstation.act('settings.save', { language: 'en' });
    await workstation.open(page);
    await openSign(page);
    await page.getByRole('button', { name: t('sign.keys.add') }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('beside.txt')).toHaveCount(0);
    const opening = page.context().waitForEvent('page');
    await dialog.getByRole('option', { name: /rsa2048\.p12/ }).click();
    const asking = await opening;
    await answerPassword(asking, 'пароль');
    await expect(page.locator('.certificate')).toBeVisible();
    expect((await workstation.act('keys.list', {})).keys).toHaveLength(1);
  } finally {
    process.env['HOME'] = home;
  }
});
