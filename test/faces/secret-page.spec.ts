import { AxeBuilder } from '@axe-core/playwright';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import { languages, type Language } from '#shared/kernel/language.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { createSecretDesk } from '#electron/faces/secret/desk.ts';
import { openSecretListener } from '#electron/faces/loopback/secret-listener.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { silentLogger } from '#electron/log/logger.ts';
import { at } from '../../build/vite/folders.ts';
import { expect, test as base } from './fixture.ts';

type Question = {
  readonly url: string;
  readonly asking: Promise<Outcome<Uint8Array>>;
  readonly events: readonly WorkstationEvent[];
};

const test = base.extend<{ language: Language; question: Question }>({
  language: ['en', { option: true }],
  question: async ({ language }, use) => {
    const events: WorkstationEvent[] = [];
    const listener = await openSecretListener({
      pageFolder: at('dist/secret'),
      language: () => Promise.resolve(language),
      random: systemRandom,
      log: silentLogger,
    });
    const emit = (event: WorkstationEvent): void => void events.push(event);
    const desk = createSecretDesk({ show: listener.show, emit, clock: systemClock });
    const asked = {
      purpose: 'sign',
      keyFile: 'director.p12',
      keyLabel: 'Вектор <b>',
      fileCount: 3,
      wrongBefore: true,
    } as const;
    const asking = desk.sourceFor('call').ask(asked, new AbortController().signal);
    const [event] = events;
    if (event?.type !== 'secret-asked' || event.url === null) throw new Error('nothing was asked');
    await use({ url: event.url, asking, events });
    await listener.close();
  },
});

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });
    test('says who asks for what, is reachable by keyboard and free of axe violations', async ({ page, question }) => {
      await page.goto(question.url);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      await expect(page.locator('dd')).toHaveText(['Вектор <b>', 'director.p12', '3']);
      await expect(page.locator('.warning')).toBeVisible();
      await expect(page.locator('input[type=password]')).toBeFocused();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      }
      await page.keyboard.type('пароль');
      await page.keyboard.press('Enter');
      expect(await question.asking).toEqual({ ok: true, value: new TextEncoder().encode('пароль') });
      expect(question.events.at(-1)).toEqual({ type: 'secret-answered', callId: 'call' });
    });
  });
}

test('steps back by its button', async ({ page, question }) => {
  await page.goto(question.url);
  await page.locator('.cancel').click();
  expect(await question.asking).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
});

test('steps back by Esc', async ({ page, question }) => {
  await page.goto(question.url);
  await page.locator('input[type=password]').press('Escape');
  expect(await question.asking).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
});

test.describe('an address that was answered', () => {
  test.use({ expectedFaults: [/401/] });
  test('asks nothing any more', async ({ page, question }) => {
    await page.goto(question.url);
    await page.locator('input[type=password]').fill('x');
    await page.locator('button[type=submit]').click();
    await question.asking;
    const again = await page.context().newPage();
    await again.goto(question.url);
    await expect(again.locator('.after')).toBeVisible();
    await expect(again.locator('form')).toBeHidden();
  });
});

test.describe('the workstation’s own page', () => {
  test.use({ expectedFaults: [/.*/] });
  test('can open the question and can neither read, frame nor answer it', async ({ page, question, workstation }) => {
    await workstation.open(page);
    const { origin, hash } = new URL(question.url);
    const outcome = await page.evaluate(
      async ([target, ticket]) => {
        const post = (path: string): Promise<string> =>
          fetch(`${target}${path}`, {
            method: 'POST',
            body: 'guess',
            headers: { authorization: `Ticket ${ticket}` },
          }).then(
            () => 'reached',
            () => 'stopped',
          );
        return { question: await post('/question'), answer: await post('/answer') };
      },
      [origin, hash.slice(1)] as const,
    );
    expect(outcome).toEqual({ question: 'stopped', answer: 'stopped' });

    const opening = page.context().waitForEvent('page');
    await page.evaluate((url) => void window.open(url, '_blank'), question.url);
    const opened = await opening;
    await expect(opened.locator('input[type=password]')).toBeVisible();
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await opened.locator('.cancel').click();
    expect(await question.asking).toMatchObject({ error: { code: 'call.cancelled' } });
  });
});
