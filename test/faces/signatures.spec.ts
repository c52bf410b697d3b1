import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { textsIn } from '#shared/text/translator.ts';
import { samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { notary } from '#test/kit/counter-signatures.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';
import { answerPassword } from './password.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

const content = Buffer.from('Предложение на поставку насосов\n');
const asked: Uint8Array[] = [];
const service = createServer(timestampService({}, asked));
let tsa = '';
test.beforeAll(async () => {
  await new Promise<void>((resolve) => {
    service.listen(0, '127.0.0.1', resolve);
  });
  tsa = `http://127.0.0.1:${String((service.address() as AddressInfo).port)}/tsa`;
});
test.afterAll(() => {
  service.closeAllConnections();
  service.close();
});

const openDesk = async (page: Page): Promise<void> => {
  await page.keyboard.press('KeyS');
  await page.getByRole('tab', { name: t('signatures.tab') }).click();
};
const put = (page: Page, files: Readonly<Record<string, Uint8Array>>): Promise<void> =>
  page.locator('.sign-what input[data-purpose="signature"]').setInputFiles(
    Object.entries(files).map(([name, bytes]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  );
const line = (page: Page, name: string) => page.locator('.sign-what [role="row"][data-index]', { hasText: name });
/** The radio is reached and turned by the keyboard alone. */
const chooseAct = async (
  page: Page,
  act: 'cosign' | 'countersign' | 'merge' | 'queue' | 'raise' | 'split',
): Promise<void> => {
  const radio = page.getByRole('radio', { name: t(`signatures.act.${act}`) });
  await radio.focus();
  await page.keyboard.press('Space');
  await expect(radio).toBeChecked();
};
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');

test('signatures of two people are merged, co-signed and stamped later, and every step shows what came of it', async ({
  page,
  workstation,
}) => {
  await workstation.open(page);
  await openDesk(page);
  await expect(page.locator('.sign-why')).toHaveText(t('signatures.why.empty'));
  await put(page, {
    'offer.txt': content,
    'offer.txt.p7s': signDetached({ content }),
    'notary.p7s': signDetached({ content, signer: notary }),
  });
  await expect(line(page, 'notary.p7s')).toContainText('B');
  await expect(line(page, 'offer.txt').first()).toContainText(t('signatures.unsigned'));

  await chooseAct(page, 'merge');
  await press(page, t('signatures.go.merge', { count: 2 }));
  const merged = line(page, 'offer.txt.all.p7s');
  await expect(merged).toContainText(t('signatures.others', { count: 1 }));

  // What is merged stands for both: the two are put aside, and the new one gets a third signer.
  for (const name of ['notary.p7s', 'offer.txt.p7s'])
    await page.getByRole('button', { name: t('sign.what.drop-file', { file: name }) }).click();
  await chooseAct(page, 'cosign');
  const opening = page.context().waitForEvent('page');
  await press(page, t('signatures.go.cosign', { count: 1 }));
  await answerPassword(await opening, samplePassword);
  await expect(merged).toContainText(t('signatures.outcome.cosign'));
  await merged.click();
  await expect(page.locator('.signer')).toHaveCount(3);
  await expect(page.locator('.signer').first()).toContainText(t('signatures.state.intact'));
  await expectAccessible(page);

  await chooseAct(page, 'queue');
  await press(page, t('signatures.go.queue', { count: 1 }));
  const queue = page.getByRole('table', { name: t('signatures.queue') });
  await expect(queue).toContainText('offer.txt.all.p7s');
  await expect(queue.locator('.digest')).toHaveCount(3);
  expect(asked).toEqual([]);
  await page.locator('.queue-services').getByLabel(t('sign.how.services')).fill(tsa);
  await press(page, t('signatures.queue.send', { count: 3 }));
  await expect(page.getByText(t('signatures.queue.came', { count: 1 }))).toBeVisible();
  await expect(page.locator('.signer').first()).toContainText(', T');
  // Digests alone were sent.
  expect(asked).toHaveLength(3);
  for (const request of asked) expect(request.length).toBeLessThan(100);

  const path = await page.locator('.sign-preview-path .code').first().innerText();
  const report = await verifyBytes(await readFile(path), content);
  expect(report.signatures.map(({ level }) => level)).toEqual(Array.from({ length: 3 }, () => 'CAdES-BASELINE-T'));

  await chooseAct(page, 'split');
  await press(page, t('signatures.go.split', { count: 1 }));
  for (const number of [1, 2, 3]) await expect(line(page, `offer.txt.all-${number}.p7s`)).toContainText('T');
  // Its document is known although it is called otherwise.
  await line(page, 'offer.txt.all-2.p7s').click();
  await expect(page.locator('.signer')).toContainText(t('signatures.state.intact'));
});

test(
  'what cannot be raised says why, the others are raised, and the failed are tried again',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await openDesk(page);
    await put(page, { 'good.txt': content, 'good.txt.p7s': signDetached({ content }) });
    await put(page, { 'lonely.p7s': signDetached({ content: Buffer.from('something else') }) });
    await line(page, 'lonely.p7s').click();
    await expect(page.locator('.sign-preview')).toContainText(t('signatures.content.missing'));
    await page.locator('.level-choice').getByLabel(t('sign.how.services')).fill('http://127.0.0.1:9/');
    await press(page, t('signatures.go.raise', { count: 2, level: 'T' }));
    await expect(line(page, 'good.txt.p7s')).toContainText(t('signatures.outcome.failed'));
    await expect(page.locator('.sign-preview')).toContainText('127.0.0.1:9');
    await page.locator('.level-choice').getByLabel(t('sign.how.services')).fill(tsa);
    await press(page, t('signatures.go.raise', { count: 2, level: 'T' }));
    await expect(line(page, 'good.txt.p7s')).toContainText(t('signatures.outcome.raise'));
    await expect(line(page, 'good.txt.p7s')).toContainText('T');
    // With two files on the desk the one that is open is meant.
    await line(page, 'good.txt.p7s').click();
    await chooseAct(page, 'countersign');
    const opening = page.context().waitForEvent('page');
    await press(page, t('signatures.go.countersign', { count: 1 }));
    await answerPassword(await opening, samplePassword);
    await expect(line(page, 'good.txt.p7s')).toContainText(t('signatures.outcome.countersign'));
    await expect(page.locator('.signer')).toContainText('Counter-signed by');
    await line(page, 'lonely.p7s').click();
    await press(page, t('signatures.verify'));
    await expect(page.locator('.report-standard').first()).toContainText('lonely.p7s');
  },
);

test(
  'a reviewed list is signed into one container, from the list and with its password',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    await openDesk(page);
    await put(page, { 'offer.txt': content, 'price.csv': Buffer.from('1;2\n') });
    // Unsigned files have one next act: the desk hands them to signing, where their digests are reviewed.
    await press(page, t('signatures.go.sign', { count: 2 }));
    await expect(line(page, 'price.csv')).toContainText('SHA-256');
    await page
      .locator('.sign-how')
      .getByRole('button', { name: t('sign.how.form') })
      .click();
    await page.getByRole('option', { name: t('signatures.form.asic-e') }).click();
    const opening = page.context().waitForEvent('page');
    await press(page, t('signatures.go.pack', { count: 2 }));
    const asking = await opening;
    await expect(asking.locator('dd').last()).toHaveText('2');
    await answerPassword(asking, samplePassword);
    const path = await page.locator('.sign-packed .code').innerText();
    expect(path).toMatch(/\.asice$/);
    expect(await verifyBytes(await readFile(path))).toMatchObject({
      files: [{ name: 'offer.txt' }, { name: 'price.csv' }],
    });
    await expectAccessible(page);
  },
);
