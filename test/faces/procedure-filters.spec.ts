import type { Page } from '@playwright/test';
import { textsIn } from '#shared/text/translator.ts';
import { languages } from '#shared/kernel/language.ts';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { lane } from './lane.ts';

const { say: t } = await textsIn('en');
test.use({ withSample: true });

const openProcedures = async (page: Page, workstation: Workstation): Promise<void> => {
  await workstation.open(page);
  await page.keyboard.press('KeyP');
  await expect(page.locator('main [role="row"][data-index]').first()).toBeVisible();
};

const field = (page: Page, name: Parameters<typeof t>[0]) => page.getByRole('textbox', { name: t(name) });
const shown = (page: Page) => page.locator('main [role="row"][data-index]');
const chips = (page: Page) => page.getByRole('grid', { name: t('procedures.filter.chips') }).getByRole('row');

test('filters narrow the list by keyboard alone, and the count is the one the store gives', async ({
  page,
  workstation,
}) => {
  await openProcedures(page, workstation);
  const plain = { search: '', order: 'deadline', descending: false, offset: 0, limit: 100 } as const;
  const { rows } = await workstation.act('procedures.list', { ...plain, filter: { stage: 'open' } });
  const sum = rows.map(({ value }) => value).find((value) => value?.currency === 'RUB')?.amount ?? '';
  const day = rows[1]?.deadline?.slice(0, 10) ?? '';
  const asked = { stage: 'open', deadlineFrom: day, valueFrom: sum, currency: 'RUB' } as const;
  const { total } = await workstation.act('procedures.list', { ...plain, filter: asked });
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(rows.length);

  await page.getByRole('button', { name: t('procedures.filter'), exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'procedures.filter.buyer')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type(day);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(sum);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('rub');
  await expect(chips(page)).toHaveCount(3);
  await expect(shown(page)).toHaveCount(total);
  await expect(page.locator('.toolbar-end')).toHaveText(t('procedures.count', { count: total, shown: String(total) }));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: t('procedures.filter'), exact: true })).toBeFocused();
  await expect(chips(page)).toHaveCount(3);
});

test('filters stay while one looks elsewhere; a chip takes its own away, and the last gives the focus back', async ({
  page,
  workstation,
}) => {
  await openProcedures(page, workstation);
  const all = await shown(page).count();
  await page.getByRole('button', { name: t('procedures.filter'), exact: true }).click();
  await field(page, 'procedures.filter.valueTo').fill('1 000 000,00');
  await field(page, 'procedures.filter.currency').fill('RUB');
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole('navigation').getByRole('button', { name: 'Company' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Procedures' }).click();
  await expect(chips(page)).toHaveCount(2);
  await chips(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(chips(page)).toHaveCount(1);
  await expect(chips(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: t('procedures.filter'), exact: true })).toBeFocused();
  await expect(shown(page)).toHaveCount(all);
});

test('what cannot be asked is said beside its field, and an empty answer says what to take away', async ({
  page,
  workstation,
}) => {
  await openProcedures(page, workstation);
  await page.getByRole('button', { name: t('procedures.filter'), exact: true }).click();
  await field(page, 'procedures.filter.deadlineFrom').fill('30.11.2026');
  await field(page, 'procedures.filter.deadlineTo').fill('29.11.2026');
  await expect(page.getByText(t('procedures.filter.reversed-day'))).toBeVisible();
  await expect(page.getByText(t('procedures.nothing'))).toBeVisible();
  await field(page, 'procedures.filter.buyer').fill('«»');
  await field(page, 'procedures.filter.currency').fill('R1');
  await expect(page.getByText(t('procedures.filter.currency-unreadable'))).toBeVisible();
  await page
    .locator('.empty')
    .getByRole('button', { name: t('procedures.filter.clear') })
    .click();
  await expect(shown(page).first()).toBeVisible();
});

test('a buyer of no letters finds nothing, rather than everything', async ({ page, workstation }) => {
  await openProcedures(page, workstation);
  await page.getByRole('button', { name: t('procedures.filter'), exact: true }).click();
  await field(page, 'procedures.filter.buyer').fill('«»');
  await expect(page.getByText(t('procedures.nothing'))).toBeVisible();
});

const dropOn = async (
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> => {
  const carried = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, files);
  const target = page.locator('main .page-head');
  await target.dispatchEvent('dragenter', { dataTransfer: carried });
  await expect(page.getByText(t('procedures.import.let-go'))).toBeVisible();
  await target.dispatchEvent('drop', { dataTransfer: carried });
};

test('a notice let go anywhere on the screen is imported, and what became of it is said', async ({
  page,
  workstation,
}) => {
  await openProcedures(page, workstation);
  const notice = {
    ocid: 'ocds-dropped-1',
    id: '1',
    date: '2026-11-20T09:00:00+03:00',
    tag: ['tender'],
    initiationType: 'tender',
    tender: { id: 't-1', title: 'Dropped on the screen', status: 'active' },
  };
  await dropOn(page, [
    { name: 'good.json', text: JSON.stringify(notice) },
    { name: 'cut.json', text: '{"ocid": "cut' },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 new procedure')).toBeVisible();
  await expect(dialog.getByText('Refused', { exact: true })).toBeVisible();
  await expect(page.getByText(t('procedures.import.let-go'))).toHaveCount(0);
});

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ settings: { language, theme: language === 'ru' ? 'dark' : 'light' } });
    test(
      'the filters, their chips and the numbers pass axe',
      lane(language === 'ar'),
      async ({ page, workstation }) => {
        await openProcedures(page, workstation);
        await page.locator('.toolbar-start button[aria-expanded]').click();
        const fields = page.locator('.filters input');
        await fields.nth(0).fill('а');
        await fields.nth(1).fill('2026-11-20');
        await fields.nth(3).fill('1000');
        await expect(page.locator('.chip')).toHaveCount(3);
        await expectAccessible(page);
      },
    );
  });
}
