import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, rowOf, type Scene } from './scene.ts';

/** A power of attorney as the unified form writes it, without its principal's signature; nobody in it exists. */
const power = `<?xml version="1.0" encoding="UTF-8"?>
<Доверенность xmlns="urn://x-artefacts/EMCHD_1" ВерсФорм="EMCHD_1" ПрЭлФорм="00000000"><Документ><Довер>
<СвДов ВидДовер="1" ПрПередов="1" ВнНомДовер="12" НомДовер="4f1c2d3e-5a6b-4c7d-8e9f-0a1b2c3d4e5f" ДатаВыдДовер="2026-09-01" СрокДейст="2027-06-30"/>
<СвДоверит ТипДоверит="1"><Доверит><РосОргДовер ЕИОУК="0" ЕИОФЛ="1" ЕИОИП="0">
<СвРосОрг НаимОрг="ООО «Северный Причал»" ИННЮЛ="9900123450" КПП="770001001" ОГРН="1269900000017"/>
<ЛицоБезДов ПолнЮЛ="1"><СвФЛ ИННФЛ="770000000156" СНИЛС="00000012310"><СведФЛ><ФИО Фамилия="Образцова" Имя="Мария" Отчество="Ильинична"/></СведФЛ></СвФЛ></ЛицоБезДов>
</РосОргДовер></Доверит></СвДоверит>
<СвУпПред ТипПред="3"><Пред><СведФизЛ ИННФЛ="770000000220" СНИЛС="00000045632"><СведФЛ><ФИО Фамилия="Ветрова" Имя="Анна" Отчество="Павловна"/></СведФЛ></СведФизЛ></Пред></СвУпПред>
<СвПолн ТипПолн="1" ПрСовмПолн="1"><МашПолн КодПолн="TENDER_SIGN" НаимПолн="Подписывать заявки на участие в закупках"/>
<МашПолн КодПолн="TENDER_ASK" НаимПолн="Направлять запросы разъяснений"/></СвПолн>
</Довер></Документ></Доверенность>
`;

const openPowers = async (page: Page): Promise<void> => {
  await openScreen(page, 'company');
  await openTab(page, 3);
};

/** The sample's draft whose notice has changed. */
const blockedBid = 'Услуги по техническому обслуживанию';

const openBid = async (page: Page): Promise<void> => {
  await openScreen(page, 'bids');
  await rowOf(page, blockedBid).click();
  await page.locator('.readiness .rehearsal').waitFor();
};

/** What stands between a bid and its submission, and by whose authority it is signed. */
export const readinessScenes: readonly Scene[] = [
  { name: 'authority-empty', group: 'company', enter: openPowers },
  {
    name: 'authority',
    group: 'company',
    enter: async (page) => {
      await openPowers(page);
      if ((await page.locator('main .key').count()) === 0)
        await page
          .locator('main input[type="file"]')
          .first()
          .setInputFiles({ name: 'ON_EMCHD_20260901.xml', mimeType: 'text/xml', buffer: Buffer.from(power) });
      await page.locator('main .key').first().waitFor();
    },
  },
  {
    name: 'readiness',
    group: 'bids',
    enter: async (page) => {
      await openBid(page);
      const folded = page.locator('.readiness-more:not([open]) > summary');
      while ((await folded.count()) > 0) await folded.first().click();
    },
  },
  {
    name: 'readiness-terms',
    group: 'bids',
    enter: async (page) => {
      await openBid(page);
      await page.locator('.checklist-item').nth(-5).click();
      await page.locator('.authority-field').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'despite',
    group: 'bids',
    enter: async (page) => {
      await openBid(page);
      await page.locator('.readiness-despite button').click();
      await page.locator('.dialog .despite').waitFor();
    },
    leave: closeDialog,
  },
];
