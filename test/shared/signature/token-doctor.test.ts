import { describe, expect, test } from 'vitest';
import { judgeSlot, judgeToken, judgeTokenKey } from '#shared/signature/token-doctor.ts';
import {
  isToken,
  pinTriesOf,
  tokenFlags,
  tokenName,
  type TokenFacts,
  type TokenKeyFacts,
} from '#shared/signature/token-facts.ts';
import { familiesOf, mechanisms, signsWithGost } from '#shared/signature/token-mechanisms.ts';

const { loginRequired, userPinInitialized, tokenInitialized } = tokenFlags;
const sound = loginRequired | userPinInitialized | tokenInitialized;

const token = (flags: number, change: Partial<TokenFacts> = {}): TokenFacts => ({
  label: 'supplier',
  serial: '42',
  model: 'Model',
  manufacturer: 'Maker',
  firmware: '1.0',
  flags,
  pinLength: { minimum: 4, maximum: 16 },
  mechanisms: [mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_256],
  certificates: [{ id: '01', label: '', der: new Uint8Array(1) }],
  ...change,
});
const said = (flags: number, change?: Partial<TokenFacts>) =>
  judgeToken(token(flags, change)).map(({ severity, code }) => `${severity} ${code}`);

describe('a token is judged by its flags', () => {
  test.each([
    ['sound', 0, ['passed token.ready']],
    ['wrong once', tokenFlags.userPinCountLow, ['warning token.pin-tries-low', 'passed token.ready']],
    ['before its last try', tokenFlags.userPinFinalTry, ['warning token.pin-last-try', 'passed token.ready']],
    ['locked', tokenFlags.userPinLocked | tokenFlags.userPinCountLow, ['blocker token.pin-locked']],
    [
      'with the factory’s PIN',
      tokenFlags.userPinToBeChanged,
      ['warning token.pin-to-be-changed', 'passed token.ready'],
    ],
    ['broken', tokenFlags.errorState, ['blocker token.in-error-state']],
    ['with a pad', tokenFlags.protectedAuthenticationPath, ['passed token.ready', 'info token.pad']],
  ])('%s', (_, flag, expected) => {
    expect(said(sound | flag).slice(0, -2)).toEqual(expected);
  });

  test('without a user PIN it stops; blank it is only said to be blank', () => {
    expect(said(loginRequired | tokenInitialized)[0]).toBe('blocker token.pin-not-set');
    expect(said(loginRequired)).toEqual(['warning token.not-initialized']);
  });

  test('a token that asks for no PIN at all needs none to be set', () => {
    expect(said(tokenInitialized)[0]).toBe('passed token.ready');
  });

  test('no certificate without a PIN is worth a warning, and no GOST is said', () => {
    const findings = said(sound, { certificates: [], mechanisms: [mechanisms.CKM_RSA_PKCS] });
    expect(findings).toEqual(['passed token.ready', 'warning token.nothing-visible', 'info token.gost-absent']);
  });

  test('an empty reader is no fault; a token that cannot be read is', () => {
    const empty = { reader: 'R', manufacturer: '', token: null, fault: null };
    expect(judgeSlot(empty)).toMatchObject([
      { severity: 'info', code: 'token.reader-empty', details: { reader: 'R' } },
    ]);
    const fault = { code: 'token.not-recognized', details: { token: 'R', returnValue: 'x' } } as const;
    expect(judgeSlot({ ...empty, fault })).toMatchObject([{ severity: 'blocker', code: 'token.not-recognized' }]);
  });
});

describe('a key is judged by where it was made and whether it can leave', () => {
  const key: TokenKeyFacts = {
    id: '0a',
    label: 'director',
    kind: 'gost-2012-256',
    madeInside: true,
    extractable: false,
    neverExtractable: true,
    sensitive: true,
    asksEachTime: false,
    maySign: true,
    certificateIds: [],
  };
  test.each([
    ['made inside and never to leave', {}, ['passed token.key-on-chip']],
    ['made outside', { madeInside: false, neverExtractable: false }, ['info token.key-imported']],
    ['free to leave', { extractable: true, neverExtractable: false }, ['warning token.key-extractable']],
    ['readable in the clear', { sensitive: false }, ['warning token.key-extractable']],
    ['silent about itself', { madeInside: null, neverExtractable: null }, []],
    ['asking each time', { asksEachTime: true }, ['passed token.key-on-chip', 'info token.key-asks-each-time']],
  ])('%s', (_, change, expected) => {
    expect(judgeTokenKey({ ...key, ...change }).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });

  test('it is called by its label, or by its ID where it has none', () => {
    expect(judgeTokenKey({ ...key, label: '' })[0]?.details).toEqual({ key: '0a' });
  });
});

describe('what a token is and can', () => {
  test('the bare GOST signature alone may be of 2001 and is not taken for one of 2012', () => {
    expect(familiesOf([mechanisms.CKM_GOSTR3410, mechanisms.CKM_GOSTR3411])).toEqual([]);
    expect(familiesOf([mechanisms.CKM_GOSTR3410, mechanisms.CKM_GOSTR3411_12_256])).toEqual([
      'gost-2012-256',
      'streebog',
    ]);
    expect(signsWithGost([mechanisms.CKM_GOSTR3410_512])).toBe(true);
  });

  test('numbers of TC 26 are those of its technical specification', () => {
    expect([
      mechanisms.CKM_GOSTR3410_512,
      mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_256,
      mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_512,
      mechanisms.CKM_GOSTR3411_12_256,
      mechanisms.CKM_GOSTR3411_12_512,
    ]).toEqual([0xd4321006, 0xd4321008, 0xd4321009, 0xd4321012, 0xd4321013]);
  });

  test('the worst of its flags says how many tries are left', () => {
    expect(pinTriesOf(tokenFlags.userPinCountLow | tokenFlags.userPinFinalTry)).toBe('last');
  });

  test('it is named by label and serial number, and found by the whole of either', () => {
    expect(tokenName({ label: 'a', serial: '1' })).toBe('a (1)');
    expect(tokenName({ label: '', serial: '', model: 'm' })).toBe('m');
    expect([isToken('a', { label: 'a', serial: '1' }), isToken('1', { label: 'a', serial: '1' })]).toEqual([
      true,
      true,
    ]);
    expect(isToken('', { label: 'a', serial: '1' })).toBe(false);
  });
});
