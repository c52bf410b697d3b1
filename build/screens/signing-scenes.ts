import { openScreen, openTab, row, rowOf, settle, type Scene } from './scene.ts';

/** The sample's bid that is frozen and waits for its signatures; its title is the notice's own in every language. */
const frozenBid = 'Кабельная продукция';

/** Signing, adding signatures and verifying. */
export const signingScenes: readonly Scene[] = [
  {
    name: 'sign',
    group: 'signing',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 0).waitFor();
      await rowOf(page, frozenBid).click();
      await page.locator('.next-act button').first().click();
      await page.locator('.certificate').waitFor();
      await settle(page);
    },
  },
  {
    name: 'sign-files',
    group: 'signing',
    enter: async (page) => {
      await openScreen(page, 'sign');
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
      await openScreen(page, 'sign');
      await openTab(page, 1);
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
      await openScreen(page, 'sign');
      await openTab(page, 2);
      await page
        .locator('.verify-ask input[data-purpose="package"]')
        .setInputFiles({ name: 'bid.asice', mimeType: 'application/octet-stream', buffer: samplePackage });
      await page.locator('.report-light').waitFor();
      await settle(page);
    },
  },
];
