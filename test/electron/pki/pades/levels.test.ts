import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  issuingCertificate,
  issuingIssuer,
  issuingRevocations,
  kitNow,
  rootCertificate,
  rootIssuer,
  rootRevocations,
  signers,
} from '../../../kit/ca.ts';
import { gostChain, gostSetNames, signGostDetached } from '../../../kit/gost.ts';
import { appended, buildPdf, signPdf } from '../../../kit/pdf.ts';
import { signAttached, signDetached } from '../../../kit/signatures.ts';
import { services, stamp } from '../../../kit/timestamps.ts';
import { codesOf, verifyBytes, wellEquipped, type Settings } from '../../../kit/verify.ts';
import { issueRevocationList } from '#electron/pki/issue/crl.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const token = (data: Uint8Array): Uint8Array => stamp({ data, at: kitNow });
const otherFilter = (name: string) => (text: string) =>
  text.replace('/SubFilter /ETSI.CAdES.detached', (found) => `/SubFilter /${name}`.padEnd(found.length, ' '));

/** Evidence added as a reader would who prepares for decades: certificates and lists, in a store of the document. */
const withStore = (file: Uint8Array): Uint8Array => {
  const text = Buffer.from(file).toString('latin1');
  const catalog = [...text.matchAll(/\n1 0 obj\n(.*?)\nendobj/gs)].at(-1)?.[1] ?? '';
  const certificates = [issuingCertificate, services.rsa.certificate];
  const lists = [issuingRevocations, rootRevocations];
  const streams = Object.fromEntries(
    [...certificates, ...lists].map((data, at) => [60 + at, { dictionary: '', data }]),
  );
  return appended(file, {
    1: catalog.replace(/>>$/, ' /DSS 50 0 R>>'),
    50: '<< /Type /DSS /Certs [60 0 R 61 0 R] /CRLs [62 0 R 63 0 R] >>',
    ...streams,
  });
};
const withTimestamp = (file: Uint8Array): Promise<Uint8Array> =>
  signPdf(file, { change: otherFilter('ETSI.RFC3161'), contents: token });

const unequipped: Settings = { trust: [rootCertificate], now: kitNow, revocation: 'required' };
const years = '2031-03-01T00:00:00Z' as Instant;
/** Lists of that day, by which the timestamp service is known not to be revoked. */
const newLists = [issuingIssuer, rootIssuer].map((issuer) =>
  issueRevocationList(issuer, {
    number: 90,
    thisUpdate: Date.parse('2031-02-28T00:00:00Z'),
    nextUpdate: Date.parse('2031-03-30T00:00:00Z'),
    revoked: [],
  }),
);

