import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ShownContent } from '#electron/steps/context.ts';
import { lookAtSigned } from '#electron/steps/verification/look.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { languages } from '#shared/kernel/language.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { faulty, issuingRevocations, rootCertificate, rootRevocations, signers } from '#test/kit/ca.ts';
import { asicContainer, asicParts, documents, manifestOver } from '#test/kit/containers.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { basicOcsp } from '#test/kit/ocsp.ts';
import { buildPdf, signPdf } from '#test/kit/pdf.ts';
import { signAttached } from '#test/kit/signatures.ts';
import { openWorkstation, passwords, type Workstation } from '#test/kit/workstation.ts';

const content = Buffer.from('Заявка № 7\n');

const equipped = async (): Promise<Workstation> => {
  const station = await openWorkstation();
  await station.value('trust.add', { fileId: await station.file('root.cer', rootCertificate) });
  return station;
};
const lists = (station: Workstation): Promise<string[]> =>
  Promise.all([station.file('issuing.crl', issuingRevocations), station.file('root.crl', rootRevocations)]);

describe('verifying with what the user brings', () => {
  test('a response among the lists is told by its bytes and used', async () => {
    const station = await equipped();
    const response = basicOcsp({
      certificate: signers.rsa2048.certificate,
      thisUpdate: '2026-11-23T08:00:00Z',
      nextUpdate: '2026-11-24T08:00:00Z',
    });
    const crlFileIds = [await station.file('a.ors', response), await station.file('root.crl', rootRevocations)];
    const fileId = await station.file('a.p7m', signAttached({ content }));
    const { report } = await station.value('verification.run', { fileId, crlFileIds });
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', settings: { crls: 1, ocsps: 1 } });
  });

  test('a policy of his own is followed and named; one that is none is refused', async () => {
    const station = await equipped();
    const policy = {
      id: 'ours',
      extends: validationPolicy.id,
      digests: [{ name: 'sha-256', term: 'never', source: 's' }],
    };
    const fileId = await station.file('a.p7m', signAttached({ content }));
    const given = { fileId, crlFileIds: await lists(station) };
    const policyFileId = await station.file('policy.json', JSON.stringify(policy));
    const { report } = await station.value('verification.run', { ...given, policyFileId });
    expect(report).toMatchObject({
      subIndication: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
      settings: { policyId: 'ours' },
    });
    const broken = await station.file('broken.json', '{');
    expect(await station.refusal('verification.run', { ...given, policyFileId: broken })).toMatchObject({
      code: 'input.invalid',
      details: { path: 'policy' },
    });
  });
});

describe('a report is written', () => {
  test.each(['json', 'text', 'html', 'xml', 'pdf'] as const)(
    'as %s, in every language',
    { timeout: 60_000 },
    async (as) => {
      const station = await equipped();
      const fileId = await station.file('a.asice', asicContainer());
      const { reportId } = await station.value('verification.run', { fileId });
      // Drawing pages takes a thread and a second each: one language is enough here.
      for (const language of as === 'pdf' ? (['ar'] as const) : languages) {
        const { path } = await station.value('verification.save', { reportId, as, language });
        expect(dirname(path)).toBe(join(station.folder, 'workspace', 'reports'));
        expect(statSync(path).size).toBeGreaterThan(500);
      }
    },
  );

  test('of another session is not to be had', async () => {
    const station = await equipped();
    expect(await station.refusal('verification.save', { reportId: 'none', as: 'pdf', language: 'en' })).toMatchObject({
      code: 'record.not-found',
    });
  });
});

