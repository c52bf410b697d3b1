import { describe, expect, it } from 'vitest';
import { buildPaths, type BuildInputs } from '#electron/pki/path/build.ts';
import { judgePath } from '#electron/pki/path/judge.ts';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import { authority, holderLink, link, middleLink, rootLink } from '#test/kit/chain.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const root = rootLink();
const middle = middleLink();
const target = holderLink();

const subjects = (path: readonly Certificate[]): string[] =>
  path.map(({ subject }) => subject.relative[0]?.[0]?.text ?? '');

const allPaths = (inputs: Partial<BuildInputs>): { paths: string[][]; limit: string | null } => {
  const search = buildPaths({ target, untrusted: [middle], anchors: [root], at, ...inputs });
  const paths: string[][] = [];
  for (let step = search.next(); ; step = search.next()) {
    if (step.done === true) return { paths, limit: step.value.limit };
    paths.push(subjects(step.value));
  }
};

describe('the search for paths', () => {
  it('finds the one path among strangers, whatever their order', () => {
    const stranger = link({ subject: 'Stranger', issuer: 'Root', key: 'other-root', signer: 'root' });
    expect(allPaths({ untrusted: [stranger, middle, stranger] })).toEqual({
      paths: [['Root', 'Middle', 'Holder']],
      limit: null,
    });
  });

  it('does not take another key of the same name for the issuer', () => {
    const impostor = link({ subject: 'Middle', issuer: 'Root', key: 'other-root', signer: 'root' });
    expect(allPaths({ untrusted: [impostor] }).paths).toEqual([]);
    expect(allPaths({ untrusted: [impostor, middle] }).paths).toHaveLength(1);
  });

  it('offers every way through cross-certificates, those valid at the time first', () => {
    const other = link({
      subject: 'Other',
      issuer: 'Other',
      key: 'other-root',
      signer: 'other-root',
      extensions: [authority()],
    });
    const crossed = link({
      subject: 'Middle',
      issuer: 'Other',
      key: 'issuing',
      signer: 'other-root',
      extensions: [authority()],
      notAfter: '2025-01-01T00:00:00Z',
    });
    const { paths } = allPaths({ untrusted: [crossed, middle], anchors: [root, other] });
    expect(paths).toEqual([
      ['Root', 'Middle', 'Holder'],
      ['Other', 'Middle', 'Holder'],
    ]);
  });

  it('cuts loops of authorities that certify each other', () => {
    const back = link({
      subject: 'Middle',
      issuer: 'Low',
      key: 'issuing',
      signer: 'other-root',
      extensions: [authority()],
    });
    const forth = link({
      subject: 'Low',
      issuer: 'Middle',
      key: 'other-root',
      signer: 'issuing',
      extensions: [authority()],
    });
    expect(allPaths({ untrusted: [back, forth] })).toEqual({ paths: [], limit: null });
    expect(allPaths({ untrusted: [back, forth, middle] }).paths).toHaveLength(1);
  });

  it('says when a limit cut it short', () => {
    const twins = Array.from({ length: 30 }, (_, serial) =>
      link({ subject: 'Middle', issuer: 'Root', key: 'issuing', signer: 'root', serial, extensions: [authority()] }),
    );
    expect(allPaths({ untrusted: twins, limits: { maxPaths: 5 } })).toMatchObject({ limit: '5 paths' });
    expect(allPaths({ untrusted: twins, limits: { maxSteps: 10 } })).toMatchObject({
      limit: '10 certificates looked at',
    });
    expect(allPaths({ limits: { maxLength: 2 } })).toEqual({ paths: [], limit: null });
  });
});

describe('the judgement over all paths', () => {
  it('takes the valid one and keeps the other as evidence', () => {
    const expired = link({
      subject: 'Middle',
      issuer: 'Root',
      key: 'issuing',
      signer: 'root',
      extensions: [authority()],
      notAfter: '2026-01-01T00:00:00Z',
    });
    const noAuthority = link({
      subject: 'Middle',
      issuer: 'Root',
      key: 'issuing',
      signer: 'root',
      serial: 9,
      notAfter: '2050-01-01T00:00:00Z',
    });
    const judged = judgePath({ target, anchors: [root], untrusted: [expired, noAuthority, middle], at });
    expect(judged.verdict.valid).toBe(true);
    expect(judged.path).toContain(middle);
    expect(judged.others.map(({ path }) => path.includes(noAuthority))).toEqual([true]);
  });

  it('answers the path with the least against it when none is valid', () => {
    const expired = link({
      subject: 'Middle',
      issuer: 'Root',
      key: 'issuing',
      signer: 'root',
      extensions: [authority()],
      notAfter: '2026-01-01T00:00:00Z',
    });
    const worse = link({
      subject: 'Middle',
      issuer: 'Root',
      key: 'issuing',
      signer: 'root',
      serial: 9,
      notAfter: '2026-01-01T00:00:00Z',
    });
    const judged = judgePath({ target, anchors: [root], untrusted: [worse, expired], at });
    expect(judged.path).toContain(expired);
    expect(judged.verdict).toMatchObject({ valid: false, provable: true });
    expect(judged.others).toHaveLength(1);
  });

  it('shows where a chain with a forged signature was meant to go', () => {
    const forged = holderLink({ signer: 'other-root' });
    const judged = judgePath({ target: forged, anchors: [root], untrusted: [middle], at });
    expect(judged.verdict.findings.map(({ code }) => code)).toContain('path.signature-invalid');
    expect(judged.verdict).toMatchObject({ valid: false, provable: true });
  });

  it('is not provable without a way to an anchor', () => {
    const judged = judgePath({ target, anchors: [root], untrusted: [], at });
    expect(judged).toMatchObject({ path: null, verdict: { valid: false, provable: false } });
    expect(judged.verdict.findings.map(({ code }) => code)).toEqual(['path.not-found']);
  });
});
