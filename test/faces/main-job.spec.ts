import { readFile } from 'node:fs/promises';
import { unzipNames } from './unzip-names.ts';
import type { Page } from '@playwright/test';
import { samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { languages } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { lane } from './lane.ts';
import { answerPassword } from './password.ts';

const notice = {
  ocid: 'ocds-face-main',
  id: 'main-1',
  date: '2026-11-20T09:00:00+03:00',
  tag: ['tender'],
  initiationType: 'tender',
  buyer: { id: 'b', name: 'Face Test Buyer' },
  tender: {
    id: 't-main',
    title: 'Pumps for the whole way',
    status: 'active',
    value: { amount: 3698877.15, currency: 'RUB' },
    tenderPeriod: { startDate: '2026-11-20T09:00:00+03:00', endDate: '2026-12-08T10:00:00+03:00' },
  },
};

const rail = (page: Page, place: number): Promise<void> => page.locator('.rail-items button').nth(place).click();

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ withSample: true, settings: { language } });
    test(
      'a notice becomes a bid that is frozen, signed, packaged and verified',
      lane(language === 'ru'),
      async ({ page, workstation }) => {
        test.setTimeout(120_000);
        const { say: t } = await textsIn(language);
        await workstation.open(page);
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
        await rail(page, 1);
        await page.locator('.page-acts button').last().click();
        await page.locator('input[type="file"][data-purpose="notice"]').setInputFiles({
          name: 'notice.json',
          mimeType: 'application/json',
          buffer: Buffer.from(JSON.stringify(notice)),
        });
        await page.getByRole('dialog').getByRole('button', { name: notice.tender.title }).click();
        await expect(page.locator('.detail h2').first()).toHaveText(notice.tender.title);

        await rail(page, 2);
        await page.getByRole('button', { name: t('bids.new.act') }).click();
        const making = page.getByRole('dialog');
        await making.getByRole('searchbox').fill('Pumps for');
        await making.getByRole('option', { name: notice.tender.title }).click();
        await making.getByRole('button', { name: t('bids.new.make') }).click();
        await expect(page.locator('.desk h1')).toHaveText(notice.tender.title);
        await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.blocked', { count: 1 }));

        const drop = page.locator('input[type="file"][data-purpose="document"]');
        await drop.setInputFiles([
          { name: 'Заявка.pdf', mimeType: 'application/pdf', buffer: Buffer.from('application') },
          { name: 'technical offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('offer') },
          { name: 'السعر.pdf', mimeType: 'application/pdf', buffer: Buffer.from('price') },
        ]);
        await expect(page.locator('.desk .table tbody tr')).toHaveCount(3);
        await page.getByRole('option', { name: t('bids.items.terms') }).click();
        const price = page.getByRole('textbox', { name: t('bids.terms.price') });
        await price.fill('3500000');
        await price.press('Enter');
        await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.ready'));
        await expectAccessible(page);

        await page.getByRole('button', { name: t('bids.next.freeze', { count: 3 }) }).click();
        await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.frozen'));
        await expect(page.locator('.drop')).toHaveCount(0);

        await page.getByRole('button', { name: t('bids.next.sign', { count: 3 }) }).click();
        const sign = page.getByRole('button', { name: t('sign.act', { count: 3 }), exact: true });
        await expect(sign).toBeEnabled();
        await expectAccessible(page);
        const asked = page.context().waitForEvent('page');
        await sign.click();
        await answerPassword(await asked, samplePassword);
        await expect(page.locator('.sign-summary')).toHaveText(t('sign.results.signed', { count: 4 }));
        await page.getByRole('button', { name: t('sign.results.back') }).click();

        await page.getByRole('button', { name: t('bids.next.package') }).click();
        await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.packaged'));
        const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
        const bidId = rows.find(({ procedureTitle }) => procedureTitle === notice.tender.title)?.bidId ?? '';
        const { artefacts } = await workstation.act('bids.show', { bidId });
        const made = artefacts.find(({ kind }) => kind === 'package');
        expect(unzipNames(await readFile(made?.path ?? ''))).toEqual(
          expect.arrayContaining(['mimetype', 'Заявка.pdf', 'السعر.pdf', 'technical offer.pdf']),
        );

        await page.getByRole('button', { name: t('bids.next.verify') }).click();
        await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.INDETERMINATE'));
        await expectAccessible(page);
        await page.locator('label', { hasText: t('verify.demand.none') }).click();
        await page.getByRole('button', { name: t('verify.act') }).click();
        await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.TOTAL-PASSED'));
        await expect(page.locator('.report-sentence')).toHaveText(/Северный Причал/);

        await rail(page, 4);
        await page.getByRole('textbox', { name: t('calc.field.nmck') }).fill('3698877.15');
        await page.getByRole('textbox', { name: t('calc.field.percent') }).fill('1');
        await expect(page.locator('.headline-figure')).toContainText(/36[\s,\u00a0]988[.,]77/);
        await expectAccessible(page);
      },
    );
  });
}