describe('a signed file is copied out', () => {
  const opened = async (name: string, bytes: Uint8Array) => {
    const station = await equipped();
    const fileId = await station.file(name, bytes);
    const { reportId, report } = await station.value('verification.run', { fileId });
    return { station, reportId, report, path: join(station.folder, name) };
  };

  test('of a container, byte for byte, into the workspace and not to be run', async () => {
    const { station, reportId } = await opened('a.asice', asicContainer());
    for (const { name, bytes } of documents) {
      const { path } = await station.value('verification.extract', { reportId, name });
      expect(readFileSync(path)).toEqual(Buffer.from(bytes));
      expect(path.startsWith(join(station.folder, 'workspace', 'signed-content'))).toBe(true);
      expect(statSync(path).mode & 0o111).toBe(0);
    }
  });

  test('of a PDF that went on after a signature, also the version that was signed', async () => {
    const station = await equipped();
    const one = await signPdf(buildPdf());
    const two = await signPdf(one, { signer: signers.p256 });
    const fileId = await station.file('offer.pdf', two);
    const { reportId, report } = await station.value('verification.run', { fileId, crlFileIds: await lists(station) });
    expect(report.files.map(({ name, signatures }) => [name, signatures])).toEqual([
      ['offer.pdf', 2],
      ['offer.signed-1.pdf', 1],
    ]);
    for (const [name, bytes] of [
      ['offer.pdf', two],
      ['offer.signed-1.pdf', one],
    ] as const) {
      const { path } = await station.value('verification.extract', { reportId, name });
      expect(basename(path)).toBe(name);
      expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
    }
  });

  test('of an attached signature, under the name without its ending', async () => {
    const { station, reportId } = await opened('offer.txt.p7m', signAttached({ content }));
    const { path } = await station.value('verification.extract', { reportId, name: 'offer.txt.p7m' });
    expect([basename(path), readFileSync(path)]).toEqual(['offer.txt', content]);
  });

  test.each([
    '../../escape.txt',
    '/etc/passwd',
    'a/../../b',
    'CON',
    '.hidden',
    'x\u202egpj.exe',
    'a\\..\\b',
    'a b;rm -rf',
  ])('never leaves its folder: %j', async (name) => {
    const named = Buffer.from(manifestOver([{ name: 'HOSTILE', bytes: content }]))
      .toString()
      .replace('HOSTILE', encodeURIComponent(name));
    const parts = asicParts([{ name: 'HOSTILE', bytes: content }], {}, Buffer.from(named));
    const hostile = parts.map((part) => (part.name === 'HOSTILE' ? { ...part, name } : part));
    const { station, reportId, report } = await opened('a.asice', asicContainer(hostile));
    const shown = report.files.map((one) => one.name);
    for (const each of shown) {
      const copied = await station.ask('verification.extract', { reportId, name: each });
      // What no manifest could name has no digest here, and is not given on.
      if (!copied.ok) continue;
      const folder = dirname(copied.value.path);
      expect(dirname(folder)).toBe(join(station.folder, 'workspace', 'signed-content'));
      expect(basename(copied.value.path)).not.toMatch(/^\.|[\u202e\\/]|^CON$/u);
    }
    expect(shown.length).toBeGreaterThan(0);
  });

  test('can be looked at where this page does not read it, and only the bytes that were verified', async () => {
    const { station, reportId, path } = await opened('a.asice', asicContainer());
    const shown: ShownContent[] = [];
    const showContent = (what: ShownContent): string => `app://content/${shown.push(what)}`;
    const host = { ...station.host, abilities: { ...station.host.abilities, showContent } };
    const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => undefined };
    const looked = await lookAtSigned({ reportId, name: 'price.csv' }, call);
    expect(looked).toMatchObject({ ok: true, value: { preview: { kind: 'text', shownAt: 'app://content/1' } } });
    expect(JSON.stringify(looked)).not.toContain('lot;price');
    expect(shown).toMatchObject([{ title: 'price.csv', text: expect.stringContaining('lot;price') }]);
    writeFileSync(path, asicContainer(asicParts([{ name: 'price.csv', bytes: Buffer.from('lot;price\n1;1.00\n') }])));
    expect(await lookAtSigned({ reportId, name: 'price.csv' }, call)).toMatchObject({
      ok: false,
      error: { code: 'file.changed-while-read' },
    });
    expect(shown).toHaveLength(1);
  });

  test('is refused when the file on the disk is no longer the one that was verified', async () => {
    const { station, reportId, path } = await opened('a.asice', asicContainer());
    writeFileSync(path, asicContainer(asicParts([{ name: 'price.csv', bytes: Buffer.from('lot;price\n1;1.00\n') }])));
    expect(await station.refusal('verification.extract', { reportId, name: 'price.csv' })).toMatchObject({
      code: 'file.changed-while-read',
    });
  });

  test('is refused for a name that is not in the report', async () => {
    const { station, reportId } = await opened('a.asice', asicContainer());
    expect(
      await station.refusal('verification.extract', { reportId, name: 'META-INF/signature001.p7s' }),
    ).toMatchObject({ code: 'record.not-found' });
  });
});

