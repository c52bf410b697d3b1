import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDialog, openScreen, rowOf, settle, type Props, type Scene } from './scene.ts';

type Ask = Props['money']['ask'];

const procedure = 'Услуги по техническому';
const newer = 'Выписка из ЕГРЮЛ, новая';

/** A bid holds an extract that is too old by its deadline, and the library has a newer one. */
const ageExtract = async (ask: Ask): Promise<void> => {
  const { papers } = await ask('papers.list', {});
  const held = papers.find(({ kindId }) => kindId === 'register-extract');
  const { rows } = await ask('bids.list', { limit: 100 });
  const bid = rows.find(({ procedureTitle }) => procedureTitle.startsWith(procedure));
  if (held === undefined || bid === undefined) throw new Error('the sample has no extract or no such bid');
  if (papers.some(({ title }) => title === newer)) return;
  await ask('papers.addToBid', { bidId: bid.bidId, paperIds: [held.paperId] });
  const path = join(await mkdtemp(join(tmpdir(), 'bidwright-extract-')), `${newer}.txt`);
  await writeFile(path, newer);
  const { fileId } = await ask('files.take', { path });
  await ask('papers.save', { facts: { kindId: 'register-extract', title: newer, issuedOn: '2026-11-23' }, fileId });
};

/** Another company of ours, so that a bid can be given to it. */
const addCompany = async (ask: Ask): Promise<void> => {
  if ((await ask('company.list', {})).companies.length > 1) return;
  const { companyId } = await ask('company.show', {});
  await ask('company.add', { shortName: 'ООО «Южный Ветер»' });
  await ask('company.switch', { companyId });
};

/** What papers and companies do to bids; they change the sample, and so come late. */
export const paperScenes: readonly Scene[] = [
  {
    name: 'today-renew',
    group: 'start',
    enter: async (page, { money }) => {
      await ageExtract(money.ask);
      await openScreen(page, 'bids');
      await openScreen(page, 'today');
      await page.locator('.today-mend').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'bid-company',
    group: 'bids',
    enter: async (page, { money }) => {
      await addCompany(money.ask);
      await openScreen(page, 'bids');
      await rowOf(page, procedure).click();
      await settle(page);
      await page.locator('.desk-head .icon-button').last().click();
      await page.locator('[role="menuitem"][data-key="company"]').click();
      await page.locator('.dialog .radio').nth(1).click();
    },
    leave: closeDialog,
  },
];
