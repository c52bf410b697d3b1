import { describe, expect, test } from 'vitest';
import { openToken } from '#electron/keys/token/open-token.ts';
import { scanLibrary } from '#electron/keys/token/scan-library.ts';
import { languages } from '#shared/kernel/language.ts';
import { tokenCodes } from '#shared/signature/token-codes.ts';
import { codeOfReturnValue, knownReturnValues, returnValueText } from '#shared/signature/token-return-values.ts';
import { textsIn } from '#shared/text/translator.ts';
import { gostChain } from '../../../kit/gost.ts';
import { mockToken, skipWithoutMock } from '../../../kit/tokens/mock-token.ts';
import { script } from '../../../kit/tokens/pins.ts';

const { key, certificate } = gostChain('256:TCA');
const director = { id: '0a', label: 'director', key, certificate };

/** After these the session logs in and tries again, or another mechanism is tried: their own cases are elsewhere. */
const answeredDifferently = new Set([
  'token.session-lost',
  'token.not-logged-in',
  'token.mechanism-refused',
  'token.function-missing',
  'token.key-unfit',
]);

describe.skipIf(skipWithoutMock())('what a library answers', () => {
  test('to C_SignInit is said by the code of the value, with all its evidence, in every language', async () => {
    const token = mockToken([director]);
    const session = await openToken({ library: token.library, token: null, pins: script('4321') });
    if (!session.ok) throw new Error(session.error.code);
    const keyId = session.value.identities[0]?.keyId ?? '';
    const values = [...knownReturnValues, 0x80000001, 0x1ff].filter(
      (value) => !answeredDifferently.has(codeOfReturnValue(value)),
    );
    for (const value of values) {
      token.play({ 'refuse.C_SignInit': value });
      const signed = await session.value.sign(keyId, { scheme: 'gost-2012', digest: 'streebog-256' }, Buffer.from('x'));
      if (signed.ok) throw new Error(`${value} was no refusal`);
      const { code, details } = signed.error;
      expect([returnValueText(value), code]).toEqual([returnValueText(value), codeOfReturnValue(value)]);
      expect(Object.keys(details).toSorted()).toEqual([...tokenCodes[codeOfReturnValue(value)].details].toSorted());
      for (const language of languages) {
        const { message, hint } = (await textsIn(language)).explain(signed.error);
        expect([message, hint].join(' ')).not.toMatch(/\{\{|undefined|^token\./);
        expect(hint).not.toBe('');
      }
      // What ends the login is followed by a new one; the token itself is well.
      token.play({});
    }
    await session.value.close();
  });

  test.each([
    ['C_Initialize', 0x5, 'token.library-not-started'],
    ['C_Initialize', 0x9, 'token.library-locking'],
    ['C_Initialize', 0x1b6, 'token.library-self-test-failed'],
    ['C_GetSlotList', 0x2, 'token.out-of-memory'],
    ['C_GetInfo', 0x6, 'token.function-failed'],
  ])('%s refusing with %i makes the library unusable: %s', async (name, value, code) => {
    const token = mockToken([director], { [`refuse.${name}`]: value });
    const scan = await scanLibrary(token.library);
    expect(scan).toMatchObject({ library: null, slots: [], fault: { code } });
  });

  test.each([
    ['C_GetTokenInfo', 0xe1, 'token.not-recognized'],
    ['C_OpenSession', 0xb1, 'token.sessions-exhausted'],
    ['C_FindObjectsInit', 0x30, 'token.device-error'],
  ])('%s refusing with %i is the fault of its slot alone: %s', async (name, value, code) => {
    const token = mockToken([director], { [`refuse.${name}`]: value });
    const scan = await scanLibrary(token.library);
    expect(scan.fault).toBeNull();
    expect(scan.slots).toMatchObject([{ reader: 'Reader by scenario', token: null, fault: { code } }]);
  });

  test('a library that cannot lock is used all the same: calls come one at a time', async () => {
    const token = mockToken([director], { 'refuse.C_Initialize': 0xa });
    const scan = await scanLibrary(token.library);
    // The scenario refuses the second try too; what counts is that there was one.
    expect([scan.fault?.code, token.calls()]).toEqual(['token.library-locking', ['C_Initialize', 'C_Initialize']]);
  });

  test.each([
    ['C_GetSlotList', 'crash', 'token.library-crashed'],
    ['C_GetSlotList', 'slow', 'token.library-silent'],
  ])('%s: a %s while looking is %s and hides no other library', async (name, what, code) => {
    const token = mockToken([director], { [`${what}.${name}`]: 60_000 });
    const scan = await scanLibrary(token.library, { timeoutSeconds: what === 'slow' ? 4 : 30 });
    expect(scan.fault).toMatchObject({ code, details: { library: token.library } });
  });
});

describe('a table of return values', () => {
  test('has a code for each, and answers unknown and vendors’ own ones too', () => {
    for (const value of knownReturnValues) expect(Object.keys(tokenCodes)).toContain(codeOfReturnValue(value));
    expect(codeOfReturnValue(0x8000_0123)).toBe('token.vendor-error');
    expect(codeOfReturnValue(0x3ff)).toBe('token.call-refused');
    expect(returnValueText(0xa4)).toBe('CKR_PIN_LOCKED 0xA4');
    expect(returnValueText(0x8000_0123)).toBe('CKR_VENDOR_DEFINED 0x80000123');
  });
});
