import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyProfile } from '#shared/company/profile.ts';
import { blankPosition } from '#shared/bid/prices/table.ts';
import { fieldsOf, type FieldFacts } from '#shared/bid/templates/fields.ts';
import { fillTemplate, ownFieldsOf, type FieldSource } from '#shared/bid/templates/fill.ts';
import { shippedTemplates } from '#shared/bid/templates/shipped/index.ts';
import { template } from '#shared/bid/templates/template.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { languages } from '#shared/kernel/language.ts';
import type { TextBlock } from '#shared/kernel/text-document.ts';

const source = (
  fields: Readonly<Record<string, string>>,
  positions: readonly Record<string, string>[] = [],
): FieldSource => ({
  fields: new Map(Object.entries(fields)),
  lists: { positions: positions.map((each) => new Map(Object.entries(each))) },
});
const wordsOf = (blocks: readonly TextBlock[]): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'page-break') return [];
      if (block.kind === 'list') return block.items;
      if (block.kind === 'table') return [...(block.header ?? []), ...block.rows.flat()];
      return [block.runs];
    })
    .map((runs) => runs.map(({ text }) => text).join(''))
    .join('\n');

const facts: FieldFacts = {
  company: {
    ...emptyProfile,
    fullName: 'ООО «Ромашка»',
    shortName: 'Ромашка',
    inn: '7706107510',
    kpp: '770601001',
    ogrn: '1027700043502',
    legalAddress: 'Москва',
    headName: 'Иванов И. И.',
    headPosition: 'Директор',
    contactName: 'Петров',
    contactPhone: '+7 (495) 123-45-67',
    contactEmail: 'a@example.org',
  },
  procedure: {
    number: '0111200004623000016',
    title: 'Насосы',
    buyer: 'ГКУ',
    buyerInn: '7706107510',
    platform: 'B2B-Center',
    deadline: '2026-11-30T07:00:00.000Z' as Instant,
    zone: '+03:00',
    lot: { id: '1', title: 'Насосы' },
  },
  price: { amount: '1220.00', currency: 'RUB' },
  security: null,
  table: {
    currency: 'RUB',
    vatMode: 'included',
    vatRate: '22',
    deliveredOn: '2026-12-31',
    positions: [{ ...blankPosition('1', 'Насос | **CR**'), quantity: '2', unit: 'шт', unitPrice: '610' }],
  },
  own: Object.fromEntries(
    shippedTemplates.flatMap(({ text }) => ownFieldsOf(text)).map((name) => [name.slice(4), `значение ${name}`]),
  ),
  on: '2026-11-23',
};

