import { closeDialog, openScreen, row, screen, rowOf, settle, type Scene } from './scene.ts';

/** The sample's notice that has two editions. */
const changedNotice = 'Услуги по техническому обслуживанию';
/** The one whose buyer says how bids are compared. */
const weighedNotice = 'Разработка проектной документации';
const plainTable =
  'Номер закупки;Предмет закупки;Заказчик;НМЦК;Дата окончания подачи заявок\nA-1;Насосы;ООО «Пример»;1 500 000,50;30.11.2026 10:00\n';
const plainText = `Извещение № 0372200000123000012 (44-ФЗ)
Наименование объекта закупки: Поставка насосов
Заказчик: ГБУ «Пример», ИНН 7706107510
Начальная (максимальная) цена контракта: 1 500 000,50 руб.
Окончание подачи заявок: 30.11.2026 10:00
Обеспечение заявки: 1% (15 000,01 руб.)`;

const procedureTab = (name: string, tabPlace: number): Scene => ({
  name,
  group: 'procedures',
  enter: async (page) => {
    await openScreen(page, 'procedures');
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
    await openScreen(page, 'procedures');
    await page.locator('.layout-choice button').nth(place).click();
    await page.locator(shown).first().waitFor();
  },
  leave: (page) => page.locator('.layout-choice button').first().click(),
});

/** The list of procedures in its layouts, one procedure by its tabs, and the import of notices. */
export const procedureScenes: readonly Scene[] = [
  screen('procedures', 'procedures', 'procedures'),
  {
    name: 'procedure-filters',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
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
      await openScreen(page, 'procedures');
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
      await openScreen(page, 'procedures');
      await row(page, 0).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.locator('.bulk').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'procedures-columns',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
      await page.locator('.toolbar-end button').first().click();
      await page.locator('.columns-line').first().waitFor();
    },
    leave: closeDialog,
  },
  procedureTab('procedure-summary', 0),
  procedureTab('procedure-work', 1),
  procedureTab('procedure-dates', 2),
  procedureTab('procedure-lots', 3),
  procedureTab('procedure-documents', 5),
  procedureTab('procedure-unknown', 6),
  procedureTab('procedure-editions', 7),
  {
    name: 'procedure-criteria',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
      await rowOf(page, weighedNotice).click();
      await page.locator('.detail [role="tab"]').nth(4).click();
      await page.locator('.criterion-name').first().waitFor();
    },
  },
  {
    name: 'procedure-changes',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
      await rowOf(page, changedNotice).click();
      await page.locator('.detail [role="tab"]').nth(3).click();
      await settle(page);
    },
  },
  {
    name: 'import-table',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
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
    leave: closeDialog,
  },
  {
    name: 'import-text',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
      await page.locator('.page-acts button').last().click();
      await page.locator('.dialog .dialog-body > button').last().click();
      await page.locator('.dialog textarea').fill(plainText);
      await page.locator('.dialog .dialog-body > button').last().click();
      await page.locator('.dialog table').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'import',
    group: 'procedures',
    enter: async (page) => {
      await openScreen(page, 'procedures');
      await page.locator('.page-acts button').last().click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
];
