import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docxWords } from '#electron/documents/docx-words.ts';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';
import { skipWithout } from '#test/kit/openssl.ts';

const company = {
  fullName: 'ООО «Ромашка»',
  shortName: 'ООО «Ромашка»',
  country: 'RU',
  inn: '7706107510',
  kpp: '770601001',
  ogrn: '1027700043502',
  legalAddress: 'Москва, ул. Полевая, 1',
  postalAddress: '',
  headName: 'Иванова А. А.',
  headPosition: 'Директор',
  contactName: 'Петров П. П.',
  contactEmail: 'bid@example.org',
  contactPhone: '+7 (495) 123-45-67',
  accounts: [],
};

const begun = async (): Promise<{ station: Workstation; bidId: string }> => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  await station.value('company.save', company);
  await station.value('bids.setPrice', { bidId, price: { amount: '1234567.89', currency: 'RUB' } });
  return { station, bidId };
};
const letter = (bidId: string, change: object = {}) => ({
  bidId,
  templateId: 'covering-letter',
  language: 'ru' as const,
  ...change,
});

describe('a letter of a bid', () => {
  test('is refused by the name of every empty field, then written into the bid, then stale when its data changed', async () => {
    const { station, bidId } = await begun();
    expect(await station.refusal('letters.write', letter(bidId))).toMatchObject({
      code: 'templates.not-filled',
      details: { fields: ['own.effect'] },
    });
    await station.value('letters.saveFields', { bidId, own: { effect: 'Экономия 12 % за год' } });
    const written = await station.value('letters.write', letter(bidId));
    expect(written.name).toBe('Сопроводительное письмо.docx');

    const { documents } = await station.value('bids.show', { bidId });
    expect(documents.slice(1)).toMatchObject([{ name: written.name, digest: written.digest, size: written.size }]);
    const bytes = readFileSync(station.host.workspace.vault.pathOf(written.digest.value));
    const words = docxWords(bytes, written.name);
    expect(words.ok && words.value.text).toContain('1\u00a0234\u00a0567,89\u00a0руб.');
    expect(words.ok && words.value.text).toContain(
      'один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь рублей 89 копеек',
    );
    expect(words.ok && words.value.text).not.toContain('{{');

    expect((await station.value('letters.show', { bidId })).letters).toMatchObject([{ isStale: false }]);
    await station.value('bids.setPrice', { bidId, price: { amount: '1000000', currency: 'RUB' } });
    expect((await station.value('letters.show', { bidId })).letters).toMatchObject([{ isStale: true }]);
    const { findings } = await station.value('bids.show', { bidId });
    expect(findings.map(({ code }) => code)).toContain('templates.letter-stale');
  });

  test('written again takes the place of the former file, with its name and item', async () => {
    const { station, bidId } = await begun();
    await station.value('letters.saveFields', { bidId, own: { effect: 'a' } });
    const first = await station.value('letters.write', letter(bidId));
    await station.value('bids.renameDocument', { bidId, documentId: first.documentId ?? '', name: 'Письмо.docx' });
    await station.value('bids.setPrice', { bidId, price: { amount: '5', currency: 'RUB' } });
    const second = await station.value('letters.write', letter(bidId));
    expect(second.digest).not.toEqual(first.digest);
    expect((await station.value('bids.show', { bidId })).documents.slice(1)).toMatchObject([
      { name: 'Письмо.docx', digest: second.digest },
    ]);
  });

  test('goes to a file by its ending and leaves the bid as it is', async () => {
    const { station, bidId } = await begun();
    await station.value('letters.saveFields', { bidId, own: { effect: 'a' } });
    const out = join(station.folder, 'letter.docx');
    const written = await station.value('letters.write', letter(bidId, { out }));
    expect(readFileSync(out).length).toBe(written.size);
    expect((await station.value('bids.show', { bidId })).documents).toHaveLength(1);
    expect((await station.refusal('letters.write', letter(bidId, { out: 'x.odt' }))).code).toBe('input.invalid');
  });

  test.skipIf(skipWithout('pdftotext', '-v'))('in Russian reads on the page as it was said', async () => {
    const { station, bidId } = await begun();
    await station.value('letters.saveFields', { bidId, own: { effect: 'Экономия' } });
    const out = join(station.folder, 'letter.pdf');
    await station.value('letters.write', letter(bidId, { out }));
    const page = spawnSync('pdftotext', ['-layout', out, '-'], { encoding: 'utf8' }).stdout.replaceAll(
      /[\s\u00a0]+/gu,
      ' ',
    );
    expect(page).toContain('на сумму 1 234 567,89 руб. (один миллион двести тридцать четыре тысячи');
    expect(page).toContain('Петров П. П., +7 (495) 123-45-67, bid@example.org');
  });

  test.skipIf(skipWithout('pdftotext', '-v'))(
    'in Arabic keeps amounts and words in their order on the page',
    async () => {
      const { station, bidId } = await begun();
      await station.value('letters.saveFields', { bidId, own: { effect: 'توفير' } });
      const out = join(station.folder, 'letter.pdf');
      await station.value('letters.write', letter(bidId, { language: 'ar', out }));
      const boxes = spawnSync('pdftotext', ['-bbox', out, '-'], { encoding: 'utf8' }).stdout;
      const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</g)].map(
        ([, left, top, right, text = '']) => ({
          left: Number(left),
          right: Number(right),
          top: Math.round(Number(top)),
          text: text.replaceAll(/\p{Cf}/gu, ''),
        }),
      );
      const at = (text: string) => {
        // Boxes are given with their letters from left to right.
        const turned = Array.from(text).toReversed().join('');
        const found = words.find((word) => word.text.includes(text) || word.text.includes(turned));
        if (found === undefined) throw new Error(`no ${text} in ${words.map((word) => word.text).join(' ')}`);
        return found;
      };
      // “… بمبلغ 1,234,567.89 RUB (…”: from the right the word, then the amount, whose currency stands on its right.
      const [word, amount, currency] = [at('بمبلغ'), at('1,234,567.89'), at('RUB')];
      expect(amount.right).toBeLessThan(word.left + 1);
      expect(currency.right).toBeLessThan(word.left + 1);
      expect(currency.left).toBeGreaterThanOrEqual(amount.left);
      const phone = ['+7', '(495)', '123-45-67'].map(at);
      expect(phone.map(({ left }) => left)).toEqual(phone.map(({ left }) => left).toSorted((a, b) => a - b));
    },
  );
});