describe('a template', () => {
  it('names each field that is unknown or empty, once, with its line', () => {
    const { faults } = fillTemplate(
      'A {{company.inn}}\n{{company.inn}} {{comany.inn}}',
      source({ 'company.inn': ' ' }),
    );
    expect(faults.map(({ code, details }) => [code, details['field'], details['line']])).toEqual([
      ['templates.field-empty', 'company.inn', 1],
      ['templates.field-unknown', 'comany.inn', 2],
    ]);
  });

  it.each([
    ['a block that is never closed', '{{#if a}}\nx', 'templates.block-open'],
    ['an end without a beginning', 'x\n{{/if}}', 'templates.block-stray'],
    ['a list that does not exist', '{{#each lots}}\nx\n{{/each}}', 'templates.block-unknown'],
    ['braces that are no field', 'x {{a b}}', 'templates.field-broken'],
    ['nothing at all', '\n \n', 'templates.nothing-said'],
  ])('finds %s', (_, text, code) => {
    expect(fillTemplate(text, source({ a: '1' })).faults.map((fault) => fault.code)).toContain(code);
  });

  it('leaves out what stands on an empty field, with its faults', () => {
    const filled = fillTemplate('{{#if a}}\nWith {{b}}\n{{else}}\nWithout\n{{/if}}', source({ a: '', b: '' }));
    expect(filled.faults).toEqual([]);
    expect(wordsOf(filled.blocks)).toBe('Without');
  });

  it('repeats rows of a table for every position under one heading', () => {
    const text =
      '| Name | Sum |\n|---|---:|\n{{#each positions}}\n| {{position.name}} | {{position.gross}} |\n{{/each}}';
    const filled = fillTemplate(
      text,
      source({}, [
        { 'position.name': 'a', 'position.gross': '1' },
        { 'position.name': 'b', 'position.gross': '2' },
      ]),
    );
    expect(filled.blocks).toMatchObject([
      { kind: 'table', columns: [{ align: 'start' }, { align: 'end' }], hasLines: true },
    ]);
    expect(wordsOf(filled.blocks)).toBe('Name\nSum\na\n1\nb\n2');
  });

  it('never reads a value as a mark, a field or a cell', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('# ', '- ', '**x**', '{{b}}', '| a |', '>> ', '---', '{{#if b}}'),
        fc.string(),
        (mark, rest) => {
          const value = `${mark}${rest}`.replaceAll(/[\ue000\r\n]/gu, '');
          const filled = fillTemplate('{{a}}\n\n| {{a}} | **{{a}}** |', source({ a: value }));
          expect(filled.faults).toEqual([]);
          expect(wordsOf(filled.blocks)).toBe([value.trim(), value.trim(), value.trim()].join('\n'));
          expect(filled.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table']);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sets apart what runs left to right in a text that does not', () => {
    const [block] = fillTemplate('السعر {{a}} من {{b}}', source({ a: '12 RUB', b: 'شركة' })).blocks;
    expect(block).toMatchObject({ runs: [{}, { text: '12 RUB', island: true }, {}, { text: 'شركة' }] });
    expect(block?.kind === 'paragraph' && block.runs[3]?.island).toBeFalsy();
  });
});

describe('the texts that come with the program', () => {
  it('stand in every language under the same names', () => {
    const names = (language: string) =>
      shippedTemplates
        .filter((one) => one.language === language)
        .map(({ templateId, kind }) => `${templateId} ${kind}`);
    for (const language of languages) expect(names(language)).toEqual(names('ru'));
  });

  it.each(shippedTemplates.map((one) => [one.language, one.templateId, one] as const))(
    'fill completely: %s %s',
    (_, __, one) => {
      expect(template.safeParse(one).success).toBe(true);
      const { blocks, faults } = fillTemplate(one.text, fieldsOf(facts, one.language));
      expect(faults).toEqual([]);
      const words = wordsOf(blocks);
      expect(words).not.toMatch(/\{\{|\}\}|undefined|null/);
      expect(words).toContain('0111200004623000016');
    },
  );

  it('ask the same of the user in every language', () => {
    for (const { templateId, text } of shippedTemplates) {
      const russian = shippedTemplates.find((one) => one.language === 'ru' && one.templateId === templateId);
      expect(ownFieldsOf(text)).toEqual(ownFieldsOf(russian?.text ?? ''));
    }
  });
});

describe('the fields of a text', () => {
  it('give amounts as the language writes them, VAT only where the total is the price of the bid', () => {
    const russian = fieldsOf(facts, 'ru').fields;
    expect(russian.get('bid.price')).toBe('1\u00a0220,00\u00a0руб.');
    expect(russian.get('bid.vat')).toBe('220,00\u00a0руб.');
    expect(russian.get('procedure.deadline')).toBe('30 ноября 2026 г. 10:00 (+03:00)');
    expect(fieldsOf(facts, 'ar').fields.get('bid.price')).toBe('1,220.00\u00a0RUB');
    const other = fieldsOf({ ...facts, price: { amount: '1221.00', currency: 'RUB' } }, 'ru').fields;
    expect([other.get('bid.vat'), other.get('bid.net')]).toEqual(['', '']);
  });
});
