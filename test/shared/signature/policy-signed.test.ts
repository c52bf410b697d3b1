import { expect, test } from 'vitest';
import { judgeSigned, type MadeSignature, type SignedThing } from '#shared/signature/policy-signed.ts';
import { policyOf } from '#shared/signature/policy-of.ts';
import { judgeByPolicy, type SignaturePolicy } from '#shared/signature/policy.ts';

const policy = policyOf({ policyId: 'own', name: 'Регламент', source: 'п. 3', readOn: '2026-11-01' });
const by = (signer: string, part: Partial<MadeSignature> = {}): MadeSignature => ({
  signer,
  organization: 'ООО «Насосы»',
  format: 'cades',
  level: 'B',
  isBroken: false,
  ...part,
});
const file = (name: string, ...signatures: readonly MadeSignature[]): SignedThing => ({
  name,
  covers: 'file',
  signatures,
});
const whole = (...signatures: readonly MadeSignature[]): SignedThing => ({
  name: 'META-INF',
  covers: 'whole',
  signatures,
});
const codes = (demands: Partial<SignaturePolicy>, ...things: readonly SignedThing[]): readonly string[] =>
  judgeSigned({ ...policy, ...demands }, things).map(({ code, severity }) => `${severity} ${code}`);

test.each([
  [
    'each file',
    { scope: 'each-file' },
    [file('a', by('И')), file('b'), whole(by('И'))],
    ['warning policy.file-unsigned'],
  ],
  ['the whole', { scope: 'whole' }, [file('a', by('И'))], ['warning policy.whole-unsigned']],
  ['the whole, which is there', { scope: 'whole' }, [file('a'), whole(by('И'))], ['passed policy.signed-met']],
  [
    'the platform’s form',
    { scope: 'form' },
    [file('a', by('И'))],
    ['info policy.scope-form', 'passed policy.signed-met'],
  ],
  ['a level', { level: 'T', strict: true }, [file('a', by('И'))], ['blocker policy.signed-level']],
  ['a level below any', { level: 'B' }, [file('a', by('И', { level: 'none' }))], ['warning policy.signed-level']],
  ['a higher level', { level: 'T' }, [file('a', by('И', { level: 'LT' }))], ['passed policy.signed-met']],
  ['a format', { format: 'pades' }, [file('a', by('И'))], ['warning policy.signed-format']],
  ['a signature that holds', {}, [file('a', by('И', { isBroken: true }))], ['blocker policy.signed-broken']],
  ['nothing, and nothing is signed', {}, [file('a')], []],
] as const)('after signing, a policy that demands %s', (_, demands, things, expected) => {
  expect(codes(demands, ...things)).toEqual(expected);
});

test('says who still has to sign, who is next, and who signed before somebody that had to be first', () => {
  const signers = ['Главный бухгалтер Петрова', 'Иванов'];
  const [petrova, ivanov] = [by('Петрова Анна'), by('ИВАНОВ Иван')];
  const demands = { ...policy, signers: ['Петрова', 'Иванов'] };
  expect(judgeSigned(demands, [file('a', petrova)])).toMatchObject([
    { code: 'policy.signers-missing', details: { signers: ['Иванов'], next: 'Иванов' } },
  ]);
  expect(judgeSigned(demands, [file('a', ivanov, petrova)])).toMatchObject([
    { code: 'policy.signers-order', details: { signer: 'Иванов', before: 'Петрова' } },
  ]);
  expect(codes({ signers: ['Петрова', 'Иванов'] }, file('a', petrova, ivanov))).toEqual(['passed policy.signed-met']);
  // A role that is no name of the certificate is not taken for it.
  expect(codes({ signers }, file('a', petrova, ivanov))).toEqual(['warning policy.signers-missing']);
});

test('judges before signing what one signature will cover', () => {
  const planned = { format: 'cades', level: 'B', placement: 'detached', qualified: true } as const;
  const said = (scope: 'each-file' | 'whole' | 'both', wanted: SignaturePolicy['scope']): readonly string[] =>
    judgeByPolicy({ ...policy, scope: wanted }, { ...planned, scope }).map(({ code }) => code);
  expect(said('whole', 'each-file')).toEqual(['policy.scope-differs']);
  expect(said('both', 'each-file')).toEqual(['policy.met']);
  expect(said('each-file', 'form')).toEqual(['policy.met', 'policy.scope-form']);
});
