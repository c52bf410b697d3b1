import { describe, expect, test } from 'vitest';
import { openToken } from '#electron/keys/token/open-token.ts';
import { gostChain } from '../../../kit/gost.ts';
import { mockToken, skipWithoutMock, type MockToken, type Scenario } from '../../../kit/tokens/mock-token.ts';
import { person, script, type AskedPins } from '../../../kit/tokens/pins.ts';

const { key, certificate } = gostChain('256:TCA');
const tokenWith = (scenario: Scenario = {}): MockToken =>
  mockToken([{ id: '0a', label: 'director', key, certificate }], scenario);

const openWith = async (token: MockToken, pins: AskedPins) => {
  const session = await openToken({ library: token.library, token: null, pins });
  if (!session.ok) return session.error;
  await session.value.close();
  return 'opened';
};
const logins = (token: MockToken): number => token.calls().filter((name) => name === 'C_Login').length;

describe.skipIf(skipWithoutMock())('the PIN of a token', () => {
  test('wrong once, it is asked for again with what the token says of its tries, and right sets them back', async () => {
    const token = tokenWith({ tries: 3 });
    const pins = person('0000', '4321');
    expect(await openWith(token, pins)).toBe('opened');
    expect(pins.asked).toEqual(['login', 'login wrong before low']);
    expect(token.triesLeft()).toBe(3);
  });

  test('before the last try a person is warned', async () => {
    const pins = person('0000', '4321');
    expect(await openWith(tokenWith({ tries: 2 }), pins)).toBe('opened');
    expect(pins.asked).toEqual(['login', 'login wrong before last']);
  });

  test('wrong on the last try, it locks, and nobody is asked any more', async () => {
    const token = tokenWith({ tries: 2 });
    const pins = person('0000', '1111', '4321');
    expect(await openWith(token, pins)).toEqual({
      code: 'token.pin-locked',
      details: { token: 'mock (00000042)' },
    });
    expect([pins.asked.length, token.triesLeft()]).toEqual([2, 0]);
    const later = person('4321');
    expect(await openWith(token, later)).toMatchObject({ code: 'token.pin-locked' });
    expect([later.asked, logins(token)]).toEqual([[], 2]);
  });

  test('a script gets one try, and is told how it stands', async () => {
    const token = tokenWith({ tries: 3 });
    expect(await openWith(token, script('0000'))).toEqual({
      code: 'token.pin-incorrect',
      details: { token: 'mock (00000042)', tries: 'token.tries.low' },
    });
    expect(token.triesLeft()).toBe(2);
    expect(await openWith(token, script('0000'))).toMatchObject({ details: { tries: 'token.tries.last' } });
  });

  test('a script does not spend the last try, even with the right PIN', async () => {
    const token = tokenWith({ tries: 2 });
    await openWith(token, script('0000'));
    const pins = script('4321');
    expect(await openWith(token, pins)).toMatchObject({ code: 'token.pin-last-try' });
    expect([pins.asked, token.triesLeft()]).toEqual([[], 1]);
  });

  test.each(['123', '12345678901234567', ''])('“%s” is of a wrong length and is not tried', async (pin) => {
    const token = tokenWith();
    expect(await openWith(token, script(pin))).toEqual({
      code: 'token.pin-length',
      details: { token: 'mock (00000042)', minimum: 4, maximum: 16 },
    });
    expect([logins(token), token.triesLeft()]).toEqual([0, null]);
  });

  test('the length counts characters, not bytes', async () => {
    expect(await openWith(tokenWith({ pin: 'пароль-двенадцат' }), script('пароль-двенадцат'))).toBe('opened');
  });

  test('the buffers it came in are erased, right or wrong', async () => {
    const pins = person('0000', '4321');
    await openWith(tokenWith(), pins);
    expect(pins.given.map((bytes) => [...bytes])).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('stepping back from it opens nothing', async () => {
    const token = tokenWith();
    expect(await openWith(token, person())).toMatchObject({ code: 'call.cancelled' });
    expect(logins(token)).toBe(0);
  });

  test('a token that wants none is not asked for one', async () => {
    const token = tokenWith({ flags: 0x400 });
    const pins = person();
    // Its private objects stay invisible, as they do for anyone who is not logged in.
    expect(await openWith(token, pins)).toMatchObject({ code: 'token.no-key', details: { certificates: 1 } });
    expect([pins.asked, logins(token)]).toEqual([[], 0]);
  });
});
