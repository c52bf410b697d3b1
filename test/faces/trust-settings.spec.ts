import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listLink, rootLink } from '#test/kit/chain.ts';
import { russianList } from '#test/kit/trust-lists.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';

test.use({ withSample: true });

const openTab = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Comma');
  await page.getByRole('tab', { name }).click();
};

test('what is imported stands in its table with its age, and is forgotten again', async ({ page, workstation }) => {
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(workstation.folder, name);
    await writeFile(path, content);
    return path;
  };
  await workstation.open(page);
  await openTab(page, 'Trust and revocation');
  const list = await write('tsl.xml', russianList([{ name: 'УЦ', certificates: [rootLink()] }]));
  await page.locator('input[data-purpose="trust"]').first().setInputFiles(list);
  const lists = page.getByRole('table', { name: 'Trust lists' });
  await expect(lists).toContainText('Accredited authorities');
  await expect(lists).toContainText('not signed');
  const crl = listLink({ issuer: 'Root', signer: 'root', nextUpdate: '2026-11-02T00:00:00Z' });
  await page.locator('input[data-purpose="crl"]').setInputFiles(await write('a.crl', crl.der));
  const crls = page.getByRole('table', { name: 'Revocation lists' });
  await expect(crls).toContainText('a newer one is due');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Forget “CN=Root”' }).click();
  await expect(crls).toHaveCount(0);
});

test('nobody is asked when a file names nobody, and that is said', async ({ page, workstation }) => {
  const path = join(workstation.folder, 'root.cer');
  await writeFile(path, rootLink().der);
  await workstation.open(page);
  await openTab(page, 'Trust and revocation');
  await page.locator('input[data-purpose="content"]').setInputFiles(path);
  await expect(page.getByText(/^Nobody was asked/)).toBeVisible();
});

test('a proxy that is none is refused, and a right one is kept', async ({ page, workstation }) => {
  await workstation.open(page);
  await openTab(page, 'Network');
  await page.getByText('This one').click();
  const address = page.getByRole('textbox', { name: 'Address', exact: true });
  await address.fill('socks5://proxy:1080');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('is not the address of a proxy');
  await address.fill('http://proxy:3128');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  // The button is pressed in as long as it saves, too.
  const kept = async () => (await workstation.act('workspace.status', {})).settings;
  await expect.poll(kept).toMatchObject({ proxy: 'own', proxyAddress: 'http://proxy:3128' });
  await expectAccessible(page);
});
