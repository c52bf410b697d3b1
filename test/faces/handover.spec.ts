import type { Page } from '@playwright/test';
import { textsIn } from '#shared/text/translator.ts';
import { waitingSample } from '../../build/screens/handover-answer.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');
const count = 80;

/** What came from a second machine: the page's question is answered as if it had come. */
const conflictsWait = async (page: Page): Promise<void> => {
  const [sample] = waitingSample.differences;
  if (sample === undefined) throw new Error('the sample of a hand-over has no difference');
  const differences = Array.from({ length: count }, (_, index) => ({ ...sample, path: `bid#price${index}` }));
  const waiting = { ...waitingSample, differences, conflicts: count };
  await page.route('**/rpc/call', async (route) => {
    if (!(route.request().postData() ?? '').includes('"handover.show"')) return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as { value?: object };
    return route.fulfill({ response, json: { ...answer, value: { ...answer.value, waiting } } });
  });
};

test.use({ withSample: true });

test(
  'every one of many conflicts is answered by keyboard alone; Esc keeps everything and returns the focus',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await conflictsWait(page);
    await page.locator('.rail-items [data-screen="bids"] button').click();
    await page.locator('main [role="row"][data-index="0"]').click();
    const menu = page.locator('.desk-head button').last();
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.locator('[role="menuitem"][data-key="handover"]').press('Enter');
    const dialog = page.getByRole('dialog', { name: t('handover.title') });
    const join = dialog.getByRole('button', { name: t('handover.join.n', { count }) });
    await expect(join).toBeDisabled();
    await expect(dialog.locator('tbody tr[data-index="0"] input[type="radio"]').first()).toBeAttached();
    await dialog.getByRole('button', { name: t('handover.all-theirs') }).focus();
    for (let at = 0; at < count; at += 1) {
      await page.keyboard.press('Tab');
      await expect(page.locator('input[type="radio"]:focus')).toHaveCount(1);
      await page.keyboard.press('Space');
    }
    await expect(join).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();
  },
);
