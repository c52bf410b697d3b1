import { describe, expect, test } from 'vitest';
import { readCertificateFacts } from '#electron/pki/certificate-facts.ts';
import { checkNextSigner, readSignerOrder, type SignerOrder } from '#shared/signature/signer-order.ts';
import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { issueHolder, supplierName } from '#test/kit/ca.ts';

const factsFor = (serial: number, inn: string): CertificateFacts => {
  const read = readCertificateFacts(issueHolder({ serial, subject: supplierName({ inn }) }));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

const accountant = factsFor(1, '7700000009');
const director = factsFor(2, '7800000002');
const stranger = factsFor(3, '7700000016');

const order: SignerOrder = {
  signers: [
    { order: 2, role: 'Директор', inn: '7800000002' },
    { order: 1, role: 'Бухгалтер', inn: '7700000009' },
  ],
};

describe('the order of signers', () => {
  test('lets the first of the order sign first', () => {
    expect(checkNextSigner(order, [], accountant)).toMatchObject({ ok: true, value: { role: 'Бухгалтер' } });
  });

  test('names who is next when somebody comes too early', () => {
    expect(checkNextSigner(order, [], director)).toMatchObject({
      ok: false,
      error: { code: 'signatures.order-next', details: { expected: 'Бухгалтер (7700000009)' } },
    });
  });

  test('lets the second sign after the first', () => {
    expect(checkNextSigner(order, [accountant], director).ok).toBe(true);
  });

  test('refuses whom it does not name', () => {
    expect(checkNextSigner(order, [], stranger)).toMatchObject({ error: { code: 'signatures.order-outside' } });
  });

  test('says when nobody is left', () => {
    expect(checkNextSigner(order, [accountant, director], director)).toMatchObject({
      error: { code: 'signatures.order-complete', details: { count: 2 } },
    });
  });

  test('does not mind the sequence of those with one number', () => {
    const equal: SignerOrder = { signers: order.signers.map((signer) => ({ ...signer, order: 1 })) };
    expect(checkNextSigner(equal, [], director).ok).toBe(true);
    expect(checkNextSigner(equal, [director], accountant).ok).toBe(true);
  });

  test('takes a signature that is not of the order for nobody’s place', () => {
    expect(checkNextSigner(order, [stranger], accountant).ok).toBe(true);
  });

  test.each([
    ['no JSON', '{', 'JSON'],
    ['a signer that nothing tells from others', '{"signers":[{"order":1,"role":"x"}]}', 'signers.0'],
    ['a field that is not known', '{"signers":[{"order":1,"role":"x","inn":"1","phone":"2"}]}', 'signers.0'],
    ['no signers', '{"signers":[]}', 'signers'],
  ])('refuses %s', (_name, text, reason) => {
    const read = readSignerOrder(text, 'order.json');
    expect(read).toMatchObject({ ok: false, error: { code: 'signatures.order-unreadable' } });
    expect(read.ok ? '' : read.error.details['reason']).toContain(reason);
  });
});
