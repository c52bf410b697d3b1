import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

test(
  'a price is weighed by keyboard alone: the formula is chosen, a competitor typed, points stand',
  long,
  async ({ page, workstation }) => {
    const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
    const draft = rows.find(({ procedureTitle }) => procedureTitle.startsWith('Услуги по техническому'));
    await workstation.act('bids.setPrice', {
      bidId: draft?.bidId ?? '',
      price: { amount: '900000', currency: 'RUB' },
    });
    await workstation.open(page);
    await page.keyboard.press('KeyB');
    await page.locator('main [role="row"][data-index]').filter({ hasText: 'Услуги по техническому' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.checklist-item').first().focus();
    await page.keyboard.press('End');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowUp');
    const pane = page.locator('.price-worth');
    await expect(pane.getByText(t('prices.study.formula.none'))).toBeVisible();

    // The button carries both its label and what is chosen.
    await pane.getByRole('button', { name: t('prices.study.formula') }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lowest');
    await page.keyboard.press('Enter');
    await expect(pane.getByText(/UfAB II: lowest \/ price.*vergabeblog\.de/)).toBeVisible();

    await pane.getByRole('button', { name: t('prices.study.add-rival') }).focus();
    await page.keyboard.press('Enter');
    const rival = pane.getByRole('group', { name: `${t('prices.study.rival')} 1` });
    await rival.getByRole('textbox', { name: t('prices.study.rival-price') }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('800000');
    await pane.getByRole('button', { name: t('prices.study.keep') }).focus();
    await page.keyboard.press('Enter');
    const scores = pane.getByRole('table', { name: t('prices.study.scores') });
    await expect(scores.getByRole('row', { name: /Our bid/ })).toContainText('88.89');
    await expect(scores.getByRole('row', { name: /Competitor 1/ })).toContainText('100.00');
    // Every figure opens to its formula and its rounding.
    const found = pane.locator('.score-steps').first();
    await found.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await found.locator('.step-head').first().focus();
    await page.keyboard.press('Enter');
    await expect(found.locator('.step-formula').first()).toContainText('/');
    await expect(found.locator('.step-source').first()).toContainText('UfAB II');
    await expectAccessible(page);

    // A price of nothing is refused by name, and the rest of the form stays as typed.
    await rival.getByRole('textbox', { name: t('prices.study.rival-price') }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0');
    await pane.getByRole('button', { name: t('prices.study.keep') }).focus();
    await page.keyboard.press('Enter');
    await expect(pane.getByText('The price of Competitor 1 is zero.')).toBeVisible();
    await expect(scores).toHaveCount(0);
  },
);
