import { describe, expect, it } from 'vitest';
import { integer, nothing, octetString, oid, sequence, contextPrimitive, time } from '#electron/pki/asn1/encode.ts';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import { validatePath } from '#electron/pki/path/validate.ts';
import type { PathInputs } from '#electron/pki/path/verdict.ts';
import type { Crl } from '#electron/pki/revocation/crl.ts';
import { readOcsp } from '#electron/pki/revocation/ocsp.ts';
import {
  crlNumbered,
  extension,
  holderLink,
  link,
  listLink,
  middleLink,
  revokedEntry,
  rootLink,
  rsaWith,
  usage,
  type ListParts,
} from '#test/kit/chain.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const root = rootLink();
const middle = middleLink();
const holder = holderLink({ serial: 77 });
const rootList = listLink({ issuer: 'Root', signer: 'root' });
const listOf = (parts: Partial<ListParts> = {}): Crl => listLink({ issuer: 'Middle', signer: 'issuing', ...parts });

const judge = (crls: readonly Crl[], inputs: Partial<PathInputs> = {}) =>
  validatePath([root, middle, holder], { at, crls: [rootList, ...crls], ...inputs });
const revocationCodes = (crls: readonly Crl[], inputs: Partial<PathInputs> = {}): string[] =>
  judge(crls, inputs)
    .findings.map(({ code }) => code)
    .filter((code) => code.startsWith('crl.') || code.startsWith('revocation.'));

describe('the status of a certificate', () => {
  it('is good by a current list of its issuer', () => {
    const verdict = judge([listOf()]);
    expect(verdict.valid).toBe(true);
    expect(verdict.revocation.map(({ kind }) => kind)).toEqual(['not-checked', 'good', 'good']);
  });

  it('is revoked with the time and reason the list gives', () => {
    const verdict = judge([listOf({ entries: [revokedEntry(77, 1)] })]);
    expect(verdict.revocation[2]).toMatchObject({
      kind: 'revoked',
      since: Date.parse('2026-06-01T00:00:00Z'),
      reason: 'keyCompromise',
    });
    expect(verdict).toMatchObject({ valid: false, provable: true });
  });

  it('cannot be told without a list, which is not the same as bad', () => {
    expect(judge([])).toMatchObject({ valid: false, provable: false });
    expect(revocationCodes([])).toEqual(['revocation.undetermined']);
  });

  it('is told by the newer of two lists', () => {
    const newer = listOf({
      thisUpdate: '2026-11-20T00:00:00Z',
      entries: [revokedEntry(77)],
      extensions: [crlNumbered(2)],
    });
    expect(revocationCodes([listOf(), newer])).toEqual(['revocation.revoked']);
    expect(revocationCodes([newer, listOf()])).toEqual(['revocation.revoked']);
  });

  it('may be asked of a list newer than the time judged for', () => {
    const later = listOf({ thisUpdate: '2027-01-01T00:00:00Z', nextUpdate: '2027-02-01T00:00:00Z' });
    const rootLater = listLink({
      issuer: 'Root',
      signer: 'root',
      thisUpdate: '2027-01-01T00:00:00Z',
      nextUpdate: '2027-02-01T00:00:00Z',
    });
    expect(judge([later, rootLater]).valid).toBe(false);
    expect(judge([later, rootLater], { crlsAt: Date.parse('2027-01-10T00:00:00Z') }).valid).toBe(true);
  });
});

describe('a list is passed over', () => {
  const unknown = extension('1.2.3.4', true, nothing());
  it.each<[string, Partial<ListParts>, string]>([
    ['past its next update', { nextUpdate: '2026-11-20T00:00:00Z' }, 'crl.not-current'],
    ['before its time', { thisUpdate: '2026-11-24T00:00:00Z' }, 'crl.not-current'],
    ['with a wrong signature', { signer: 'other-root' }, 'crl.signature-invalid'],
    ['signed with MD5', { signing: rsaWith('md5') }, 'crl.digest-broken'],
    ['without a number', { extensions: [extension('2.5.29.35', false, sequence())] }, 'crl.number-missing'],
    ['with an unknown critical extension', { extensions: [crlNumbered(1), unknown] }, 'crl.critical-extension-unknown'],
    [
      'signed with an algorithm that is not supported',
      { signing: { ...rsaWith('sha256'), algorithm: sequence(oid('1.2.643.2.2.3')) } },
      'crl.algorithm-unsupported',
    ],
    [
      'with an entry that has an unknown critical extension',
      { entries: [sequence(integer(5), time(at), sequence(unknown))] },
      'crl.critical-extension-unknown',
    ],
  ])('%s', (_case, parts, code) => {
    expect(revocationCodes([listOf(parts)])).toEqual([code, 'revocation.undetermined']);
  });

  it('signed by an issuer whose key may not sign lists', () => {
    const limited = middleLink([usage(5)]);
    const verdict = validatePath([root, limited, holder], { at, crls: [rootList, listOf()] });
    expect(verdict.findings.map(({ code }) => code)).toContain('crl.issuer-untrusted');
    expect(verdict.valid).toBe(false);
  });

  it('signed by a certificate of the issuer’s name that has no valid path', () => {
    const stray: Certificate = link({ subject: 'Middle', issuer: 'Root', key: 'other-root', signer: 'second-rsa2048' });
    expect(revocationCodes([listOf({ signer: 'other-root' })], { untrusted: [stray] })).toEqual([
      'crl.issuer-untrusted',
      'revocation.undetermined',
    ]);
  });
});