describe('the texts of letters', () => {
  test('are edited without code, refused where they could never be filled, exported and taken in again', async () => {
    const { station, bidId } = await begun();
    const own = { templateId: 'thanks', language: 'ru' as const, kind: 'other' as const, title: 'Спасибо' };
    expect(await station.refusal('templates.save', { ...own, text: 'За {{bid.prise}}' })).toMatchObject({
      code: 'templates.faulty',
      details: { line: 1, fault: 'templates.field-unknown' },
    });
    await station.value('templates.save', { ...own, text: 'Цена {{bid.price}}' });
    const { text } = await station.value('templates.export', {});
    expect(JSON.parse(text).records).toHaveLength(1);
    await station.value('templates.remove', own);
    expect((await station.refusal('templates.show', own)).code).toBe('templates.unknown');
    await station.value('templates.import', { fileId: await station.file('templates.json', text) });
    expect((await station.value('letters.look', letter(bidId, { templateId: 'thanks' }))).faults).toEqual([]);
    const hostile = JSON.stringify({
      bidwright: 'text-template',
      version: 1,
      records: [{ ...own, text: '{{#if x}}' }],
    });
    expect((await station.refusal('templates.import', { fileId: await station.file('bad.json', hostile) })).code).toBe(
      'templates.faulty',
    );
    expect((await station.refusal('templates.remove', { templateId: 'application', language: 'ru' })).code).toBe(
      'templates.shipped',
    );
  });

  test('a text of the program in the user’s own words makes what was written from it stale', async () => {
    const { station, bidId } = await begun();
    await station.value('letters.saveFields', { bidId, own: { effect: 'a' } });
    await station.value('letters.write', letter(bidId));
    const { template } = await station.value('templates.show', { templateId: 'covering-letter', language: 'ru' });
    await station.value('templates.save', { ...template, text: `${template.text}\n\nС уважением` });
    expect((await station.value('letters.show', { bidId })).letters).toMatchObject([{ isStale: true }]);
    await station.value('templates.remove', template);
    expect((await station.value('letters.show', { bidId })).letters).toMatchObject([{ isStale: false }]);
  });

  test('are looked at while they are written: from made-up facts, or from a bid with what is missing marked', async () => {
    const { station, bidId } = await begun();
    const text = '# {{procedure.title}}\n\n{{bid.price}} {{own.effect}} {{company.site}}';
    const sample = await station.value('templates.preview', { text, language: 'ar' });
    expect(sample.faults).toEqual([]);
    const look = await station.value('templates.preview', { text, language: 'ar', bidId });
    expect(look.faults.map(({ details }) => details['field'])).toEqual(['own.effect', 'company.site']);
    const runs = look.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    expect(runs.filter(({ missing }) => missing === true).map(({ text: name }) => name)).toEqual([
      'own.effect',
      'company.site',
    ]);
  });
});
