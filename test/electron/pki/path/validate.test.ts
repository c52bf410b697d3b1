import { describe, expect, it } from 'vitest';
import { validatePath } from '#electron/pki/path/validate.ts';
import type { PathInputs } from '#electron/pki/path/verdict.ts';
import { sequence, oid, nothing, octetString } from '#electron/pki/asn1/encode.ts';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import {
  authority,
  extension,
  holderLink,
  link,
  middleLink,
  policies,
  rootLink,
  rsaWith,
  usage,
} from '#test/kit/chain.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const root = rootLink();
const middle = middleLink();

const blockersOf = (path: readonly Certificate[], inputs: Partial<PathInputs> = {}): string[] =>
  validatePath(path, { at, ...inputs })
    .findings.filter(({ severity }) => severity === 'blocker')
    .map(({ code }) => code);
const warningsOf = (path: readonly Certificate[]): string[] =>
  validatePath(path, { at })
    .findings.filter(({ severity }) => severity === 'warning')
    .map(({ code }) => code);

describe('a path', () => {
  it('of anchor, authority and holder is valid', () => {
    const verdict = validatePath([root, middle, holderLink()], { at });
    expect(verdict).toMatchObject({ valid: true, provable: true, userConstrainedPolicySet: [] });
  });

  it.each([
    ['a signature of another key', holderLink({ signer: 'other-root' }), ['path.signature-invalid']],
    ['another issuer’s name', holderLink({ issuer: 'Stranger' }), ['path.name-not-chained']],
    ['a certificate not valid yet', holderLink({ notBefore: '2027-01-01T00:00:00Z' }), ['path.not-yet-valid']],
    ['an expired certificate', holderLink({ notAfter: '2026-11-23T08:59:58Z' }), ['path.expired']],
    ['an MD5 signature', holderLink({ signing: rsaWith('md5') }), ['path.digest-broken']],
    [
      'another algorithm inside than outside',
      holderLink({ innerAlgorithm: rsaWith('sha1').algorithm }),
      ['path.algorithms-differ'],
    ],
    [
      'an unknown critical extension',
      holderLink({ extensions: [extension('1.2.3.4', true, nothing())] }),
      ['path.critical-extension-unknown'],
    ],
    ['a repeated extension', holderLink({ extensions: [usage(0), usage(0)] }), ['path.extension-repeated']],
    [
      'a known extension that cannot be read',
      holderLink({ extensions: [extension('2.5.29.15', true, octetString(Uint8Array.of(1)))] }),
      ['path.extension-malformed'],
    ],
  ])('with %s is refused', (_case, target, codes) => {
    expect(blockersOf([root, middle, target])).toEqual(codes);
  });

  it('holds to the last second of the validity', () => {
    const target = holderLink({ notAfter: '2026-11-23T09:00:00Z' });
    expect(blockersOf([root, middle, target], { at: at + 999 })).toEqual([]);
    expect(blockersOf([root, middle, target], { at: at + 1000 })).toEqual(['path.expired']);
  });

  it('with an algorithm that is not supported is not provable, which is not the same as wrong', () => {
    const signing = { ...rsaWith('sha256'), algorithm: sequence(oid('1.2.643.2.2.3')) };
    const verdict = validatePath([root, middle, holderLink({ signing })], { at });
    expect(verdict).toMatchObject({ valid: false, provable: false });
    expect(blockersOf([root, middle, holderLink({ signing })])).toEqual(['path.algorithm-unsupported']);
  });

  it('names SHA-1 and RSA of 1024 bits and accepts them', () => {
    expect(warningsOf([root, middle, holderLink({ signing: rsaWith('sha1') })])).toContain('path.digest-weak');
    expect(warningsOf([root, middle, holderLink({ key: 'weak-rsa1024' })])).toContain('path.key-weak');
    expect(blockersOf([root, middle, holderLink({ key: 'weak-rsa1024', signing: rsaWith('sha1') })])).toEqual([]);
  });

  it('names the dates of the anchor and holds anyway', () => {
    const old = link({ ...oldRoot, notAfter: '2025-01-01T00:00:00Z' });
    expect(blockersOf([old, middle, holderLink()])).toEqual([]);
    expect(warningsOf([old, middle, holderLink()])).toContain('path.anchor-outside-validity');
  });

  it('of one certificate is trusted as it is', () => {
    const verdict = validatePath([holderLink()], { at });
    expect(verdict.valid).toBe(true);
    expect(verdict.findings.map(({ code }) => code)).toContain('path.target-is-anchor');
  });

  it('takes faults against the profile for warnings, and for refusals when asked to be strict', () => {
    expect(warningsOf([root, middle, holderLink()])).toContain('profile.authority-key-identifier-missing');
    expect(blockersOf([root, middle, holderLink()], { profile: 'strict' })).toContain(
      'profile.authority-key-identifier-missing',
    );
  });
});