describe('a certificate is checked for a platform and a deadline', () => {
  const check = async (certificate: Uint8Array, deadline: string) => {
    const station = await equipped();
    const answer = await station.value('certificates.check', {
      fileId: await station.file('a.cer', certificate),
      platformId: 'b2b-center',
      deadline: deadline as Instant,
    });
    return answer.certificates[0]?.findings.map(({ code, severity }) => [code, severity]) ?? [];
  };

  test('one that fits, without a trust list: what is not known is a warning', async () => {
    const found = await check(signers.rsa2048.certificate, '2026-12-01T00:00:00Z');
    expect(found).toContainEqual(['signer.platform-attribute-present', 'passed']);
    expect(found).toContainEqual(['signer.valid', 'passed']);
    expect(found).toContainEqual(['signer.authority-not-listed', 'warning']);
    expect(found.filter(([, severity]) => severity === 'blocker')).toEqual([]);
  });

  test('one that ends before the deadline is blocked', async () => {
    expect(await check(signers.rsa2048.certificate, '2027-09-01T00:00:00Z')).toContainEqual([
      'signer.not-valid-at-deadline',
      'blocker',
    ]);
  });

  test('one without the platform’s attribute is warned of', async () => {
    expect(await check(faulty.noPlatform, '2026-12-01T00:00:00Z')).toContainEqual([
      'signer.platform-attribute-missing',
      'warning',
    ]);
  });

  test('one of the workspace’s keys is checked by what was kept of it, and one of file and key is named', async () => {
    const station = await equipped();
    const fileId = await station.file('key.p12', keyFileOf('rsa2048', 'пароль 1'));
    const { keyId } = await station.value('keys.add', { fileId }, passwords('пароль 1'));
    const deadline = '2027-09-01T00:00:00Z' as Instant;
    const { certificates } = await station.value('certificates.check', { keyId, platformId: 'b2b-center', deadline });
    expect(certificates).toHaveLength(1);
    const codes = certificates[0]?.findings.map(({ code }) => code);
    expect(codes).toContain('signer.not-valid-at-deadline');
    expect(codes).toContain('signer.platform-attribute-present');
    // The issuers in the key file lead to the anchor; what was revoked nobody told.
    expect(certificates[0]?.certificate).toMatchObject({ revocation: 'unknown' });
    expect(certificates[0]?.certificate.chain).not.toBeNull();
    expect(await station.refusal('certificates.check', {})).toMatchObject({ code: 'input.invalid' });
    expect(await station.refusal('certificates.check', { keyId, fileId })).toMatchObject({ code: 'input.invalid' });
    expect(await station.refusal('certificates.check', { keyId: 'nobody' })).toMatchObject({
      code: 'record.not-found',
      details: { kind: 'key' },
    });
  });

  test('for a platform that nobody knows is refused', async () => {
    const station = await equipped();
    const fileId = await station.file('a.cer', signers.rsa2048.certificate);
    expect(await station.refusal('certificates.check', { fileId, platformId: 'nowhere' })).toMatchObject({
      code: 'record.not-found',
      details: { kind: 'platform' },
    });
  });
});
