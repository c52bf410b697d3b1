import { readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn } from '#shared/text/translator.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { supplier } from '#test/kit/ca.ts';
import { writeKeyFile } from '#test/kit/key-files.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { long } from './lane.ts';
import { answerPassword } from './password.ts';

const { say: t } = await textsIn('en');

const openSign = async (page: Page): Promise<void> => {
  await page.keyboard.press('KeyS');
  await expect(page.getByRole('tab', { name: t('sign.tab'), exact: true })).toHaveAttribute('aria-selected', 'true');
};

/** Chooses files and waits until they are listed with their digests. */
const chooseFiles = async (page: Page, ...names: readonly string[]): Promise<void> => {
  await page
    .locator('.sign-what input[type="file"]')
    .setInputFiles(
      names.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`content of ${name}`) })),
    );
  for (const name of names) await expect(fileRow(page, name)).toContainText('SHA-256');
};
const fileRow = (page: Page, name: string) => page.locator('.sign-what [role="row"][data-index]', { hasText: name });

/** A control of the column that says how: picked by its words, as a user does. */
const chooseForm = async (page: Page, form: string): Promise<void> => {
  await page
    .locator('.sign-how')
    .getByRole('button', { name: t('sign.how.form') })
    .click();
  await page.getByRole('option', { name: form }).click();
};
const chooseLevel = (page: Page, level: string): Promise<void> =>
  page.locator('.level-choice label', { hasText: new RegExp(`^${level}$`) }).click();

const signWith = async (page: Page, password: string, count: number): Promise<void> => {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', { name: t('sign.act', { count }), exact: true }).click();
  const asking = await opening;
  await answerPassword(asking, password);
};

/** Signs behind the page's back and breaks off as soon as a signature lies in the folder: most are still to be made. */
const breakOff = async ({ loopback, act }: Workstation, batchId: string, folder: string): Promise<void> => {
  const [key] = (await act('keys.list', {})).keys;
  const controller = new AbortController();
  const secrets = { canAskAgain: false, ask: async () => ok(new TextEncoder().encode(samplePassword)) };
  const progress = (): void => {
    if (readdirSync(folder).some((name) => name.endsWith('.p7s'))) controller.abort();
  };
  const call = { host: { ...loopback.host, secrets }, callId: 'broken-off', signal: controller.signal, progress };
  const shape = contract['batches.sign'].input.parse({ batchId, keyId: key?.keyId ?? '' });
  const answer = await (await handlers['batches.sign']())(shape, call);
  expect(answer).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
};