const oldRoot = { subject: 'Root', issuer: 'Root', key: 'root', signer: 'root', extensions: [authority()] } as const;

describe('an authority', () => {
  const bare = link({ subject: 'Middle', issuer: 'Root', key: 'issuing', signer: 'root' });
  const unfit = middleLink([usage(0)]);
  const crossed = link({
    subject: 'Low',
    issuer: 'Middle',
    key: 'other-root',
    signer: 'issuing',
    extensions: [authority()],
  });
  const selfIssued = link({
    subject: 'Middle',
    issuer: 'Middle',
    key: 'other-root',
    signer: 'issuing',
    extensions: [authority()],
  });
  const short = link({ subject: 'Middle', issuer: 'Root', key: 'issuing', signer: 'root', extensions: [authority(0)] });

  it('that does not say so is none', () => {
    expect(blockersOf([root, bare, holderLink()])).toEqual(['path.not-an-authority']);
  });

  it('whose key may not sign certificates is refused', () => {
    expect(blockersOf([root, unfit, holderLink()])).toEqual(['path.may-not-sign-certificates']);
  });

  it('allowed none below it may not have one, save one it issues to itself', () => {
    const low = holderLink({ issuer: 'Low', signer: 'other-root' });
    expect(blockersOf([root, short, crossed, low])).toEqual(['path.too-long']);
    expect(blockersOf([root, short, selfIssued, holderLink({ signer: 'other-root' })])).toEqual([]);
  });

  it('is limited by the caller, too', () => {
    expect(blockersOf([root, middle, holderLink()], { initialMaxPathLength: 0 })).toEqual(['path.too-long']);
  });

  it('that trusts itself but denies being one is refused as an anchor', () => {
    const denying = link({ ...oldRoot, extensions: [extension('2.5.29.19', true, sequence())] });
    expect(blockersOf([denying, middle, holderLink()])).toEqual(['path.not-an-authority']);
  });
});

describe('policies', () => {
  const demanding = middleLink([policies('1.2.3'), extension('2.5.29.36', true, sequence(Uint8Array.of(0x80, 1, 0)))]);

  it('required by an authority must be there', () => {
    expect(blockersOf([root, demanding, holderLink()])).toEqual(['path.no-acceptable-policy']);
    const target = holderLink({ extensions: [policies('1.2.3', '1.2.4')] });
    expect(validatePath([root, demanding, target], { at })).toMatchObject({
      valid: true,
      userConstrainedPolicySet: ['1.2.3'],
    });
  });

  it('of any kind stand for those the user accepts', () => {
    const any = middleLink([policies('2.5.29.32.0')]);
    const target = holderLink({ extensions: [policies('2.5.29.32.0')] });
    const inputs = { initialPolicySet: ['1.2.9', '1.2.8'], initialExplicitPolicy: true };
    expect(validatePath([root, any, target], { at, ...inputs }).userConstrainedPolicySet).toEqual(['1.2.8', '1.2.9']);
    expect(blockersOf([root, any, target], { ...inputs, initialInhibitAnyPolicy: true })).toEqual([
      'path.no-acceptable-policy',
      'path.no-acceptable-policy',
    ]);
  });

  it('mapped a thousandfold cost no more than their number', () => {
    const pairs = Array.from({ length: 1000 }, (_, i) =>
      sequence(oid(`1.2.3.${i % 40}`), oid(`1.2.3.${(i * 7) % 40}`)),
    );
    const mapping = extension('2.5.29.33', true, sequence(...pairs));
    const all = policies(...Array.from({ length: 40 }, (_, i) => `1.2.3.${i}`));
    const levels = (['issuing', 'other-root', 'supplier-rsa3072', 'second-rsa2048'] as const).map((key, level, keys) =>
      link({
        subject: `Level ${level}`,
        issuer: level === 0 ? 'Root' : `Level ${level - 1}`,
        key,
        signer: keys[level - 1] ?? 'root',
        extensions: [authority(), all, mapping],
      }),
    );
    const target = holderLink({ issuer: 'Level 3', signer: 'second-rsa2048', extensions: [all] });
    expect(validatePath([root, ...levels, target], { at }).userConstrainedPolicySet).toHaveLength(40);
  });

  it('of “any” must not be mapped', () => {
    const mapping = extension('2.5.29.33', true, sequence(sequence(oid('2.5.29.32.0'), oid('1.2.3'))));
    expect(blockersOf([root, middleLink([mapping]), holderLink()])).toEqual(['path.policy-mapping-any']);
  });
});
