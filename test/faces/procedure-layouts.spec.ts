import type { Page } from '@playwright/test';
import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');
test.use({ withSample: true });

const openProcedures = async (page: Page, workstation: Workstation): Promise<void> => {
  await workstation.open(page);
  await page.locator('.rail-items button').nth(1).click();
  await expect(page.locator('main [role="row"][data-index]').first()).toBeVisible();
};
const row = (page: Page, place: number) => page.locator(`[data-index="${place}"]`);
const layout = (page: Page, place: number) => page.locator('.layout-choice button').nth(place).click();
const plain = { search: '', order: 'deadline', descending: false, offset: 0, limit: 100 } as const;
const inStage = async (workstation: Workstation, stageId: string): Promise<number> =>
  (await workstation.act('procedures.list', { ...plain, filter: { workStages: [stageId] } })).total;

test('rows are picked by keyboard, dropped together with a reason, and taken back', async ({ page, workstation }) => {
  await openProcedures(page, workstation);
  await row(page, 0).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(2);
  await expect(row(page, 1)).toBeFocused();
  await page.getByRole('button', { name: t('procedures.drop') }).click();
  const dialog = page.getByRole('dialog');
  const act = dialog.getByRole('button', { name: t('procedures.drop.act', { count: 2, shown: '2' }) });
  await expect(act).toBeDisabled();
  await dialog.getByText(t('organiser.reason.too-little-time')).click();
  await act.click();
  await expect(page.locator('.act-told')).toContainText(t('procedures.bulk.changed', { count: 2, shown: '2' }));
  expect(await inStage(workstation, 'dropped')).toBe(2);
  await expectAccessible(page);

  await row(page, 3).focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.act-told')).toContainText(t('procedures.undo.done', { count: 2, shown: '2' }));
  expect(await inStage(workstation, 'dropped')).toBe(0);

  await page.keyboard.press('Control+a');
  const { total } = await workstation.act('procedures.list', { ...plain, filter: { stage: 'open' } });
  await expect(page.locator('.bulk-count')).toHaveText(
    t('procedures.bulk.picked', { count: total, shown: String(total) }),
  );
  await page.keyboard.press('Escape');
  await expect(page.locator('.bulk')).toHaveCount(0);
  await expect(row(page, 3)).toBeFocused();
});

test(
  'a card goes to the next stage by Shift and an arrow, and is dragged on to another',
  long,
  async ({ page, workstation }) => {
    await openProcedures(page, workstation);
    await layout(page, 1);
    const columns = page.locator('.board-column');
    const first = columns.nth(0).locator('.card').first();
    const title = (await first.locator('.card-title').textContent()) ?? '';
    await first.focus();
    await page.keyboard.press('Shift+ArrowRight');
    const moved = columns.nth(1).locator('.card', { hasText: title });
    await expect(moved).toBeVisible();
    expect(await inStage(workstation, 'studying')).toBe(1);
    await moved.dragTo(columns.nth(2));
    await expect(columns.nth(2).locator('.card', { hasText: title })).toBeVisible();
    await columns.nth(0).locator('.card').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(columns.nth(2).locator('.card')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.detail h2').first()).toHaveText(title);
  },
);

test(
  'columns that were chosen, and a view that was saved, are there after a restart of the page',
  long,
  async ({ page, workstation }) => {
    await openProcedures(page, workstation);
    await page.getByRole('button', { name: t('procedures.columns'), exact: true }).click();
    await page.getByRole('dialog').getByText(t('organiser.column.tags'), { exact: true }).click();
    await page.getByRole('button', { name: t('procedures.columns.earlier', { name: 'Tags' }) }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeVisible();
    await page.getByRole('radio', { name: t('procedures.stage.all') }).press('Space');
    await page.getByRole('button', { name: t('procedures.views.acts'), exact: true }).click();
    await page.getByRole('menuitem', { name: t('procedures.views.save-new') }).click();
    await page.keyboard.type('Everything of mine');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('procedures.views.save-new') })
      .click();
    const view = page.getByRole('radio', { name: 'Everything of mine' });
    await expect(view).toBeChecked();

    await page.goto('about:blank');
    await openProcedures(page, workstation);
    await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeVisible();
    await expect(view).not.toBeChecked();
    await view.press('Space');
    await expect(page.getByRole('radio', { name: t('procedures.stage.all') })).toBeChecked();
    const headings = await page.getByRole('columnheader').allTextContents();
    expect(headings.indexOf('Tags')).toBe(headings.length - 2);
  },
);

test.describe('in Arabic', () => {
  test.use({ settings: { language: 'ar', theme: 'dark', zone: 'Asia/Dubai' } });
  test(
    'board, month and lanes pass axe; the month is walked from the right and opens its day',
    long,
    async ({ page, workstation }) => {
      await openProcedures(page, workstation);
      await layout(page, 1);
      await expect(page.locator('.card').first()).toBeVisible();
      await expectAccessible(page);
      await layout(page, 2);
      const today = page.locator('[data-day="2026-11-24"]');
      await expect(page.locator('.calendar-item').first()).toBeVisible();
      await expectAccessible(page);
      await today.focus();
      await page.keyboard.press('ArrowLeft');
      await expect(page.locator('[data-day="2026-11-25"]')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.locator('.day-item').first()).toContainText('UTC+4');
      await page.keyboard.press('Escape');
      await expect(page.locator('[data-day="2026-11-25"]')).toBeFocused();
      await page.keyboard.press('PageDown');
      await expect(page.locator('[data-day="2026-12-25"]')).toBeFocused();
      await layout(page, 3);
      await expect(page.locator('.time-bar').first()).toBeVisible();
      await expectAccessible(page);
      const [lane, bar] = [page.locator('.time-lane').first(), page.locator('.time-bar').first()];
      const [whole, part] = [await lane.boundingBox(), await bar.boundingBox()];
      expect((part?.x ?? 0) + (part?.width ?? 0)).toBeCloseTo((whole?.x ?? 0) + (whole?.width ?? 0), 0);
    },
  );
});