test.describe('with the sample’s key', () => {
  test.use({ withSample: true });

  test('the certificate is shown and judged in words before anything is asked', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    await expect(page.getByText(/is not a qualified electronic signature in Russia/)).toBeVisible();
    await page.locator('.certificate summary').click();
    await expect(page.locator('.certificate')).toContainText('9900123450');
    await expect(page.locator('.certificate')).toContainText('1.2.643.6.7');
    await expect(page.locator('.sign-why')).toHaveText(t('sign.why.nothing'));
    expect(await page.locator('input[type=password]').count()).toBe(0);
    await expectAccessible(page);
  });

  test('files are signed with a password that this page never sees, and each result says where it is', async ({
    page,
    workstation,
  }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf', 'Письмо заказчику.pdf');
    await chooseForm(page, t('signatures.form.attached'));
    await signWith(page, samplePassword, 2);
    await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 2 }));
    await expect(fileRow(page, 'offer.pdf')).toContainText(t('sign.batch.state.signed'));
    await fileRow(page, 'Письмо заказчику.pdf').click();
    const place = await page.locator('.sign-preview-path .code').innerText();
    // Not where handed-over files wait, which is emptied when the program ends.
    expect(place.startsWith(join(workstation.folder, 'signatures'))).toBe(true);
    expect((await stat(place)).size).toBeGreaterThan(500);
    await expectAccessible(page);
  });

  test('a cancelled password signs nothing and says nothing failed', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf');
    const opening = page.context().waitForEvent('page');
    await page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true }).click();
    const asking = await opening;
    await expect(page.locator('.sign-act')).toContainText(t('sign.password.waiting'));
    await asking.locator('.cancel').click();
    await expect(page.locator('.sign-act')).not.toContainText(t('sign.password.waiting'));
    await expect(page.locator('.sign-summary')).toContainText(t('sign.batch.files', { count: 1 }));
    await expect(fileRow(page, 'offer.pdf')).toContainText(t('sign.batch.state.waiting'));
    await expect(page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true })).toBeEnabled();
  });

  test('a file is looked at before it is signed, and can be left out and taken in again', async ({
    page,
    workstation,
  }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf', 'private.pdf');
    await fileRow(page, 'offer.pdf').click();
    await expect(page.frameLocator('.file-look').locator('pre')).toHaveText('content of offer.pdf');
    await expectAccessible(page);
    await fileRow(page, 'private.pdf').getByRole('button').click();
    await expect(fileRow(page, 'private.pdf')).toContainText(t('sign.batch.state.skipped'));
    await signWith(page, samplePassword, 1);
    await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 1 }));
    await expect(page.locator('.sign-summary')).toContainText(t('sign.batch.skipped', { count: 1 }));
    await expect(fileRow(page, 'private.pdf')).toContainText(t('sign.batch.state.skipped'));
  });

  test('markup in a file is shown as text and nothing in it runs', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    const buffer = Buffer.from('<script>document.title = "run"</script><img src=x onerror="document.title = 1">');
    await page
      .locator('.sign-what input[type="file"]')
      .setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer });
    await fileRow(page, 'a.html').click();
    const frame = page.frameLocator('.file-look');
    await expect(frame.locator('pre')).toContainText('<script>');
    expect(await page.title()).not.toMatch(/^(run|1)$/);
    const address = (await page.locator('.file-look').getAttribute('src')) ?? '';
    const own = new URL(page.url()).origin;
    expect(new URL(address).origin).not.toBe(own);
    // The page that frames it can neither look inside nor fetch it.
    expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument ?? null)).toBeNull();
  });

  test('a file changed since it was reviewed is not signed until it is looked at again', async ({
    page,
    workstation,
  }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf', 'letter.pdf');
    const waiting = join(workstation.folder, 'incoming');
    const [changed] = (await readdir(waiting, { recursive: true })).filter((name) => name.endsWith('offer.pdf'));
    await writeFile(join(waiting, changed ?? ''), 'quite another offer');
    await signWith(page, samplePassword, 2);
    await expect(page.locator('.sign-summary')).toContainText(t('sign.results.refused', { count: 1 }));
    await fileRow(page, 'offer.pdf').click();
    await expect(page.locator('.sign-preview')).toContainText(/is not the file that was reviewed/);
    await page.getByRole('button', { name: t('sign.batch.review-again') }).click();
    await expect(fileRow(page, 'offer.pdf')).toContainText(t('sign.batch.state.waiting'));
    const opening = page.context().waitForEvent('page');
    await page.getByRole('button', { name: t('sign.results.retry', { count: 1 }), exact: true }).click();
    await answerPassword(await opening, samplePassword);
    await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 2 }));
    await expect(page.locator('.sign-why')).toHaveText(t('sign.why.done'));
  });

  test('a whole folder is taken by its path and signed with one password', long, async ({ page, workstation }) => {
    const folder = join(workstation.folder, 'many');
    await mkdir(folder);
    for (let index = 0; index < 60; index += 1) await writeFile(join(folder, `${index}.txt`), `content ${index}`);
    const home = process.env['HOME'];
    process.env['HOME'] = workstation.folder;
    try {
      await workstation.open(page);
      await openSign(page);
      await page.getByRole('button', { name: t('sign.batch.folder') }).click();
      await page.getByRole('option', { name: 'many' }).click();
      await expect(page.getByRole('dialog')).toContainText(t('sign.batch.folder-files', { count: 60 }));
      await page.getByRole('button', { name: t('sign.batch.folder-act') }).click();
      await expect(page.locator('.sign-summary')).toContainText(t('sign.batch.files', { count: 60 }));
      await signWith(page, samplePassword, 60);
      await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 60 }));
      expect((await readdir(folder)).filter((name) => name.endsWith('.p7s'))).toHaveLength(60);
    } finally {
      process.env['HOME'] = home;
    }
  });

  test(
    'a signing that was broken off goes on where it ended when the window is opened anew',
    long,
    async ({ page, workstation }) => {
      const folder = join(workstation.folder, 'many');
      await mkdir(folder);
      for (let index = 0; index < 300; index += 1) await writeFile(join(folder, `${index}.txt`), `content ${index}`);
      const { batchId } = await workstation.act('batches.review', { fileIds: [], folders: [folder], listFileIds: [] });
      await breakOff(workstation, batchId, folder);
      const [left] = (await workstation.act('batches.list', { offset: 0, limit: 10 })).rows;
      const unsigned = (left?.waiting ?? 0) + (left?.started ?? 0);
      expect(unsigned).toBeGreaterThan(0);
      expect(left?.signed).toBeGreaterThan(0);
      await workstation.open(page);
      await openSign(page);
      await expect(
        page.getByText(t('sign.batch.unfinished', { count: unsigned, signed: left?.signed ?? 0 })),
      ).toBeVisible();
      await page.getByRole('button', { name: t('sign.batch.go-on') }).click();
      const opening = page.context().waitForEvent('page');
      await page.getByRole('button', { name: t('sign.results.retry', { count: unsigned }), exact: true }).click();
      await answerPassword(await opening, samplePassword);
      await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 300 }), {
        timeout: 30_000,
      });
      expect((await readdir(folder)).filter((name) => name.endsWith('.p7s'))).toHaveLength(300);
    },
  );

  test('files dropped on the page are listed like those that were chosen', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    const file = join(workstation.folder, 'dropped.txt');
    await writeFile(file, 'dropped');
    const box = await page.locator('.sign-what .drop').boundingBox();
    const [x, y] = [(box?.x ?? 0) + 40, (box?.y ?? 0) + 20];
    // The browser's own drag, as the desktop sends it.
    const browser = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await browser.send('Input.dispatchDragEvent', {
        type,
        x,
        y,
        data: { items: [], files: [file], dragOperationsMask: 1 },
      });
    await expect(fileRow(page, 'dropped.txt')).toContainText('SHA-256');
  });

  test(
    'level T asks for a service first, and keeps a signature that no service stamped',
    long,
    async ({ page, workstation }) => {
      await workstation.open(page);
      await openSign(page);
      await chooseFiles(page, 'offer.pdf');
      await chooseLevel(page, 'T');
      await expect(page.locator('.sign-why')).toHaveText(t('sign.why.no-service'));
      await page.getByLabel(t('sign.how.services')).fill('http://127.0.0.1:9/');
      await signWith(page, samplePassword, 1);
      await expect(page.locator('.sign-summary')).toContainText(t('sign.batch.untimed', { count: 1 }));
      await expect(fileRow(page, 'offer.pdf')).toContainText(t('sign.batch.state.untimed'));
      await fileRow(page, 'offer.pdf').click();
      await expect(page.locator('.sign-preview')).toContainText('127.0.0.1:9');
      // Asking again needs no password: the signature is there.
      await page.getByRole('button', { name: t('sign.act-timestamps', { count: 1 }) }).click();
      await expect(page.getByRole('button', { name: t('sign.act-timestamps', { count: 1 }) })).toBeEnabled();
      await expectAccessible(page);
    },
  );

  test(
    'what another program is to sign is written out, and its signatures taken in',
    long,
    async ({ page, workstation }) => {
      await workstation.open(page);
      await openSign(page);
      await page.locator('label', { hasText: t('sign.what.bid') }).click();
      await page.getByRole('button', { name: t('sign.what.choose-bid') }).click();
      await page.getByRole('option').first().click();
      await page.getByRole('button', { name: t('sign.elsewhere.export') }).click();
      const place = await page.locator('.sign-elsewhere .code').innerText();
      expect(await readdir(place)).toContain('READ-ME.txt');
      const content = await readFile(join(place, 'META-INF', 'ASiCManifest001.xml'));
      const wrong = signDetached({ content: Buffer.from('something else') });
      const take = (buffer: Uint8Array): Promise<void> =>
        page
          .locator('input[data-purpose="package"]')
          .setInputFiles({ name: 'a.sig', mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
      await take(wrong);
      await expect(page.getByRole('alert')).toContainText(/signs other content/);
      const { profile } = await workstation.act('company.show', {});
      await workstation.act('company.save', { ...profile, inn: supplier.inn, ogrn: supplier.ogrn });
      await take(signDetached({ content }));
      await expect(page.locator('.sign-elsewhere').last()).toContainText(/META-INF\/signature001\.p7s/);
      await expectAccessible(page);
    },
  );

  test('a wrong password is asked for again in its own page', async ({ page, workstation }) => {
    await workstation.open(page);
    await openSign(page);
    await chooseFiles(page, 'offer.pdf');
    const asked = page.context().waitForEvent('page');
    await page.getByRole('button', { name: t('sign.act', { count: 1 }), exact: true }).click();
    const first = await asked;
    const askedAgain = page.context().waitForEvent('page');
    await answerPassword(first, 'wrong');
    const again = await askedAgain;
    await expect(again.locator('.warning')).toBeVisible();
    await answerPassword(again, samplePassword);
    await expect(page.locator('.sign-summary')).toContainText(t('sign.results.signed', { count: 1 }));
  });
});

test('a key file is named by its place on this machine, opened once, and chosen', async ({ page, workstation }) => {
  writeKeyFile(workstation.folder, 'rsa2048', 'пароль');
  await writeFile(join(workstation.folder, 'beside.txt'), 'not a key');
  const home = process.env['HOME'];
  process.env['HOME'] = workstation.folder;
  try {
    await workstation.act('settings.save', { language: 'en' });
    await workstation.open(page);
    await openSign(page);
    await page.getByRole('button', { name: t('sign.keys.add') }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('beside.txt')).toHaveCount(0);
    const opening = page.context().waitForEvent('page');
    await dialog.getByRole('option', { name: /rsa2048\.p12/ }).click();
    const asking = await opening;
    await answerPassword(asking, 'пароль');
    await expect(page.locator('.certificate')).toBeVisible();
    expect((await workstation.act('keys.list', {})).keys).toHaveLength(1);
  } finally {
    process.env['HOME'] = home;
  }
});
