import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import { blankPosition } from '#shared/bid/prices/table.ts';
import { systemClock } from '#electron/faces/host.ts';
import { startLoopback } from '#electron/faces/loopback/start-loopback.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import { findChromium } from '../../build/find-chromium.ts';
import { waitingSample } from '../../build/screens/handover-answer.ts';
import { buildStale } from '../../build/stale.ts';
import { at } from '../../build/vite/folders.ts';
import { pageBuilds } from '../../build/vite/index.ts';
import { openDesk } from './large-bid/workstation.ts';
import { line, median } from './measure.ts';

/**
 * What a person waits for at the desk of a bid of 300 documents and 2,000 positions: from the press to the frame that shows
 * what was asked for, in Chromium on the built page, host and page together; and what the page's thread used of the
 * processor meanwhile, which says the same on a busy machine. `node test/bench/desk.ts [DOCUMENTS [POSITIONS [TURNS]]]`.
 */
const [documents = 300, positions = 2_000, turns = 7] = process.argv.slice(2).map(Number);
const patience = 100;
const conflicts = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'bidwright-desk-'));

const fill = async (): Promise<void> => {
  const desk = await openDesk(folder, 'workspace');
  const fileIds = [await desk.put('notices.json', sampleNotices(systemClock()))];
  const imported = await desk.ask('procedures.import', { fileIds });
  const { bidId } = await desk.ask('bids.create', { procedureId: imported.procedures[0]?.id ?? '' });
  await desk.ask('bids.setPlatform', { bidId, platformId: null });
  const papers: string[] = [];
  for (let number = 1; number <= documents; number += 1)
    papers.push(
      await desk.put(`Приложение_к_техническому_предложению_ведомость_материалов_${number}.txt`, `${number}`),
    );
  await desk.ask('bids.addDocuments', { bidId, fileIds: papers });
  const { table } = await desk.ask('prices.show', { bidId });
  const filled = Array.from({ length: positions }, (_, index) => ({
    ...blankPosition(`p${index}`, `Насос консольный одноступенчатый, позиция ${index + 1}`),
    quantity: '3',
    unitPrice: '1250.50',
    suppliers: [{ supplier: 'ООО «Завод»', unitPrice: '980', askedOn: '2026-11-20' }],
    competitors: [],
  }));
  await desk.ask('prices.save', { bidId, table: { ...table, positions: filled } });
  desk.host.workspace.close();
};

type Waited = { readonly shown: number; readonly used: number };

/** What the page's thread has used of the processor so far, in milliseconds. */
const usedBy = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
};

/** From the press or key that `act` brings to the frame after the one in which `until` (script of the page) holds. */
const waitOf = async (page: Page, cdp: CDPSession, until: string, act: () => Promise<unknown>): Promise<Waited> => {
  await page.evaluate(`void (window.waited = new Promise((resolve) => {
    let begun = null;
    const begin = () => { begun ??= performance.now(); };
    for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, begin, { capture: true, once: true });
    const look = () => requestAnimationFrame(() => {
      if (begun !== null && (${until})) requestAnimationFrame(() => resolve(performance.now() - begun));
      else look();
    });
    look();
  }))`);
  const before = await usedBy(cdp);
  await act();
  const shown = Number(await page.evaluate('window.waited'));
  // What follows the frame is felt by the next press.
  await page.waitForTimeout(100);
  return { shown, used: (await usedBy(cdp)) - before };
};

type Act = {
  readonly what: string;
  readonly ready: (page: Page) => Promise<unknown>;
  readonly act: (page: Page) => Promise<unknown>;
  /** What is shown once it is answered, as script of the page. */
  readonly until: string;
};

const present = (selector: string): string => `document.querySelector('${selector}') !== null`;
const item = (page: Page, key: string) => page.locator(`.checklist-item[data-key="${key}"]`).click();
const openBid = (page: Page) => page.locator('main [role="row"][data-index="0"]').click();
const showBids = async (page: Page): Promise<void> => {
  await page.locator('.rail-items [data-screen="bids"] button').click();
  await page.locator('main [role="row"][data-index="0"]').waitFor();
};
const showDesk = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  if ((await page.locator('.desk').count()) === 0) {
    await showBids(page);
    await openBid(page);
  }
  await page.locator('.desk-middle').waitFor();
};
const showDocuments = async (page: Page): Promise<void> => {
  await showDesk(page);
  await item(page, 'all');
  await page.locator('.desk-middle .file-name').first().waitFor();
};
const showPrices = async (page: Page): Promise<void> => {
  await showDesk(page);
  await item(page, 'prices');
  await page.locator('.price-table input').first().waitFor();
};
const price = (page: Page) => page.locator('.price-table input[data-column="unitPrice"]').first();
const documentActs = (page: Page) =>
  page
    .locator('.desk-middle .file-name')
    .first()
    .locator('xpath=ancestor::*[self::tr or @role="row"][1]')
    .locator('button')
    .last();

