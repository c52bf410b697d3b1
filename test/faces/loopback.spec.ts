import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixture.ts';

/** Somebody else's page on this machine, on a port of its own. */
const openForeignSite = async (html: string): Promise<{ readonly origin: string; readonly server: Server }> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

test('opens from its address, and the ticket leaves the address', async ({ page, workstation }) => {
  await workstation.open(page);
  expect(page.url()).not.toContain('ticket');
  await expect(page.locator('h1').first()).toBeVisible();
});

test('a reload keeps the session, a copied address does not give another', async ({ page, context, workstation }) => {
  const address = workstation.loopback.newAddress();
  await page.goto(address);
  await page.locator('.frame').waitFor();
  await page.reload();
  await page.locator('.frame').waitFor();
  expect(await context.cookies()).toEqual([]);
});

test.describe('a used address', () => {
  test.use({ expectedFaults: [/401/] });
  test('opens nothing in a second tab', async ({ page, context, workstation }) => {
    const address = workstation.loopback.newAddress();
    await page.goto(address);
    await page.locator('.frame').waitFor();
    const second = await context.newPage();
    await second.goto(address);
    await expect(second.locator('body')).toContainText(/Bidwright/);
    await expect(second.locator('.frame')).toHaveCount(0);
  });
});

test.describe('a foreign page', () => {
  test.use({ expectedFaults: [/.*/] });

  test('can neither read nor ask, by fetch, by form, by script or by frame', async ({ page, workstation }) => {
    const { origin } = new URL(workstation.loopback.newAddress());
    const { origin: foreign, server } = await openForeignSite(
      `<iframe name="frame" src="${origin}/"></iframe>
       <form method="post" enctype="text/plain" target="frame" action="${origin}/rpc/call">
         <input name='{"method":"settings.save","input":{"language":"ar"},"callId":"' value='"}'></form>`,
    );
    try {
      await page.goto(foreign);
      const outcomes = await page.evaluate(async (target) => {
        const attempt = (path: string, init: RequestInit): Promise<string> =>
          fetch(target + path, init).then(
            (response) => `${response.type} ${response.status}`,
            () => 'failed',
          );
        const body = JSON.stringify({ method: 'settings.save', input: { language: 'ar' }, callId: 'x' });
        const script = (source: string): Promise<string> =>
          new Promise((settle) => {
            const element = document.createElement('script');
            element.src = source;
            element.addEventListener('load', () => settle('loaded'));
            element.addEventListener('error', () => settle('failed'));
            document.body.append(element);
          });
        return {
          read: await attempt('/', {}),
          ask: await attempt('/rpc/call', { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
          simple: await attempt('/rpc/call', { method: 'POST', body, mode: 'no-cors' }),
          script: await script(`${target}/rpc/call`),
        };
      }, origin);
      expect(outcomes).toEqual({
        read: 'failed',
        ask: 'failed',
        simple: expect.stringMatching(/^(?:opaque 0|failed)$/),
        script: 'failed',
      });
      await page.locator('form').evaluate((form) => (form as HTMLFormElement).submit());
      await page.waitForTimeout(200);
      const frame = page.frames().find((each) => each !== page.mainFrame());
      expect(
        await frame
          ?.locator('.frame')
          .count()
          .catch(() => 0),
      ).toBe(0);
      expect((await workstation.act('workspace.status', {})).settings.language).not.toBe('ar');
    } finally {
      server.close();
    }
  });
});

test.describe('the policy', () => {
  test.use({ expectedFaults: [/policy violated|Content Security Policy|TrustedHTML|TrustedScript/] });

  test('stops what an injected script would do: inline code, strings as code, markup, other servers', async ({
    page,
    workstation,
  }) => {
    await workstation.open(page);
    const outcomes = await page.evaluate(async () => {
      const tried = (act: () => unknown): string => {
        try {
          act();
          return 'done';
        } catch {
          return 'stopped';
        }
      };
      const inline = document.createElement('script');
      const away = await fetch('https://example.org/').then(
        () => 'done',
        () => 'stopped',
      );
      return {
        inline: tried(() => {
          inline.textContent = 'window.injected = true';
          document.body.append(inline);
        }),
        markup: tried(() => {
          document.createElement('p').innerHTML = '<b>x</b>';
        }),
        away,
        injected: 'injected' in window,
      };
    });
    expect(outcomes).toEqual({ inline: 'stopped', markup: 'stopped', away: 'stopped', injected: false });
  });
});

test('the bearer dies with its tab: it is kept in no place that another tab shares', async ({ page, workstation }) => {
  await workstation.open(page);
  const answer = await page.evaluate(() => sessionStorage.getItem('bidwright.bearer'));
  expect(answer).toMatch(/^[\w-]{43}$/);
  expect(await page.evaluate(() => localStorage.getItem('bidwright.bearer'))).toBeNull();
});
