import type { Locator, Page } from '@playwright/test';
import { samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { textsIn } from '#shared/text/translator.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';
import { answerPassword } from './password.ts';

const { say: t } = await textsIn('en');

/** As somebody without a mouse gets there. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  await expect(wanted).toBeVisible();
  await expect(wanted).toBeEnabled();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
};
const press = async (page: Page, button: Locator): Promise<void> => {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
};

test.use({ withSample: true });

test(
  'a frozen bid is signed, packaged, verified and noted as submitted without a mouse',
  long,
  async ({ page, workstation }) => {
    test.setTimeout(120_000);
    const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
    const place = rows.findIndex(({ status }) => status === 'frozen');
    const bidId = rows[place]?.bidId ?? '';
    const count = (await workstation.act('bids.show', { bidId })).documents.length;
    await workstation.open(page);
    await page.keyboard.press('KeyB');
    const title = rows[place]?.procedureTitle ?? '';
    const row = page.locator('main [role="row"][data-index]').filter({ hasText: title });
    await tabTo(page, page.locator('main [role="row"][data-index="0"]'));
    for (let downs = 0; downs < 20 && !(await row.evaluate((one) => one === document.activeElement)); downs += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('.desk h1')).toHaveText(title);

    await press(page, page.getByRole('button', { name: t('bids.next.sign', { count }) }));
    const sign = page.getByRole('button', { name: t('sign.act', { count }), exact: true });
    await tabTo(page, sign);
    const asked = page.context().waitForEvent('page');
    await page.keyboard.press('Enter');
    await answerPassword(await asked, samplePassword);
    await expect(page.locator('.sign-summary')).toHaveText(t('sign.results.signed', { count: count + 1 }));
    await press(page, page.getByRole('button', { name: t('sign.results.back') }));

    await press(page, page.getByRole('button', { name: t('bids.next.package') }));
    await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.packaged'));
    await press(page, page.getByRole('button', { name: t('bids.next.verify') }));
    await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.INDETERMINATE'));
    await page.goBack();

    const submission = page.getByRole('option', { name: t('submission.title') });
    const chosen = page.locator('.desk [role="option"][aria-selected="true"]').first();
    await tabTo(page, chosen);
    await page.keyboard.press('End');
    await expect(submission).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: t('submission.field.number') }));
    await page.keyboard.type('4123456-1');
    await press(page, page.getByRole('button', { name: t('submission.act.submit') }));
    await expect(page.locator('.submission-events')).toContainText('4123456-1');
    expect((await workstation.act('submission.show', { bidId })).receipt?.number).toBe('4123456-1');
  },
);
