import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { textsIn } from '#shared/text/translator.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { expectAccessible } from './axe.ts';
import { long } from './lane.ts';
import { answerPassword } from './password.ts';
import { gostChain } from '#test/kit/gost.ts';
import { mockLibrary, skipWithoutMock, type MockToken, type Scenario } from '#test/kit/tokens/mock-library.ts';

const { say: t } = await textsIn('en');
const { key, certificate } = gostChain('256:TCA');
const keys = [{ id: '0a', label: 'director', key, certificate }];

/** Each look starts a process of its own, which takes its time on a busy machine. */
const aWhile = { timeout: 20_000 };

test.skip(skipWithoutMock(), 'no gcc or no built pkcs11js on this machine');

let close: (() => void)[] = [];
test.afterEach(() => {
  close.forEach((one) => one());
  close = [];
});

/** A token by scenario whose library the workspace keeps. */
const plugIn = async (workstation: Workstation, scenario: Scenario = {}): Promise<MockToken> => {
  const folder = join(workstation.folder, 'vendor');
  mkdirSync(folder);
  const token = mockLibrary(folder, keys, scenario);
  close.push(token.close);
  const taken = await workstation.loopback.host.files.take(token.library);
  if (!taken.ok) throw new Error(taken.error.code);
  await workstation.act('tokens.addLibrary', { fileId: taken.value.fileId, path: null });
  return token;
};

test(
  'a token is shown with what it is good for; pulled out and put in it shows without a press',
  long,
  async ({ page, workstation }) => {
    const token = await plugIn(workstation, { label: 'Рутокен' });
    await workstation.open(page);
    await page.keyboard.press('KeyC');
    await page.getByRole('tab', { name: 'Keys and tokens' }).click();
    const card = page.getByRole('region', { name: 'Рутокен' });
    await expect(card).toContainText('00000042', aWhile);
    await expect(card).toContainText('GOST R 34.10-2012, 256 bits');
    await expect(card.getByRole('list', { name: 'Token doctor' })).toContainText('is ready');
    await expectAccessible(page);
    token.pullOut();
    await expect(page.getByRole('region', { name: 'Reader by scenario' })).toContainText('empty reader', aWhile);
    token.putIn();
    await expect(card).toContainText('ready', aWhile);
  },
);

test('its keys show after the PIN, which is typed in a page of its own and never in this one', async ({
  page,
  context,
  workstation,
}) => {
  await plugIn(workstation);
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Keys and tokens' }).click();
  const asked = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Show its keys' }).click();
  await page.getByRole('button', { name: 'Open that window' }).click();
  const asking = await asked;
  await expect(asking.getByText('PIN of the token')).toBeVisible();
  const askedAgain = context.waitForEvent('page');
  await answerPassword(asking, '9999');
  await page.getByRole('button', { name: 'Open that window' }).click();
  const again = await askedAgain;
  await expect(
    again.getByText('That PIN was wrong. Try again. A PIN was wrong before: few tries are left.'),
  ).toBeVisible(aWhile);
  await answerPassword(again, '4321');
  await expect(page.getByRole('table', { name: 'Keys' })).toContainText('in the token', aWhile);
  await expect(page.getByText('was made in the token and can never leave it')).toBeVisible();
});

test('kept among the keys, it signs a file at the desk', async ({ page, context, workstation }) => {
  await plugIn(workstation);
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Keys and tokens' }).click();
  await page.getByRole('button', { name: /^Sign with it/ }).click();
  await expect(page.getByText('among your keys')).toBeVisible(aWhile);
  await page.keyboard.press('KeyS');
  const offer = { name: 'offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('offer') };
  await page.locator('.sign-what input[type="file"]').setInputFiles([offer]);
  await expect(page.locator('.sign-what [role="row"][data-index]')).toContainText('SHA-256');
  const opening = context.waitForEvent('page');
  await page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true }).click();
  const asking = await opening;
  await expect(asking.getByText('Sign with this token')).toBeVisible();
  await answerPassword(asking, '4321');
  await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 1 }), aWhile);
});

test('a locked token says so, and what unlocks it', async ({ page, workstation }) => {
  const token = await plugIn(workstation, { tries: 1 });
  writeFileSync(`${token.library}.tries`, '0');
  await workstation.open(page);
  await page.keyboard.press('KeyC');
  await page.getByRole('tab', { name: 'Keys and tokens' }).click();
  const card = page.getByRole('region', { name: 'mock' });
  await expect(card).toContainText('not usable', aWhile);
  await expect(card).toContainText('administrator’s PIN (PUK)');
});

test(
  'a library is loaded only after the user allowed it on a page that this one can not answer',
  long,
  async ({ page, context, workstation }) => {
    const folder = join(workstation.folder, 'vendor');
    mkdirSync(folder);
    const token = mockLibrary(folder, keys, { label: 'JaCarta' });
    close.push(token.close);
    const home = process.env['HOME'];
    process.env['HOME'] = workstation.folder;
    try {
      await workstation.open(page);
      await page.keyboard.press('KeyC');
      await page.getByRole('tab', { name: 'Keys and tokens' }).click();
      const add = async () => {
        await page.getByRole('button', { name: t('tokens.add') }).click();
        await page.getByRole('option', { name: 'vendor' }).click();
        const opening = context.waitForEvent('page');
        await page.getByRole('option', { name: basename(token.library) }).click();
        return opening;
      };
      const first = await add();
      await expect(first.getByRole('heading')).toHaveText(t('consent.title', { count: 1 }));
      await expect(first.locator('dd').first()).toHaveText(basename(token.library));
      await expect(first.locator('.warning')).toHaveText(t('consent.warning'));
      // Whoever types on without looking steps back.
      await expect(first.getByRole('button', { name: t('consent.cancel') })).toBeFocused();
      expect((await new AxeBuilder({ page: first }).analyze()).violations).toEqual([]);
      await first.keyboard.press('Enter').catch((error: unknown) => {
        if (!first.isClosed()) throw error;
      });
      await expect(page.getByText(t('tokens.none'))).toBeVisible();
      expect(token.calls()).toEqual([]);
      const again = await add();
      await again.getByRole('button', { name: t('consent.submit') }).click();
      await expect(page.getByRole('region', { name: 'JaCarta' })).toContainText('ready', aWhile);
    } finally {
      process.env['HOME'] = home;
    }
  },
);
