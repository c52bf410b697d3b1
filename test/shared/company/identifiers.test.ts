import { describe, expect, it } from 'vitest';
import { parseAccount, parseBik, parseCorrespondentAccount } from '#shared/company/identifiers/bank.ts';
import { checkIdentifiers } from '#shared/company/identifiers/check-profile.ts';
import { parseInn } from '#shared/company/identifiers/inn.ts';
import { parseKpp } from '#shared/company/identifiers/kpp.ts';
import { parseOgrn, parseOgrnip } from '#shared/company/identifiers/ogrn.ts';
import { parseSnils } from '#shared/company/identifiers/snils.ts';

const verdict = (outcome: { ok: boolean; error?: { code: string } }): string =>
  outcome.ok ? 'ok' : (outcome.error?.code ?? '');

describe('taxpayer numbers', () => {
  it.each(['7706107510', '8604035473', '5034031535', '7701039591'])('reads %s as an organisation’s', (text) => {
    expect(parseInn(text)).toEqual({ ok: true, value: { value: text, owner: 'legal-entity' } });
  });
  it.each(['500100732259', '165001234562'])('reads %s as a person’s', (text) => {
    expect(parseInn(` ${text} `)).toEqual({ ok: true, value: { value: text, owner: 'person' } });
  });
  it.each(['7701234567', '5034031536', '500100732250', '500100732269'])('finds the mistake in %s', (text) => {
    expect(verdict(parseInn(text))).toBe('company.inn-check-digit');
  });
  it.each(['', '77061075', '77061075101', '0000000000', '77O6107510'])('does not read %j', (text) => {
    expect(verdict(parseInn(text))).toBe('company.inn-form');
  });
  it('notices every single wrong digit of an organisation’s number but those the sum can not see', () => {
    const right = '7706107510';
    const unseen = Array.from({ length: 90 }, (_, index) => {
      const [at, step] = [Math.floor(index / 9), 1 + (index % 9)];
      const digit = (Number(right[at]) + step) % 10;
      return `${right.slice(0, at)}${String(digit)}${right.slice(at + 1)}`;
    }).filter((text) => parseInn(text).ok);
    // Remainders 0 and 10 share the digit 0, so a few slips stay hidden: the check digit’s own weakness.
    expect(unseen.length).toBeLessThanOrEqual(9);
  });
});

describe('registration numbers', () => {
  it.each(['1027700043502', '1058602819538', '1075034003967'])('reads %s', (text) => {
    expect(parseOgrn(text)).toEqual({ ok: true, value: text });
  });
  it('finds a wrong check digit', () => {
    expect(verdict(parseOgrn('1075034003968'))).toBe('company.ogrn-check-digit');
    expect(verdict(parseOgrnip('304500116000158'))).toBe('company.ogrnip-check-digit');
  });
  it('tells an entrepreneur’s number from an organisation’s', () => {
    expect(verdict(parseOgrnip('304500116000157'))).toBe('ok');
    expect(verdict(parseOgrn('304500116000157'))).toBe('company.ogrn-form');
    expect(verdict(parseOgrnip('1027700043502'))).toBe('company.ogrnip-form');
  });
  it('reads a KPP with Latin capitals and refuses Cyrillic ones', () => {
    expect(
      [parseKpp('770601001'), parseKpp('7706AB001'), parseKpp('7706АВ001'), parseKpp('77060100')].map(verdict),
    ).toEqual(['ok', 'ok', 'company.kpp-form', 'company.kpp-form']);
  });
});

describe('insurance numbers', () => {
  it.each([
    ['112-233-445 95', 'ok'],
    ['123-456-789 64', 'ok'],
    ['11223344595', 'ok'],
    ['112-233-445 96', 'company.snils-check-digits'],
    ['001-001-998 00', 'ok'],
    ['112-233-445', 'company.snils-form'],
    ['112.233.445 95', 'company.snils-form'],
  ])('judges %s: %s', (text, expected) => {
    expect(verdict(parseSnils(text))).toBe(expected);
  });
});

describe('bank details', () => {
  it.each([
    ['40302810300024000798', '049205805', 'ok'],
    ['40302810400024000798', '049205805', 'company.account-check-digit'],
    ['40702810438000060473', '044525225', 'ok'],
    ['40702810338000060473', '044525225', 'company.account-check-digit'],
    ['40702810438000060473', '044525226', 'company.account-check-digit'],
    ['4070281043800006047', '044525225', 'company.account-form'],
    ['40702810438000060473', '44525225', 'company.bik-form'],
  ])('judges account %s at %s: %s', (account, bik, expected) => {
    expect(verdict(parseAccount(account, bik))).toBe(expected);
  });
  it('judges a correspondent account by the region in the code', () => {
    expect(verdict(parseCorrespondentAccount('30101810000000000805', '049205805'))).toBe('ok');
    expect(verdict(parseCorrespondentAccount('30101810100000000805', '049205805'))).toBe('company.account-check-digit');
    expect(verdict(parseCorrespondentAccount('40302810300024000798', '049205805'))).toBe('company.account-form');
  });
  it.each(['03222643070000002100', '03231643459310007300'])(
    'takes the treasury account %s by its form only',
    (account) => {
      expect(parseAccount(account, '049205805')).toEqual({ ok: true, value: { value: account, checked: false } });
    },
  );
  it('refuses a code that does not start with a zero', () => {
    expect(verdict(parseBik('149205805'))).toBe('company.bik-form');
  });
});

describe('a company card', () => {
  const card = { country: 'RU', inn: '7706107510', kpp: '770601001', ogrn: '1027700043502', accounts: [] };

  it('has no findings when its numbers fit, or are not filled in yet', () => {
    expect(checkIdentifiers(card)).toEqual([]);
    expect(checkIdentifiers({ ...card, inn: '', kpp: '', ogrn: ' ' })).toEqual([]);
    expect(checkIdentifiers({ ...card, inn: '500100732259', kpp: '', ogrn: '304500116000157' })).toEqual([]);
  });

  it('points at each wrong number by its field', () => {
    const accounts = [
      { bik: '049205805', account: '40302810400024000798', correspondent: '30101810000000000805' },
      { bik: '049205805', account: '03222643070000002100', correspondent: '' },
      { bik: '1', account: '40302810400024000798', correspondent: '' },
    ];
    const found = checkIdentifiers({ ...card, inn: '7706107511', accounts });
    expect(found.map(({ code, severity, place }) => [code, severity, place.path])).toEqual([
      ['company.inn-check-digit', 'warning', 'inn'],
      ['company.account-check-digit', 'warning', 'accounts.0.account'],
      ['company.account-not-checked', 'info', 'accounts.1.account'],
      ['company.bik-form', 'warning', 'accounts.2.bik'],
    ]);
  });

  it('leaves another country’s numbers alone', () => {
    expect(checkIdentifiers({ ...card, country: 'KZ', inn: '123456789012' })).toEqual([]);
  });
});
