import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPolicySigner } from '#shared/signature/policy-signed.ts';
import { judgeTurn } from '#shared/signature/policy-turn.ts';

const organization = 'ООО «Насосы»';
const person = (text: string) => ({ signer: organization, organization, person: text });
const engineer = person('Образцов Пётр Иванович, Главный инженер');
const director = person('Примеров Иван, Директор');
const policy = { name: 'Регламент', signers: ['главный  инженер', 'Примеров'], strict: true };

test.each([
  ['the first in turn', [], engineer, []],
  ['the second too early', [], director, ['blocker policy.turn-early']],
  ['the second in turn', [engineer], director, []],
  ['somebody not named', [engineer], person('Чужой Пётр'), ['blocker policy.turn-outside']],
  ['the first again, whose place is taken', [engineer], engineer, ['blocker policy.turn-outside']],
  ['one more than are wanted', [engineer, director], director, ['blocker policy.turn-none']],
  ['the second after somebody the policy does not name', [person('Чужой Пётр'), engineer], director, []],
])('judges %s, of people of one organisation', (_, signed, next, found) => {
  expect(judgeTurn(policy, signed, next).map(({ code, severity }) => `${severity} ${code}`)).toEqual(found);
});

test('a policy that is not strict warns, one that names nobody is silent', () => {
  expect(judgeTurn({ ...policy, strict: false }, [], director)).toMatchObject([{ severity: 'warning' }]);
  expect(judgeTurn({ ...policy, signers: [] }, [], director)).toEqual([]);
});

test('whoever signs one after another as allowed ends in the policy’s order, however they try', () => {
  const names = ['Первый', 'Второй', 'Третий', 'Четвёртый'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names, 'Чужой'), { maxLength: 20 }), (tries) => {
      const signed: ReturnType<typeof person>[] = [];
      for (const name of tries)
        if (judgeTurn({ ...policy, signers: names }, signed, person(name)).length === 0) signed.push(person(name));
      expect(signed.every((one, place) => isPolicySigner(names[place] ?? '', one))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
