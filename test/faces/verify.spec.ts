import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { addMaterial } from '#electron/pki/cades/add-material.ts';
import { rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { sampleBids } from '#electron/steps/workspace/sample/bids.ts';
import { textsIn } from '#shared/text/translator.ts';
import { issuingRevocations, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { asicContainer, asicParts, documents, manifestOver } from '#test/kit/containers.ts';
import { counterSignature, counterSigned, notary } from '#test/kit/counter-signatures.ts';
import { raisedTo } from '#test/kit/levels.ts';
import { signatureValueOf } from '#test/kit/timestamps.ts';
import { expectAccessible } from './axe.ts';
import { expect, test, type Workstation } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

/** The package that the sample brings, as bytes that a stranger would send. */
const samplePackage = async (workstation: Workstation): Promise<Buffer> => {
  const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
  const packaged = rows.find(({ status }) => status === 'packaged');
  const { artefacts } = await workstation.act('bids.show', { bidId: packaged?.bidId ?? '' });
  return readFile(artefacts.find(({ kind }) => kind === 'package')?.path ?? '');
};

/** A container at level LTA with a counter-signature, whose certificates it carries. */
const archivedPackage = async (): Promise<Uint8Array> => {
  const manifest = manifestOver(documents);
  const parts = await Promise.all(
    asicParts().map(async (part) => {
      if (part.name !== 'META-INF/signature001.p7s') return part;
      const archived = await raisedTo(part.bytes, { content: manifest, level: 'LTA' });
      const countered = await counterSigned(archived, counterSignature(await signatureValueOf(archived)));
      const material = { certificates: [notary.certificate], crls: [], ocsps: [] };
      return { ...part, bytes: await rewrittenBytes(await addMaterial(memorySource(countered), material)) };
    }),
  );
  return asicContainer(parts);
};

const verify = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page
    .locator('.verify-ask input[data-purpose="package"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

test.beforeEach(async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyS');
  await page.getByRole('tab', { name: t('verify.tab') }).click();
  await expect(page.getByText(t('verify.empty'))).toBeVisible();
});

test('without proof of revocation a sound package reads as not proven, neither good nor bad', async ({
  page,
  workstation,
}) => {
  await verify(page, 'theirs.asice', await samplePackage(workstation));
  await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.INDETERMINATE'));
  await expect(page.locator('.report-sentence')).toHaveText(t('verify.says.TRY_LATER'));
  await expect(page.locator('.report-standard').first()).toContainText('INDETERMINATE');
  await expect(page.locator('.report-head .tone-open')).toBeVisible();
  await expect(page.locator('.report .tone-stop')).toHaveCount(0);
  const revocation = page.locator('.verdict', { hasText: t('verify.verdict.revocation') });
  await expect(revocation).toContainText(t('verify.word.not-provable'));
  await revocation.locator('summary').click();
  await expect(revocation.locator('.finding').first()).toBeVisible();
  await expectAccessible(page);
});

test('what is not asked for is said: a passed report names that nobody looked at revocation', async ({
  page,
  workstation,
}) => {
  await page.locator('label', { hasText: t('verify.demand.none') }).click();
  await verify(page, 'theirs.asice', await samplePackage(workstation));
  await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.TOTAL-PASSED'));
  await expect(page.locator('.report-sentence')).toContainText('Nobody looked');
  await expect(page.locator('.verdict', { hasText: t('verify.verdict.revocation') })).toContainText(
    t('verify.word.not-checked'),
  );
});

test('a detached signature asks for its document, and is proved with it', async ({ page, workstation }) => {
  const [bid] = sampleBids;
  const [document] = bid?.files ?? [];
  if (document === undefined) throw new Error('the sample’s first bid has no documents');
  const { rows } = await workstation.act('bids.list', { offset: 0, limit: 100 });
  const bidId = rows.find(({ status }) => status === 'packaged')?.bidId ?? '';
  const { artefacts } = await workstation.act('bids.show', { bidId });
  const signature = artefacts.find(({ name }) => name === `${document.name}.p7s`);
  await page.locator('label', { hasText: t('verify.demand.none') }).click();
  await verify(page, 'letter.p7s', await readFile(signature?.path ?? ''));
  await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.INDETERMINATE'));
  await expect(page.locator('.report-sentence')).toHaveText(t('verify.says.SIGNED_DATA_NOT_FOUND'));
  await page.locator('.verify-ask input[data-purpose="content"]').setInputFiles({
    name: document.name,
    mimeType: 'text/plain',
    buffer: Buffer.from(document.text),
  });
  await page.getByRole('button', { name: t('verify.act') }).click();
  await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.TOTAL-PASSED'));
});

test('a file that is no signature is a finding in a report, not an error', async ({ page }) => {
  await verify(page, 'notes.p7s', Buffer.from('just some notes'));
  await expect(page.locator('.report-light')).toBeVisible();
  await expect(page.locator('.report .finding').first()).toBeVisible();
  await expectAccessible(page);
});

test('a changed document inside the package is a broken signature', async ({ page, workstation }) => {
  const bytes = await samplePackage(workstation);
  const at = bytes.indexOf('mimetypeapplication/vnd.etsi.asic-e+zip');
  expect(at).toBeGreaterThan(0);
  const changed = Buffer.from(bytes);
  // The first stored or deflated byte after the local header of the second entry belongs to a covered file.
  const second = changed.indexOf('PK\u0003\u0004', at);
  const content = second + 30 + changed.readUInt16LE(second + 26) + changed.readUInt16LE(second + 28);
  changed.writeUInt8(changed.readUInt8(content + 8) ^ 1, content + 8);
  await verify(page, 'changed.asice', changed);
  await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.TOTAL-FAILED'));
  await expect(page.locator('.report-head .tone-stop')).toBeVisible();
});

test(
  'without anybody trusted the chain is not provable, and a report can be saved in every form',
  long,
  async ({ page, workstation }) => {
    await page.getByRole('button', { name: /^Trust Bidwright Sample Root no more/ }).click();
    await expect(page.getByText(t('verify.trust.none'))).toBeVisible();
    await verify(page, 'theirs.asice', await samplePackage(workstation));
    await expect(page.locator('.report-sentence')).toHaveText(t('verify.says.NO_CERTIFICATE_CHAIN_FOUND'));
    for (const form of ['html', 'text', 'json', 'xml', 'pdf'] as const) {
      await page.getByRole('button', { name: t('verify.save') }).click();
      await page.getByRole('menuitem', { name: t(`verify.save.${form}`) }).click();
      const saved = page.locator('.report-saved .code');
      await expect(saved).toHaveText(new RegExp(`\\.${form === 'text' ? 'txt' : form}$`));
      const text = await readFile(await saved.innerText(), 'utf8');
      expect(text).toContain(
        form === 'pdf' ? '%PDF-' : form === 'xml' ? 'mainindication:indeterminate' : 'INDETERMINATE',
      );
    }
  },
);

test('a long-term package shows its proved time, its proofs with their age, who signed over it, and gives its files', async ({
  page,
}) => {
  const trust = page.locator('.verify-ask input[data-purpose="trust"]');
  await trust.setInputFiles({
    name: 'root.cer',
    mimeType: 'application/pkix-cert',
    buffer: Buffer.from(rootCertificate),
  });
  await expect(page.locator('.anchor', { hasText: 'Bidwright Test Root' })).toBeVisible();
  await page.locator('.verify-ask input[data-purpose="crl"]').setInputFiles([
    { name: 'issuing.crl', mimeType: 'application/pkix-crl', buffer: Buffer.from(issuingRevocations) },
    { name: 'root.crl', mimeType: 'application/pkix-crl', buffer: Buffer.from(rootRevocations) },
  ]);
  await verify(page, 'archived.asice', Buffer.from(await archivedPackage()));
  await expect(page.locator('.report-light')).toHaveText(t('verify.conclusion.TOTAL-PASSED'));
  await expect(page.locator('.report')).toContainText(t('report.trusted-signing-time'));
  await expect(page.locator('.proof')).not.toHaveCount(0);
  await expect(page.locator('.proofs').first()).toContainText(t('report.timestamp-kind.archive-time-stamp'));
  await expect(page.locator('.proofs').first()).toContainText('old at the moment asked for');
  await expect(page.locator('.counter-signatures')).toContainText('Нотариус Проверочный');
  await expectAccessible(page);
  // What was signed is seen in a frame that this page cannot read.
  await page.getByRole('button', { name: t('signatures.look', { file: 'price.csv' }) }).click();
  await expect(page.frameLocator('.file-look').locator('pre')).toContainText('lot;price');
  await expectAccessible(page);
  await page.getByRole('button', { name: t('verify.extract.file', { file: 'price.csv' }) }).click();
  const path = page.locator('.report-saved .code');
  await expect(path).toContainText('signed-content');
  expect(await readFile((await path.textContent()) ?? '', 'utf8')).toBe('lot;price\n1;100.00\n');
});
