import type { Page } from 'playwright';
import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import { marketScenes } from './market-scenes.ts';
import { auctionScenes } from './auction-scenes.ts';
import { offersScenes } from './offers-scenes.ts';
import { planningScenes } from './planning-scenes.ts';
import { readinessScenes } from './readiness-scenes.ts';
import { handoverScenes } from './handover-scenes.ts';

/** Asks the workstation behind the page, for what the sample does not bring and nobody wants to see typed. */
export type MoneyWork = {
  readonly ask: <Name extends MethodName>(name: Name, input: Asked<Name>) => Promise<Answer<Name>>;
};

/** What a scene may hand to the page: bytes that the sample workspace brings, and a hand on its money. */
export type Props = { readonly samplePackage: Buffer; readonly money: MoneyWork };

/** The part of the product that a scene shows; each has a contact sheet of its own. */
export type SceneGroup = 'start' | 'procedures' | 'bids' | 'signing' | 'money' | 'company';

/** One thing to look at. Scenes are entered from anywhere by keys and roles, which are the same in every language. */
export type Scene = {
  readonly name: string;
  readonly group: SceneGroup;
  readonly enter: (page: Page, props: Props) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
};

/** Screens by the place that a scene names them by, so that no language's words are needed. */
const places = ['today', 'procedures', 'bids', 'sign', 'money', 'company', 'platforms', 'settings', 'market'];

const goTo = async (page: Page, place: number): Promise<void> => {
  await page.locator(`.rail-items [data-screen="${places[place] ?? 'today'}"] button`).click();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
};
const closeDialog = (page: Page): Promise<void> => page.keyboard.press('Escape');
const settle = (page: Page): Promise<void> => page.locator('main .skeleton').first().waitFor({ state: 'detached' });
const tab = async (page: Page, place: number): Promise<void> => {
  await page.getByRole('tab').nth(place).click();
  await settle(page);
};
/** The sample's bid that is frozen and waits for its signatures; its title is the notice's own in every language. */
const frozenBid = 'Кабельная продукция';

/** The sample's notice that has two editions. */
const changedNotice = 'Услуги по техническому обслуживанию';
const plainTable =
  'Номер закупки;Предмет закупки;Заказчик;НМЦК;Дата окончания подачи заявок\nA-1;Насосы;ООО «Пример»;1 500 000,50;30.11.2026 10:00\n';
const plainText = `Извещение № 0372200000123000012 (44-ФЗ)
Наименование объекта закупки: Поставка насосов
Заказчик: ГБУ «Пример», ИНН 7706107510
Начальная (максимальная) цена контракта: 1 500 000,50 руб.
Окончание подачи заявок: 30.11.2026 10:00
Обеспечение заявки: 1% (15 000,01 руб.)`;

const row = (page: Page, place: number) => page.locator('main [role="row"][data-index]').nth(place);

const screen = (group: SceneGroup, name: string, place: number): Scene => ({
  name,
  group,
  enter: (page) => goTo(page, place),
});
const screenTab = (group: SceneGroup, name: string, place: number, tabPlace: number): Scene => ({
  name,
  group,
  enter: async (page) => {
    await goTo(page, place);
    await tab(page, tabPlace);
  },
});
const procedureTab = (name: string, tabPlace: number): Scene => ({
  name,
  group: 'procedures',
  enter: async (page) => {
    await goTo(page, 1);
    await row(page, 1).click();
    await page.locator('.detail [role="tab"]').nth(tabPlace).click();
    await settle(page);
  },
});

/** The same list in another layout; the table is put back, since scenes after it look for rows. */
const layout = (name: string, place: number, shown: string): Scene => ({
  name,
  group: 'procedures',
  enter: async (page) => {
    await goTo(page, 1);
    await page.locator('.layout-choice button').nth(place).click();
    await page.locator(shown).first().waitFor();
  },
  leave: (page) => page.locator('.layout-choice button').first().click(),
});

const platformTab = (name: string, place: number, tabPlace: number): Scene => ({
  name,
  group: 'company',
  enter: async (page) => {
    await goTo(page, 6);
    await row(page, place).click();
    await page.locator('.platform [role="tab"]').nth(tabPlace).click();
    await settle(page);
  },
});

export const welcomeScene: Scene = {
  name: 'welcome',
  group: 'start',
  enter: async (page) => {
    await page.locator('.welcome').waitFor();
  },
};

