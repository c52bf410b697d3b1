import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEmchd } from '#electron/documents/emchd/read-emchd.ts';
import { supplier } from '#test/kit/ca.ts';
import {
  bidPower,
  employee,
  head,
  inWindows1251,
  powerNumber,
  powerXml,
  type PowerWish,
} from '#test/kit/powers-of-attorney.ts';

const folder = join(import.meta.dirname, '../../cases/emchd');
const caseNames = readdirSync(folder).filter((name) => name.endsWith('.case'));

/** A header of `name: value` lines, a line `---`, then the file. */
const caseOf = (name: string) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const end = text.indexOf('---\n');
  const header = new Map(
    text
      .slice(0, end)
      .trim()
      .split('\n')
      .map((line) => line.split(': ') as [string, string]),
  );
  return {
    outcome: header.get('outcome'),
    field: header.get('field'),
    encoding: header.get('encoding'),
    body: text.slice(end + 4),
  };
};

const read = (xml: string | Uint8Array) =>
  readEmchd(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, 'ON_EMCHD.xml');
const power = (wish: PowerWish = {}) => {
  const outcome = read(powerXml(wish));
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.details)}`);
  return outcome.value;
};
const refusal = (xml: string) => {
  const outcome = read(xml);
  return outcome.ok ? null : outcome.error;
};

describe('a machine-readable power of attorney', () => {
  test('says who, whom, from when to when, and what for', () => {
    expect(power()).toMatchObject({
      number: powerNumber,
      issuedOn: '2026-09-01',
      validUntil: '2027-06-30',
      revocable: true,
      delegation: 'not-allowed',
      isPassedOn: false,
      principals: [
        { kind: 'organization', name: supplier.name, inn: supplier.inn, ogrn: supplier.ogrn, heads: [head] },
      ],
      representatives: [{ kind: 'person', name: employee.name, inn: employee.inn, snils: employee.snils }],
      powers: { text: null, codes: [{ ...bidPower, limits: [] }], jointly: false },
      earlier: [],
    });
  });

  test('reads the same from windows-1251', () => {
    expect(read(inWindows1251(powerXml({ encoding: 'windows-1251' })))).toEqual({ ok: true, value: power() });
  });

  test('reads powers in words, restrictions and joint action', () => {
    expect(power({ text: 'Участвовать в закупках', jointly: true }).powers).toEqual({
      text: 'Участвовать в закупках',
      codes: [],
      jointly: true,
    });
    expect(power({ powers: [{ ...bidPower, limit: 'Сумма' }] }).powers.codes[0]?.limits).toEqual([
      'Сумма: до 1 000 000',
    ]);
  });

  test('names what a power that was passed on stands on, the first and the one before', () => {
    const before = '11111111-2222-4333-8444-555555555555';
    const passed = power({ number: before.replace('1', '9'), passedOn: { first: powerNumber, before, by: head } });
    expect(passed.isPassedOn).toBe(true);
    expect(passed.earlier.map(({ number }) => number)).toEqual([powerNumber, before]);
    expect(passed.earlier[0]?.principals[0]?.inn).toBe(supplier.inn);
    expect(passed.principals[0]).toMatchObject({ kind: 'person', snils: head.snils });
  });

  test.each([
    ['another document', '<Счет ВерсФорм="5.01"/>', 'authority.not-a-power'],
    ['the tax service’s earlier form', powerXml({ format: '5.02' }), 'authority.format-unknown'],
    ['nobody to represent', powerXml({ representatives: [] }), 'authority.field-missing'],
    [
      'a kind that the schema does not list',
      powerXml().replace('ВидДовер="1"', 'ВидДовер="9"'),
      'authority.field-unfit',
    ],
  ])('refuses %s', (_, xml, code) => {
    expect(refusal(xml)?.code).toBe(code);
  });

  test.each(caseNames)('%s is read or refused as its case says', (name) => {
    const { outcome, field, encoding, body } = caseOf(name);
    const answer = read(encoding === 'windows-1251' ? inWindows1251(body) : body);
    expect(answer.ok ? 'read' : answer.error.code).toBe(outcome);
    if (answer.ok) expect(answer.value).toEqual(power());
    else if (field !== undefined) {
      expect(answer.error.details['field']).toBe(field);
      expect(answer.error.details['line']).toEqual(expect.any(Number));
    }
  });

  test('names the field and the line that is unfit', () => {
    expect(refusal(powerXml({ issuedOn: 'soon' }))).toMatchObject({
      details: { file: 'ON_EMCHD.xml', field: 'СвДов/@ДатаВыдДовер', value: 'soon', line: 3 },
    });
  });

  test('shows hidden characters of a stranger’s name', () => {
    const [party] = power({ representatives: [{ ...employee, name: 'Ветрова\u202e Анна' }] }).representatives;
    expect(party?.name).not.toContain('\u202e');
  });
});
