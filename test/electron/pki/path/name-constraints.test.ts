import { describe, expect, it } from 'vitest';
import { validatePath } from '#electron/pki/path/validate.ts';
import type { Der } from '#electron/pki/asn1/encode.ts';
import { alternativeNames, generalName, holderLink, middleLink, nameConstraints, rootLink } from '#test/kit/chain.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const root = rootLink();
const ip = (...octets: readonly number[]): Der => generalName('ip', Uint8Array.from(octets));

const codesWith = (limits: Parameters<typeof nameConstraints>[0], ...names: readonly Der[]): string[] => {
  const target = holderLink(names.length === 0 ? {} : { extensions: [alternativeNames(...names)] });
  const verdict = validatePath([root, middleLink([nameConstraints(limits)]), target], { at });
  return verdict.findings.filter(({ severity }) => severity === 'blocker').map(({ code }) => code);
};

describe('permitted subtrees', () => {
  const permits = (limit: Der, name: Der): boolean => codesWith({ permitted: [limit] }, name).length === 0;

  it.each([
    ['dns', 'example.com', 'example.com', true],
    ['dns', 'example.com', 'EXAMPLE.com', true],
    ['dns', 'example.com', 'a.b.example.com', true],
    ['dns', 'example.com', 'notexample.com', false],
    ['dns', 'example.com', '*.example.com', true],
    ['dns', 'a.example.com', '*.example.com', false],
    ['dns', 'example.com', 'exa mple.com', false],
    ['dns', '', 'anything.test', true],
    ['email', 'ivan@example.com', 'ivan@EXAMPLE.com', true],
    ['email', 'ivan@example.com', 'Ivan@example.com', false],
    ['email', 'example.com', 'ivan@example.com', true],
    ['email', 'example.com', 'ivan@mail.example.com', false],
    ['email', '.example.com', 'ivan@mail.example.com', true],
    ['email', '.example.com', 'ivan@example.com', false],
    ['email', 'example.com', 'ivan', false],
    ['email', 'example.com', 'ivan@evil.test@example.com', false],
    ['uri', 'example.com', 'https://example.com/path', true],
    ['uri', 'example.com', 'https://user@example.com:443/', true],
    ['uri', 'example.com', 'https://a.example.com/', false],
    ['uri', '.example.com', 'https://a.example.com/', true],
    ['uri', 'example.com', 'https://example.com.evil.test/', false],
    ['uri', 'example.com', 'https://evil.test/@example.com', false],
    ['uri', 'example.com', 'https://example.com@evil.test/', false],
    ['uri', 'example.com', 'urn:example.com', false],
    ['uri', '.0.1', 'https://127.0.0.1/', false],
  ] as const)('of %s “%s” and the name “%s”: %s', (form, limit, name, expected) => {
    expect(permits(generalName(form, limit), generalName(form, name))).toBe(expected);
  });

  it('of addresses take the mask and the family into account', () => {
    const net = ip(10, 1, 0, 0, 255, 255, 0, 0);
    expect(permits(net, ip(10, 1, 2, 3))).toBe(true);
    expect(permits(net, ip(10, 2, 2, 3))).toBe(false);
    expect(permits(net, ip(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 10, 1, 2, 3))).toBe(false);
  });

  it('do not touch names of another form', () => {
    expect(permits(generalName('dns', 'example.com'), generalName('email', 'ivan@other.test'))).toBe(true);
  });

  it('apply to the subject itself', () => {
    expect(codesWith({ permitted: [generalName('directory', 'Holder')] })).toEqual([]);
    expect(codesWith({ permitted: [generalName('directory', 'HOLDER ')] })).toEqual([]);
    expect(codesWith({ permitted: [generalName('directory', 'Somebody')] })).toEqual(['path.name-not-permitted']);
  });

  it('apply to the mailbox in the subject', () => {
    const target = holderLink({ subject: [['1.2.840.113549.1.9.1', 'ivan@evil.test']] });
    const middle = middleLink([nameConstraints({ permitted: [generalName('email', 'example.com')] })]);
    expect(validatePath([root, middle, target], { at }).valid).toBe(false);
  });

  it('of several authorities must all hold the name', () => {
    const limited = rootLink([nameConstraints({ permitted: [generalName('dns', 'a.test')] })]);
    const middle = middleLink([nameConstraints({ permitted: [generalName('dns', 'b.test')] })]);
    const target = holderLink({ extensions: [alternativeNames(generalName('dns', 'b.test'))] });
    expect(validatePath([limited, middle, target], { at }).valid).toBe(false);
  });
});

describe('excluded subtrees', () => {
  it.each([
    ['dns', 'example.com', 'a.example.com'],
    ['dns', 'a.example.com', '*.example.com'],
    ['email', 'example.com', 'ivan@example.com'],
    ['uri', '.example.com', 'https://a.example.com/'],
  ] as const)('of %s “%s” refuse “%s”', (form, limit, name) => {
    expect(codesWith({ excluded: [generalName(form, limit)] }, generalName(form, name))).toEqual([
      'path.name-excluded',
    ]);
  });

  it('leave a wildcard alone whose hosts cannot be inside', () => {
    expect(
      codesWith({ excluded: [generalName('dns', 'a.b.example.com')] }, generalName('dns', '*.example.com')),
    ).toEqual([]);
  });

  it('refuse a name that cannot be compared', () => {
    const codes = codesWith({ excluded: [generalName('uri', 'example.com')] }, generalName('uri', 'mailto:x'));
    expect(codes).toEqual(['path.name-form-unsupported']);
  });
});

describe('malformed constraints', () => {
  it.each([
    ['an address of three octets', { permitted: [ip(10, 0, 0)] }],
    ['a mask with holes', { permitted: [ip(10, 0, 0, 0, 255, 0, 255, 0)] }],
    ['an empty list', { permitted: [] }],
    ['a host name with a leading period', { permitted: [generalName('dns', '.example.com')] }],
    ['a wildcard', { permitted: [generalName('dns', '*.example.com')] }],
    ['a mailbox with two hosts', { permitted: [generalName('email', 'a@b@example.com')] }],
    ['a host with a space', { excluded: [generalName('dns', 'exa mple.com')] }],
  ])('with %s forbid everything below', (_case, limits) => {
    expect(codesWith(limits)).toEqual(['path.extension-malformed']);
  });
});

describe('work', () => {
  it('stops before thousands of names meet thousands of constraints', () => {
    const hosts = (count: number): Der[] => Array.from({ length: count }, (_, i) => generalName('dns', `h${i}.test`));
    expect(codesWith({ excluded: hosts(2000) }, ...hosts(3000).slice(2500))).toEqual(['path.name-constraints-limit']);
  });
});