/** What came from a second machine, which a bench has not: the page's question is answered as if it had come. */
const manyConflicts = async (page: Page): Promise<void> => {
  const [sample] = waitingSample.differences;
  if (sample === undefined) throw new Error('the sample of a hand-over has no difference');
  const differences = Array.from({ length: conflicts }, (_, index) => ({
    ...sample,
    path: `position/p${index}#unitPrice`,
    kind: 'position',
    label: `Насос консольный одноступенчатый, позиция ${index + 1}`,
    field: 'unitPrice',
  }));
  const waiting = { ...waitingSample, differences, conflicts };
  await page.route('**/rpc/call', async (route) => {
    if (!(route.request().postData() ?? '').includes('"handover.show"')) return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as { value?: object };
    return route.fulfill({ response, json: { ...answer, value: { ...answer.value, waiting } } });
  });
};
const showMenu = async (page: Page): Promise<void> => {
  await showDesk(page);
  await page.locator('.desk-head button').last().click();
  await page.locator('[role="menuitem"][data-key="handover"]').waitFor();
};
const openConflicts = (page: Page) => page.locator('[role="menuitem"][data-key="handover"]').click();
const answered = `[...document.querySelectorAll('.dialog tbody input[type="radio"]')].findIndex((one) => one.checked)`;

const acts: readonly Act[] = [
  { what: 'opening the bid', ready: showBids, act: openBid, until: present('.desk-middle .file-name') },
  {
    what: 'from the documents to the prices',
    ready: showDocuments,
    act: (page) => item(page, 'prices'),
    until: present('.price-table input'),
  },
  {
    what: 'from the prices to the documents',
    ready: showPrices,
    act: (page) => item(page, 'all'),
    until: present('.desk-middle .file-name'),
  },
  {
    what: 'from the documents to the terms',
    ready: showDocuments,
    act: (page) => item(page, 'terms'),
    until: present('.desk-middle .terms'),
  },
  {
    what: 'opening a document’s acts',
    ready: showDocuments,
    act: (page) => documentActs(page).click(),
    until: present('[role="menuitem"]'),
  },
  {
    what: 'asking to rename a document',
    ready: async (page) => {
      await showDocuments(page);
      await documentActs(page).click();
      await page.locator('[role="menuitem"]').first().waitFor();
    },
    act: (page) => page.locator('[role="menuitem"][data-key="rename"]').click(),
    until: present('.dialog input'),
  },
  {
    what: 'opening a position',
    ready: showPrices,
    act: (page) => page.locator('.price-table .price-acts button').first().click(),
    until: `(document.querySelector('.price-position') !== null) === (document.querySelector('.price-open') !== null) && window.opened !== (window.opened = document.querySelector('.price-open') !== null)`,
  },
  {
    what: 'a figure typed into a price, to its totals',
    ready: async (page) => {
      await showPrices(page);
      await price(page).focus();
      await page.keyboard.press('End');
      await page.evaluate(`window.totals = document.querySelector('.price-totals dl').textContent`);
    },
    act: (page) => page.keyboard.press('Backspace').then(() => page.keyboard.press('7')),
    until: `document.querySelector('.price-totals dl').textContent !== window.totals`,
  },
  {
    what: `opening a hand-over of ${conflicts} conflicts`,
    ready: showMenu,
    act: openConflicts,
    until: present('.dialog tbody input[type="radio"]'),
  },
  {
    what: 'a key that answers one of them',
    ready: async (page) => {
      await showMenu(page);
      await openConflicts(page);
      await page.locator('.dialog tbody input[type="radio"]').first().focus();
      await page.evaluate(`window.answered = ${answered}`);
    },
    act: (page) => page.keyboard.press('ArrowRight'),
    until: `${answered} !== window.answered`,
  },
];

const executablePath = findChromium();
if (executablePath === null) {
  console.log('no Chromium here: the desk was not measured');
  process.exit(0);
}
await buildStale(pageBuilds);
const browser = await chromium.launch({ executablePath });
try {
  await fill();
  const started = await startLoopback({ folder: join(folder, 'workspace'), pagesFolder: at('dist'), handlers });
  if (!started.ok) throw new Error(`the workstation did not start: ${started.error.code}`);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(30_000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(started.value.newAddress());
  await page.locator('.frame').waitFor();
  await manyConflicts(page);
  for (const { what, ready, act, until } of acts) {
    const waits: Waited[] = [];
    for (let turn = 0; turn <= turns; turn += 1) {
      await ready(page);
      await page.waitForTimeout(300);
      waits.push(await waitOf(page, cdp, until, () => act(page)));
    }
    // The first one loads the code of the pane.
    const [, ...felt] = waits;
    const [shown, used] = [median(felt.map((one) => one.shown)), median(felt.map((one) => one.used))];
    const most = Math.max(...felt.map((one) => one.shown));
    line(
      what,
      `median ${shown.toFixed(0)} ms, most ${most.toFixed(0)}, used ${used.toFixed(0)}`,
      `<= ${patience} ms`,
      shown <= patience,
    );
  }
  await started.value.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
