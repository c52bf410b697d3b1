import { describe, expect, it } from 'vitest';
import { calcCases } from '../../kit/calc-cases.ts';
import { languages } from '#shared/kernel/language.ts';
import { ar } from '#shared/text/ar/index.ts';
import { financeRules } from '#shared/text/en/finance-rules.ts';
import { en } from '#shared/text/en/index.ts';
import { ru } from '#shared/text/ru/index.ts';
import { calculate, calculatorNames, jsonSchemasOf, titleKeyOf } from '#shared/finance/calculators.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { choiceKeyOf, labelKeyOf, ownLabels, ruleKeyOf, ruleNameKeyOf } from '#shared/finance/labels.ts';
import { textsIn } from '#shared/text/translator.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import { stepRules } from '#shared/finance/step-rules.ts';

const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, ru, ar };
const missing = (keys: Iterable<string>): readonly string[] =>
  languages.flatMap((language) =>
    [...keys].filter((key) => !texts[language]?.[key]).map((key) => `${language} ${key}`),
  );

/** Text keys anywhere in a JSON Schema: `label` at fields, values of `choices` at lists. */
const keysIn = (schema: unknown): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap(keysIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.values(schema).flatMap((value): readonly string[] =>
    typeof value === 'string' && value.startsWith('calc.') ? [value] : keysIn(value),
  );
};

describe('words of calculators', () => {
  it.each(calculatorNames)('has a title, a sentence and a label for every field and choice of %s', (name) => {
    const { input, output } = jsonSchemasOf(name);
    const keys = new Set([titleKeyOf(name), `${titleKeyOf(name)}.about`, ...keysIn(input), ...keysIn(output)]);
    expect(keys.size).toBeGreaterThan(3);
    expect(missing(keys)).toEqual([]);
  });

  it('tells a form what a field is: roubles, a percentage, a day, a moment', () => {
    const { input, output } = jsonSchemasOf('security');
    expect(input).toMatchObject({
      properties: {
        nmck: { label: 'calc.field.nmck', type: 'string', unit: 'rub' },
        percent: { unit: 'percent' },
        advance: { unit: 'rub' },
        publishedOn: { format: 'date' },
        law: { choices: { '223-fz': 'calc.choice.223-fz' } },
      },
      required: ['law', 'kind', 'nmck', 'publishedOn'],
      additionalProperties: false,
    });
    expect(output).toMatchObject({ properties: { amount: { label: 'calc.security.amount' }, min: { unit: 'rub' } } });
    expect(jsonSchemasOf('auction-start').input).toMatchObject({ properties: { deadline: { format: 'date-time' } } });
  });

  it('has words for every deed of a step', () => {
    expect(missing(stepRules.map(ruleKeyOf))).toEqual([]);
    expect(missing(ownLabels.map((label) => `calc.${label}`))).toEqual([]);
  });

  it('has a name for every law in the rule book', () => {
    expect(missing(ownRules.map(({ law }) => choiceKeyOf(law)))).toEqual([]);
  });

  it('has a name in every language for every rule in the book, and none for a rule that is not there', () => {
    const wanted = new Set(ownRules.flatMap(({ entries }) => entries.map(({ id }) => ruleNameKeyOf(id))));
    expect(missing(wanted)).toEqual([]);
    expect(Object.keys(financeRules).filter((key) => !wanted.has(key as `rule.${string}`))).toEqual([]);
    expect(missing([ruleNameKeyOf('no.such-rule')])).toHaveLength(languages.length);
  });

  it('names no two rules alike in any language', () => {
    const ids = new Set(ownRules.flatMap(({ entries }) => entries.map(({ id }) => id)));
    for (const language of languages)
      expect(new Set([...ids].map((id) => texts[language]?.[ruleNameKeyOf(id)])).size, language).toBe(ids.size);
  });

  it('has a label for every line and every number that the worked examples show', () => {
    const keys = calcCases.flatMap(({ calculator, input }) => {
      const outcome = calculate(calculator, input);
      return outcome.ok
        ? outcome.value.steps.flatMap((step) =>
            [step.line, ...Object.keys(step.numbers)].map((name) => labelKeyOf(calculator, name)),
          )
        : [];
    });
    expect(keys.length).toBeGreaterThan(200);
    expect(missing(new Set(keys))).toEqual([]);
  });
});

describe('citations', () => {
  it('puts law and article into the reader’s words in a message', async () => {
    const details = { rule: '', law: '44-fz', ruleSetDate: '2026-09-25', publishedOn: '2026-11-23' };
    expect((await textsIn('ru')).explain({ code: 'finance.rules-older-than-notice', details }).message).toContain(
      '(44-ФЗ)',
    );
    const article = '44-FZ art. 44 p.2(1)';
    const range = { code: 'finance.above-range', details: { amount: '2.00', max: '1.00', article } };
    expect((await textsIn('ru')).explain(range).message).toContain('ст. 44 ч. 2 п. 1');
    expect((await textsIn('en')).explain(range).message).toContain(article);
  });

  it('writes an article as a Russian lawyer cites it', () => {
    expect(citationIn('ru', '44-FZ art. 44 p.2(1)')).toBe('44-ФЗ ст. 44 ч. 2 п. 1');
    expect(citationIn('ru', '44-FZ art. 37 p.1, 484-FZ')).toBe('44-ФЗ ст. 37 ч. 1, 484-ФЗ');
    expect(citationIn('ru', 'Decree 2604/2021 p.9(a)')).toBe('ПП РФ № 2604 (2021) п. 9 пп. «а»');
    expect(citationIn('en', '44-FZ art. 44 p.2(1)')).toBe('44-FZ art. 44 p.2(1)');
  });
});