describe('levels of PAdES', () => {
  test('T proves a time', async () => {
    const report = await verifyBytes(await signPdf(buildPdf(), { token }));
    expect(report.signatures).toMatchObject([
      { level: 'PAdES-BASELINE-T', conclusion: 'TOTAL-PASSED', trustedSigningTime: kitNow },
    ]);
  });

  test('LT carries what proves the chain', async () => {
    const timed = await signPdf(buildPdf(), { token });
    expect((await verifyBytes(timed, null, unequipped)).conclusion).toBe('INDETERMINATE');
    const report = await verifyBytes(withStore(timed), null, unequipped);
    expect(codesOf(report)).toEqual(['coverage.pdf-later-additions', 'timestamp.proved']);
    expect(report.signatures).toMatchObject([{ level: 'PAdES-BASELINE-LT', provedLevel: 'LT' }]);
  });

  test('LTA passes years after every certificate and list has run out', async () => {
    const archived = await withTimestamp(withStore(await signPdf(buildPdf(), { token })));
    const report = await verifyBytes(archived, null, unequipped);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures).toMatchObject([{ level: 'PAdES-BASELINE-LTA', provedLevel: 'LTA' }]);
    expect((await verifyBytes(archived, null, { ...unequipped, now: years, crls: newLists })).conclusion).toBe(
      'TOTAL-PASSED',
    );
  });

  test('without the archive timestamp it does not', async () => {
    const proved = withStore(await signPdf(buildPdf(), { token }));
    const later = { ...unequipped, now: years, crls: newLists };
    expect((await verifyBytes(proved, null, later)).signatures[0]?.provedLevel).not.toBe('LTA');
  });

  test('an archive timestamp over something else proves nothing, and the level stays', async () => {
    const proved = withStore(await signPdf(buildPdf(), { token }));
    const wrong = await signPdf(proved, {
      change: otherFilter('ETSI.RFC3161'),
      contents: () => token(Buffer.from('another document')),
    });
    const report = await verifyBytes(wrong, null, unequipped);
    expect(codesOf(report)).toContain('timestamp.imprint-differs');
    expect(report.signatures).toMatchObject([{ level: 'PAdES-BASELINE-LT' }]);
  });

  test('something shown that hides among the evidence is named', async () => {
    const timed = await signPdf(buildPdf(), { token });
    const text = Buffer.from(timed).toString('latin1');
    const catalog = [...text.matchAll(/\n1 0 obj\n(.*?)\nendobj/gs)].at(-1)?.[1] ?? '';
    const hidden = appended(timed, {
      1: catalog.replace(/>>$/, ' /DSS 50 0 R>>'),
      4: { dictionary: '', data: Buffer.from('BT (900.00) Tj ET') },
      50: '<< /Type /DSS /Certs [4 0 R] >>',
    });
    expect(codesOf(await verifyBytes(hidden))).toContain('coverage.pdf-changed');
  });
});

describe('other forms of PDF signatures', () => {
  test('adbe.pkcs7.detached with CAdES inside passes', async () => {
    const file = await signPdf(buildPdf(), {
      change: otherFilter('adbe.pkcs7.detached'),
      contents: (content) => signDetached({ content }),
    });
    const report = await verifyBytes(file);
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  test('adbe.pkcs7.sha1 is read, and weak', async () => {
    const sha1 = (content: Uint8Array): Buffer => createHash('sha1').update(content).digest();
    const sign = (digest: (content: Uint8Array) => Uint8Array) =>
      signPdf(buildPdf(), {
        change: otherFilter('adbe.pkcs7.sha1'),
        contents: (content) => signAttached({ content: digest(content) }),
      });
    const report = await verifyBytes(await sign(sha1));
    expect(codesOf(report)).toEqual(['policy.algorithm-weak']);
    expect(report.conclusion).toBe('INDETERMINATE');
    const other = await verifyBytes(await sign(() => sha1(Buffer.from('other'))));
    expect(codesOf(other)).toContain('content.digest-mismatch');
    expect(other.conclusion).toBe('TOTAL-FAILED');
  });

  test('a form that nobody reads is open, and not passed over', async () => {
    const file = await signPdf(buildPdf(), { change: otherFilter('adbe.x509.rsa_sha1') });
    const report = await verifyBytes(file);
    expect(codesOf(report)).toEqual(['format.not-supported']);
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('content inside a detached one is named', async () => {
    const file = await signPdf(buildPdf(), {
      contents: (content) => signAttached({ content: content.subarray(0, 50) }),
    });
    expect(codesOf(await verifyBytes(file))).toContain('coverage.content-inside-detached');
  });

  test.each(gostSetNames.slice(0, 2))('GOST R 34.10-2012, %s', async (set) => {
    const chain = gostChain(set);
    const file = await signPdf(buildPdf(), { contents: (content) => signGostDetached(content, chain) });
    const settings = { ...wellEquipped, trust: [chain.root], crls: [chain.revocations] };
    const report = await verifyBytes(file, null, settings);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ format: 'PAdES' }] });
  });

  test.each(['rsa4096', 'p384', 'p521'] as const)('%s', async (name) => {
    expect((await verifyBytes(await signPdf(buildPdf(), { signer: signers[name] }))).conclusion).toBe('TOTAL-PASSED');
  });
});