describe('a separate signer of lists', () => {
  const signer = link({
    subject: 'Middle',
    issuer: 'Root',
    key: 'other-root',
    signer: 'root',
    serial: 90,
    extensions: [usage(6)],
  });
  const list = listOf({ signer: 'other-root' });

  it('under the same anchor is believed', () => {
    expect(judge([list], { untrusted: [signer] }).valid).toBe(true);
  });

  it('is not, once revoked itself', () => {
    const crls = [listLink({ issuer: 'Root', signer: 'root', entries: [revokedEntry(90)] }), list];
    expect(validatePath([root, middle, holder], { at, crls, untrusted: [signer] }).valid).toBe(false);
  });

  it('whose status only it tells itself is believed, and named', () => {
    const signerUnderMiddle = link({
      subject: 'Middle',
      issuer: 'Middle',
      key: 'other-root',
      signer: 'issuing',
      serial: 91,
      extensions: [usage(6)],
    });
    expect(revocationCodes([list], { untrusted: [signerUnderMiddle] })).toEqual(['revocation.self-attested']);
    const revoked = listOf({ signer: 'other-root', entries: [revokedEntry(77)] });
    expect(revocationCodes([revoked], { untrusted: [signerUnderMiddle] })).toContain('revocation.revoked');
  });
});

describe('a delta', () => {
  const delta = (parts: Partial<ListParts>, base = 1, number = 2): Crl =>
    listOf({ extensions: [crlNumbered(number), extension('2.5.29.27', true, integer(base))], ...parts });

  it('adds a revocation to the list it continues', () => {
    expect(revocationCodes([listOf(), delta({ entries: [revokedEntry(77)] })])).toEqual(['revocation.revoked']);
  });

  it('takes a hold back', () => {
    const held = listOf({ entries: [revokedEntry(77, 6)] });
    expect(revocationCodes([held])).toEqual(['revocation.revoked']);
    expect(revocationCodes([held, delta({ entries: [revokedEntry(77, 8)] })])).toEqual([]);
  });

  it('says nothing alone, over a gap, or about another scope', () => {
    const removed = delta({ entries: [revokedEntry(77, 8)] });
    const held = listOf({ entries: [revokedEntry(77, 6)] });
    expect(revocationCodes([removed])).toEqual(['revocation.undetermined']);
    expect(revocationCodes([held, delta({ entries: [revokedEntry(77, 8)] }, 2, 3)])).toEqual(['revocation.revoked']);
    const scope = extension('2.5.29.28', true, sequence(contextPrimitive(1, Uint8Array.of(0xff))));
    const scoped = listOf({
      entries: [revokedEntry(77, 8)],
      extensions: [crlNumbered(2), extension('2.5.29.27', true, integer(1)), scope],
    });
    expect(revocationCodes([held, scoped])).toEqual(['revocation.revoked']);
  });

  it('signed by another key is not used', () => {
    const forged = delta({ entries: [revokedEntry(77, 8)], signer: 'other-root' });
    expect(revocationCodes([listOf({ entries: [revokedEntry(77, 6)] }), forged])).toEqual(['revocation.revoked']);
  });
});

describe('a status response', () => {
  it('that refuses to answer says why', () => {
    const refusal = sequence(Uint8Array.of(0x0a, 1, 3));
    expect(readOcsp(refusal)).toMatchObject({
      ok: false,
      error: { code: 'ocsp.not-successful', details: { status: 'tryLater' } },
    });
  });

  it.each([
    ['noise', Uint8Array.of(1, 2, 3)],
    ['a success without a response', sequence(Uint8Array.of(0x0a, 1, 0))],
    ['another structure', sequence(integer(1), octetString())],
  ])('cannot be read from %s', (_case, bytes) => {
    expect(readOcsp(bytes)).toMatchObject({ ok: false, error: { code: 'ocsp.unreadable' } });
  });
});
