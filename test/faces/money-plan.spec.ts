import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

/** Two bids of 30,000 and 40,000, and 50,000 of one’s own: the second needs the lender. */
const fund = async ({ act }: Workstation): Promise<void> => {
  const cash = [{ from: '2026-11-01', amount: '50000' }];
  await act('funding.saveSettings', { settings: { cash, ownRate: '18', accountRate: '4' } });
  const offer = { rate: '24', basis: 'pa/act365' as const, minFee: '2000' };
  await act('offers.save', { offer: { lender: 'North', name: 'Loan', kind: 'loan', limit: '500000', offer } });
  const { bids } = await act('funding.bids', {});
  for (const [index, { bidId }] of bids.entries()) {
    const days = { start: '2026-12-20', release: '2027-01-20' };
    // The sample's other bids want next to nothing, on the same day.
    const money = index > 1 ? { need: '0.01' } : { need: String(30_000 + index * 10_000), margin: '90000' };
    await act('funding.saveBid', { bidId, money: { ...days, ...money } });
  }
};

test(
  'by keys alone a plan is made, explained and adopted, and told on Today when it no longer holds',
  long,
  async ({ page, workstation }) => {
    await fund(workstation);
    await workstation.open(page);
    await page.keyboard.press('KeyM');
    await page.getByRole('tab', { name: t('money.pane.plan'), exact: true }).press('Enter');
    await page.getByRole('button', { name: t('money.plan.solve') }).focus();
    await page.keyboard.press('Enter');
    const plan = page.getByRole('table', { name: t('money.plan.assignments') });
    await expect(plan).toContainText('North: Loan');
    // What stood in the way of the better, and what the choice is worth, solved anew without it.
    await expect(plan).toContainText(/own money is short by 20,000\.00/);
    await expect(plan.getByText(/loses exactly/).first()).toBeVisible();
    await expectAccessible(page);
    const adopt = page.getByRole('button', { name: t('money.plan.adopt'), exact: true });
    await adopt.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('money.plan.stands', { number: 1 }))).toBeVisible();

    const { bids } = await workstation.act('funding.bids', {});
    const [first] = bids;
    if (first === undefined) throw new Error('the sample has no bid');
    await workstation.act('funding.saveBid', { bidId: first.bidId, money: { ...first.entered, margin: '1000' } });
    await page.keyboard.press('KeyT');
    await expect(page.getByText(t('money.plan.notice'))).toBeVisible();
    await expect(page.getByText(/margin is 1,000\.00 now, not 90,000/)).toBeVisible();
    // Solved anew in the background, and the way to what it changes.
    await expect(page.getByText(/The new plan changes/)).toBeVisible();
    await page.getByRole('button', { name: t('money.plan.notice.open') }).press('Enter');
    await expect(page.getByText(t('money.plan.stale-now', { number: 1 }))).toBeVisible();
    await page.getByRole('button', { name: t('money.plan.adopt-newer') }).press('Enter');
    await expect(page.getByText(t('money.plan.stands', { number: 2 }))).toBeVisible();
  },
);

test('an entry is made and undone, and the forecast says on which day money is short', async ({
  page,
  workstation,
}) => {
  await fund(workstation);
  await workstation.open(page);
  await page.keyboard.press('KeyM');
  await page.getByRole('tab', { name: t('money.pane.accounts') }).click();
  await page.getByRole('button', { name: t('money.accounts.add') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('money.column.platform') }).press('Enter');
  await page.getByRole('option', { name: 'B2B-Center' }).press('Enter');
  await dialog.getByRole('textbox', { name: t('money.export.amount') }).fill('12 500,50');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const accounts = page.getByRole('table', { name: t('money.accounts') });
  await expect(accounts).toContainText('12,500.50');
  await page.getByRole('tab', { name: t('money.pane.forecast') }).click();
  await expect(page.getByText(/On Sun, 20 Dec 2026 money is short by 7,499\.5/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: t('money.pane.accounts') }).click();
  await page.getByRole('button', { name: t('money.accounts.undo-entry', { number: 1 }) }).press('Enter');
  const undo = page.getByRole('alertdialog').getByRole('button', { name: t('money.accounts.undo'), exact: true });
  await undo.focus();
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(undo).toHaveCount(0);
  // Nothing is left on any account; both entries stay to be read.
  await expect(page.getByText(t('money.accounts.none'), { exact: true })).toBeVisible();
  await expect(page.getByText(t('money.accounts.is-undone'), { exact: true })).toBeVisible();
});