export const scenes: readonly Scene[] = [
  screen('start', 'today', 0),
  screen('procedures', 'procedures', 1),
  {
    name: 'procedure-filters',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.toolbar-start button[aria-expanded="false"]').click();
      await page.locator('.filters input').nth(1).fill('2026-11-27');
      await page.locator('.filters input').nth(5).fill('RUB');
      await page.locator('.chip').nth(1).waitFor();
    },
    leave: async (page) => {
      await page.locator('.filter-chips > button').click();
      await page.locator('.toolbar-start button[aria-expanded="true"]').click();
    },
  },
  layout('procedures-board', 1, '.card'),
  layout('procedures-calendar', 2, '.calendar-item'),
  {
    name: 'procedures-day',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.layout-choice button').nth(2).click();
      await page
        .locator('.calendar-day:has(.calendar-item)')
        .first()
        .click({ position: { x: 60, y: 8 } });
      await page.locator('.day-item').first().waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('.layout-choice button').first().click();
    },
  },
  layout('procedures-timeline', 3, '.time-bar'),
  {
    name: 'procedures-picked',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await row(page, 0).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.locator('.bulk').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'procedures-columns',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.toolbar-end button').first().click();
      await page.locator('.columns-line').first().waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  procedureTab('procedure-summary', 0),
  procedureTab('procedure-work', 1),
  procedureTab('procedure-dates', 2),
  procedureTab('procedure-lots', 3),
  procedureTab('procedure-documents', 4),
  procedureTab('procedure-unknown', 5),
  procedureTab('procedure-editions', 6),
  {
    name: 'procedure-changes',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('main [role="row"][data-index]', { hasText: changedNotice }).click();
      await page.locator('.detail [role="tab"]').nth(3).click();
      await settle(page);
    },
  },
  {
    name: 'import-table',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.page-acts button').last().click();
      await page
        .locator('.dialog input[type="file"]')
        .first()
        .setInputFiles({
          name: 'закупки.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(plainTable),
        });
      await page.locator('.mapping-fields').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'import-text',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.page-acts button').last().click();
      await page.locator('.dialog .dialog-body > button').last().click();
      await page.locator('.dialog textarea').fill(plainText);
      await page.locator('.dialog .dialog-body > button').last().click();
      await page.locator('.dialog table').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'import',
    group: 'procedures',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.page-acts button').last().click();
      await page.locator('.dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  screen('bids', 'bids', 2),
  {
    name: 'bid',
    group: 'bids',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 0).click();
      await settle(page);
    },
  },
  {
    name: 'bid-papers',
    group: 'bids',
    enter: async (page) => {
      await goTo(page, 2);
      await page.locator('main [role="row"][data-index]', { hasText: 'Услуги по техническому' }).first().click();
      await settle(page);
      await page.locator('.desk-pane .pane-body > .button').first().click();
      await page.locator('.bid-papers').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'bid-prices',
    group: 'bids',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 2).click();
      await page.locator('.checklist-item').nth(-2).click();
      // The first look begins the table, the others find it.
      await page.locator('.price-table, .desk-middle .empty').waitFor();
      const begin = page.locator('.desk-middle .empty button');
      if ((await begin.count()) > 0) await begin.click();
      await page.locator('.price-table').waitFor();
      await page.locator('input[data-column="unitPrice"]').first().fill('1250.5');
      await settle(page);
    },
  },
  {
    name: 'bid-letters',
    group: 'bids',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 2).click();
      await page.locator('.checklist-item').nth(-4).click();
      await page.locator('.letter-page').waitFor();
      await settle(page);
    },
  },
  {
    name: 'bid-worth',
    group: 'bids',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 2).click();
      await page.locator('.checklist-item').nth(-3).click();
      await page.locator('.price-worth .price-figures').waitFor();
      await settle(page);
    },
  },
  {
    name: 'bid-submission',
    group: 'bids',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 0).click();
      await page.locator('.checklist-item').last().click();
      await page.locator('.submission').waitFor();
      await settle(page);
    },
  },
  {
    name: 'sign',
    group: 'signing',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 0).waitFor();
      await page.locator('main [role="row"][data-index]', { hasText: frozenBid }).click();
      await page.locator('.next-act button').first().click();
      await page.locator('.certificate').waitFor();
      await settle(page);
    },
  },
  {
    name: 'sign-files',
    group: 'signing',
    enter: async (page) => {
      await goTo(page, 3);
      const texts = {
        'Письмо заказчику.txt': 'Просим рассмотреть нашу заявку.\nЦена: 1 240 000 ₽.',
        'Prices.csv': 'a;b\n1;2',
      };
      await page
        .locator('.sign-what input[data-purpose="document"]')
        .setInputFiles(
          Object.entries(texts).map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
        );
      await row(page, 0).click();
      await page.frameLocator('.file-look').locator('pre').waitFor();
      await settle(page);
    },
  },
  {
    name: 'signatures',
    group: 'signing',
    enter: async (page, { samplePackage }) => {
      await goTo(page, 3);
      await tab(page, 1);
      const letter = Buffer.from('Просим рассмотреть нашу заявку.');
      const files = page.locator('.sign-what input[data-purpose="signature"]');
      await files.setInputFiles([
        { name: 'Заявка 118.asice', mimeType: 'application/octet-stream', buffer: samplePackage },
        { name: 'Письмо заказчику.txt', mimeType: 'text/plain', buffer: letter },
        { name: 'Обрыв.asice', mimeType: 'application/octet-stream', buffer: samplePackage.subarray(0, 3000) },
      ]);
      await row(page, 2).waitFor();
      await page.locator('.sign-how .radio').nth(5).click();
      await page.locator('.sign-act .button-primary').click();
      await page.locator('.queue-services').waitFor();
      await page.locator('.sign-how .radio').nth(0).click();
      await row(page, 0).click();
      await page.locator('.signer').first().waitFor();
    },
    leave: async (page) => {
      await page.locator('.queue-digests').first().locator('xpath=ancestor::tr').locator('button').click();
      await page.locator('.sign-what .section-acts button').first().click();
    },
  },
  {
    name: 'verify',
    group: 'signing',
    enter: async (page, { samplePackage }) => {
      await goTo(page, 3);
      await tab(page, 2);
      await page
        .locator('.verify-ask input[data-purpose="package"]')
        .setInputFiles({ name: 'bid.asice', mimeType: 'application/octet-stream', buffer: samplePackage });
      await page.locator('.report-light').waitFor();
      await settle(page);
    },
  },
  {
    name: 'money',
    group: 'money',
    enter: async (page) => {
      await goTo(page, 4);
      await tab(page, 0);
      const fields = page.locator('.money-form .form > * input[inputmode="decimal"]');
      await fields.nth(0).fill('12500000');
      await fields.nth(1).fill('1');
      await page.locator('.headline-figure').waitFor();
      const steps = page.locator('.step:not([open]) > summary');
      while ((await steps.count()) > 0) await steps.first().click();
    },
  },
  ...offersScenes,
  ...auctionScenes,
  ...marketScenes,
  ...planningScenes,
  ...readinessScenes,
  ...handoverScenes,
  screenTab('company', 'company', 5, 0),
  screenTab('company', 'papers', 5, 1),
  {
    name: 'paper',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 5);
      await tab(page, 1);
      await page.locator('.paper-name .button').first().click();
      await page.locator('.paper-preview iframe').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'paper-edit',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 5);
      await tab(page, 1);
      await page.locator('.paper-name .button').first().click();
      await page.locator('.dialog .button').first().waitFor();
      await page.locator('.dialog footer .button, .dialog-acts .button').first().click();
      await page.locator('.paper-form').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'paper-kinds',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 5);
      await tab(page, 1);
      await page.locator('.papers .toolbar-end .button').first().click();
      await page.locator('.paper-kinds').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'paper-kind',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 5);
      await tab(page, 1);
      await page.locator('.papers .toolbar-end .button').first().click();
      await page.locator('.paper-kind-head .button').first().click();
      await page.locator('.paper-rule').first().waitFor();
    },
    leave: closeDialog,
  },
  screenTab('company', 'keys', 5, 2),
  {
    name: 'key-check',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 5);
      await tab(page, 2);
      await page.locator('.key-check > summary').first().click();
      await page.locator('.key-check-form input').first().fill('2028-03-01');
      await page.locator('.key-check-form > .button').first().click();
      await page.locator('.key-check .findings').waitFor();
      await page.locator('.key-check').first().scrollIntoViewIfNeeded();
    },
  },
  screenTab('company', 'trust', 5, 4),
  platformTab('platforms', 0, 0),
  platformTab('platform-prices', 0, 1),
  platformTab('platform-access', 0, 2),
  {
    name: 'platform-figure',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 6);
      await row(page, 0).click();
      await page.locator('.platform .table button').nth(8).click();
      await page.locator('.dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  screenTab('company', 'settings', 7, 0),
  screenTab('company', 'trust-material', 7, 1),
  screenTab('company', 'network', 7, 2),
  screenTab('company', 'log', 7, 3),
  screenTab('company', 'kinds', 7, 4),
  {
    name: 'kind-edit',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 7);
      await tab(page, 4);
      await page.locator('.kinds .table button').first().click();
      await page.locator('.dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  screenTab('company', 'date-rules', 7, 5),
  {
    name: 'date-rule-edit',
    group: 'company',
    enter: async (page) => {
      await goTo(page, 7);
      await tab(page, 5);
      await page.locator('.kinds .table button').first().click();
      await page.locator('.dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'palette',
    group: 'start',
    enter: async (page) => {
      await goTo(page, 0);
      await page.keyboard.press('Control+k');
      await page.locator('.palette').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
];
