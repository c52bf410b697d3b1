import { describe, expect, test } from 'vitest';
import { shippedPowers } from '#shared/company/authority/classifier.ts';
import { judgeAuthority, type AuthorityQuestion } from '#shared/company/authority/judge.ts';
import type { SignedPower } from '#shared/company/authority/chain.ts';
import type { PowerOfAttorney, PrincipalSignature } from '#shared/company/authority/model.ts';
import { samePerson } from '#shared/company/authority/person.ts';
import { readEmchd } from '#electron/documents/emchd/read-emchd.ts';
import { supplier } from '#test/kit/ca.ts';
import { bidPower, employee, head, powerNumber, powerXml, type PowerWish } from '#test/kit/powers-of-attorney.ts';

const power = (wish: PowerWish = {}): PowerOfAttorney => {
  const read = readEmchd(new TextEncoder().encode(powerXml(wish)), 'power.xml');
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

const signature: PrincipalSignature = {
  intact: 'passed',
  conclusion: 'TOTAL-PASSED',
  signer: { ...head, organizationInn: supplier.inn, ogrn: supplier.ogrn },
};

const question: AuthorityQuestion = {
  today: '2026-11-23',
  deadline: '2026-12-20',
  company: { inn: supplier.inn, ogrn: supplier.ogrn },
  signer: { name: employee.name, inn: employee.inn, snils: employee.snils },
  wanted: [bidPower.code],
  signature,
  law: null,
  classifier: [...shippedPowers, { code: bidPower.code, isSection: false, field: 'bids', name: bidPower.name }],
  others: [],
};

const said = (wish: PowerWish, change: Partial<AuthorityQuestion> = {}): readonly string[] =>
  judgeAuthority(power(wish), { ...question, ...change })
    .filter(({ severity }) => severity !== 'passed')
    .map(({ code, severity }) => `${severity} ${code.slice('authority.'.length)}`);

/** What nobody can tell without the register is said of every one. */
const always = 'info revocation-not-provable';
const first = powerNumber;
const second = '22222222-2222-4222-8222-222222222222';
const third = '33333333-3333-4333-8333-333333333333';
const stranger = { name: 'Другой Человек Иванович', inn: '770000000300', snils: '00000078964' } as const;

const waybillCode = 'BBDOCS_DOCS_DCSALL_SRCDOC_SOURCEDOCS8';
const waybills: PowerWish = { powers: [{ code: waybillCode, name: 'Подписывать заявки на участие в закупках' }] };
const contracts: PowerWish = {
  powers: [
    { code: 'BBDOCS_CNTRCT_SRVC_SRVCWRK_CNTRCTSRVCGENERAL', name: 'Заключать и подписывать договоры оказания услуг' },
  ],
};

describe('a power of attorney', () => {
  const cases: readonly (readonly [string, PowerWish, Partial<AuthorityQuestion>, readonly string[]])[] = [
    ['that fits leaves only the register to be asked', {}, {}, []],
    ['is not in term the day before it begins', { issuedOn: '2026-11-24' }, {}, ['blocker not-yet']],
    ['is in term on its first day', { issuedOn: '2026-11-23' }, {}, []],
    ['that ended yesterday stops', { validUntil: '2026-11-22' }, { deadline: null }, ['blocker expired']],
    [
      'that ends a day before the deadline stops today',
      { validUntil: '2026-12-19' },
      {},
      ['blocker ends-before-deadline'],
    ],
    [
      'that ends on the day of the deadline holds, and soon no more',
      { validUntil: '2026-12-20' },
      {},
      ['warning ends-soon'],
    ],
    [
      'of another company stops',
      { principal: { name: 'ООО «Иное»', inn: '7800000002', ogrn: '1027800000007' } },
      {},
      ['blocker principal-other'],
    ],
    ['is not compared where the company has no numbers', {}, { company: null }, []],
    ['for another person stops', {}, { signer: stranger }, ['blocker representative-other']],
    [
      'is for the same person by name only, which warns',
      {},
      { signer: { name: employee.name, inn: null, snils: null } },
      ['warning representative-by-name'],
    ],
    [
      'is for somebody of the same name and another SNILS, who is another person',
      {},
      { signer: { ...employee, snils: stranger.snils } },
      ['blocker representative-other'],
    ],
    ['waits for who signs', {}, { signer: null }, ['info signer-unknown']],
    ['without the power marked stops', {}, { wanted: ['CONTRACT_SIGN'] }, ['blocker power-missing']],
    ['gives a power by its words', {}, { wanted: ['заявки на участие'] }, []],
    [
      'whose code nobody has read leaves the power to a person',
      {},
      { classifier: shippedPowers },
      ['info power-unproved'],
    ],
    [
      'gives a power in its text',
      { text: 'Участвовать в закупках и подписывать заявки' },
      { wanted: ['подписывать заявки'] },
      ['info power-unproved'],
    ],
    [
      'with nothing marked warns, whatever its words say',
      { text: 'Подписывать заявки' },
      { wanted: [] },
      ['warning powers-not-marked', 'info power-unproved'],
    ],
    [
      'for waybills stops, though the file calls it bids',
      waybills,
      { wanted: [waybillCode] },
      ['blocker power-other-field'],
    ],
    ['for waybills alone stops without a mark', waybills, { wanted: [] }, ['blocker powers-elsewhere']],
    [
      'for contracts asks it without a mark as well',
      contracts,
      { wanted: [] },
      ['warning powers-not-marked', 'warning power-contracts'],
    ],
    ['for contracts asks the platform', contracts, { wanted: ['договоры'] }, ['warning power-contracts']],
    ['under 44-FZ is looked for in the state system', {}, { law: 'ru44' }, ['info state-system']],
    [
      'under 44-FZ before the state system kept them is not',
      { issuedOn: '2024-01-01' },
      { law: 'ru44', today: '2024-08-31', deadline: null },
      [],
    ],
    ['that ends before it begins stops', { issuedOn: '2027-07-01' }, {}, ['blocker term-reversed']],
    [
      'with an INN that fails its check digits names whose',
      { representatives: [{ ...employee, inn: '770000000221' }] },
      { signer: { ...employee, inn: null } },
      ['warning number-unfit'],
    ],
    [
      'of several that does not say “together” warns',
      { jointly: null, representatives: [employee, stranger] },
      {},
      ['warning jointness-unknown'],
    ],
    ['with a restricted power warns', { powers: [{ ...bidPower, limit: 'Сумма' }] }, {}, ['warning power-limited']],
    [
      'of two who act together warns',
      { jointly: true, representatives: [employee, stranger] },
      {},
      ['warning powers-joint'],
    ],
    ['of one who acts “together” says nothing', { jointly: true }, {}, []],
    ['without a signature stops', {}, { signature: null }, ['blocker signature-missing']],
    [
      'with a signature over other bytes stops',
      {},
      { signature: { ...signature, intact: 'failed' } },
      ['blocker signature-broken'],
    ],
    [
      'with an unproved signature warns',
      {},
      { signature: { ...signature, conclusion: 'INDETERMINATE' } },
      ['warning signature-unproved'],
    ],
    [
      'signed by a stranger stops',
      {},
      { signature: { ...signature, signer: { ...stranger, organizationInn: null, ogrn: null } } },
      ['blocker signature-other'],
    ],
    [
      'signed by the head’s personal certificate is the principal’s',
      {},
      { signature: { ...signature, signer: { ...head, organizationInn: null, ogrn: null } } },
      [],
    ],
  ];
  test.each(cases)('%s', (_, wish, change, expected) => {
    expect(said(wish, change).filter((line) => line !== always)).toEqual(expected);
  });

  test('is never called good without the word that its revocation is not provable here', () => {
    expect(said({})).toEqual([always]);
  });
});

describe('a power that was passed on', () => {
  const passedOn = { first, by: employee };
  const wish: PowerWish = { number: second, passedOn, representatives: [stranger] };
  const signer = { ...stranger };
  const byEmployee: PrincipalSignature = { ...signature, signer: { ...employee, organizationInn: null, ogrn: null } };
  const signed = (one: PowerOfAttorney): SignedPower => ({ power: one, signature });
  const told = (change: PowerWish, others: readonly PowerOfAttorney[]): readonly string[] =>
    said({ ...wish, ...change }, { signer, signature: byEmployee, others: others.map(signed) }).filter(
      (line) => line !== always,
    );

  test('holds on an original that allows it, with the company at its head', () => {
    expect(told({}, [power({ delegation: '2' })])).toEqual([]);
  });
  test.each<readonly [string, PowerWish, readonly PowerOfAttorney[], readonly string[]]>([
    ['stops without the one it stands on', {}, [], ['blocker earlier-missing']],
    ['stops where the original forbids it', {}, [power({ delegation: '1' })], ['blocker earlier-forbids']],
    [
      'stops where the original ends before the deadline',
      {},
      [power({ delegation: '2', validUntil: '2026-12-01' })],
      ['blocker earlier-expired'],
    ],
    [
      'warns where it outlives the original',
      { validUntil: '2028-01-01' },
      [power({ delegation: '2' })],
      ['warning outlives-earlier'],
    ],
    [
      'stops where somebody else passes it on',
      {},
      [power({ delegation: '2', representatives: [head] })],
      ['blocker earlier-differs'],
    ],
    [
      'stops over a power that was never given',
      { powers: [bidPower, { code: 'EXTRA', name: 'Иное' }] },
      [power({ delegation: '2' })],
      ['blocker earlier-lacks'],
    ],
    [
      'leaves to a person what the original gives in words',
      {},
      [power({ delegation: '2', text: 'Участвовать в закупках' })],
      ['info earlier-unread'],
    ],
  ])('%s', (_, change, others, expected) => {
    expect(told(change, others)).toEqual(expected);
  });

  test('stops where the original is unsigned, and warns where its signature is not proved', () => {
    const root = power({ delegation: '2' });
    const under = (one: PrincipalSignature | null) =>
      said(wish, { signer, signature: byEmployee, others: [{ power: root, signature: one }] });
    expect(under(null)).toContain('blocker earlier-unsigned');
    expect(under({ ...signature, conclusion: 'INDETERMINATE' })).toContain('warning earlier-unproved');
  });

  test('stops where it names our company and the original is another’s', () => {
    const other = { name: 'ООО «Иное»', inn: '7800000002', ogrn: '1027800000007' };
    expect(told({}, [power({ delegation: '2', principal: other })])).toContain('blocker root-differs');
  });

  test('leaves its giver in doubt whether the powers stayed', () => {
    const passed = { power: power(wish), signature: byEmployee };
    expect(said({ delegation: '2' }, { others: [passed] })).toContain('warning passed-on-further');
  });

  test('names every register number to be asked for', () => {
    const asked = judgeAuthority(power(wish), { ...question, signer, signature: byEmployee });
    expect(asked.find(({ code }) => code === 'authority.revocation-not-provable')?.details).toEqual({
      number: [second, first],
    });
  });

  test('may be passed on again only where the original says so', () => {
    const middle = power({ number: second, delegation: '2', passedOn, representatives: [stranger] });
    const last: PowerWish = {
      number: third,
      passedOn: { first, before: second, by: stranger },
      representatives: [head],
    };
    const ask = (delegation: '2' | '3') =>
      said(last, {
        signer: head,
        signature: { ...signature, signer: { ...stranger, organizationInn: null, ogrn: null } },
        others: [{ power: middle, signature: byEmployee }, signed(power({ delegation }))],
      }).filter((line) => line !== always);
    expect(ask('3')).toEqual([]);
    expect(ask('2')).toEqual(['blocker earlier-forbids']);
  });

  test('that names itself ends as one that is missing, and is not followed forever', () => {
    const round = power({
      number: second,
      delegation: '3',
      passedOn: { first: third, by: employee },
      representatives: [employee],
    });
    const other = power({
      number: third,
      delegation: '3',
      passedOn: { first: second, by: employee },
      representatives: [employee],
    });
    expect(told({ passedOn: { first: third, by: employee } }, [round, other])).toContain('blocker earlier-missing');
  });
});

describe('two statements of a person', () => {
  test('agree by SNILS before INN before name', () => {
    expect(samePerson({ ...employee }, { ...employee })).toBe('snils');
    expect(samePerson({ ...employee, snils: null }, { ...employee })).toBe('inn');
    expect(
      samePerson({ name: 'Орлёв  Пётр', inn: null, snils: null }, { name: 'орлев петр', inn: null, snils: null }),
    ).toBe('name');
  });
  test('without anything in common agree in nothing', () => {
    expect(samePerson({ name: null, inn: null, snils: null }, { name: '', inn: null, snils: null })).toBeNull();
  });
});
