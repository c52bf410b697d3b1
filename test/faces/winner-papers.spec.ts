import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubmissionEvent } from '#shared/bid/submission/events.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { languages } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { addEvent } from '#electron/steps/bids/submission/event-records.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

const at = (hour: number): Instant => `2026-11-20T0${hour}:00:00Z` as Instant;
const won: readonly SubmissionEvent[] = [
  { kind: 'submitted', at: at(8), version: 1, packageDigest: 'a'.repeat(64), receipt: null },
  { kind: 'result', at: at(9), outcome: 'won', reasonId: null, note: '', winnerPrice: null, place: 1 },
];
const notice =
  noticeCases('prozorro')
    .find(({ name }) => name === 'features-and-criteria')
    ?.bytes.toString()
    .replaceAll('"source": "tenderer"', '"source": "winner"') ?? '';

for (const language of languages)
  test.describe(language, () => {
    test.use({ settings: { language } });

    test('what the winner brings stands under what follows the result', long, async ({ page, workstation }) => {
      const path = join(workstation.folder, 'notice.json');
      writeFileSync(path, notice);
      const { fileId } = await workstation.act('files.take', { path });
      const { procedures } = await workstation.act('procedures.import', { fileIds: [fileId], format: 'auto' });
      const { bidId } = await workstation.act('bids.create', { procedureId: procedures[0]?.id ?? '', lotId: null });
      for (const event of won) addEvent(workstation.loopback.host.workspace.database, bidId, event);
      const { say: t } = await textsIn(language);
      await workstation.open(page);
      await page.keyboard.press('KeyB');
      await page.locator('main [role="row"][data-index="0"]').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: t('submission.title') }).click();
      const papers = page.locator('.submission-winner li');
      await expect(papers.first()).toContainText('Аналогічні договори');
      await expect(papers.first()).toContainText('criteria[0].requirementGroups[0].requirements[0]');
      await expectAccessible(page);
    });
  });
