import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/verification/report.ts';
import {
  issueHolder,
  issuingCertificate,
  issuingRevocations,
  pem,
  rootCertificate,
  rootRevocations,
  testKey,
  type TestKey,
} from '../kit/ca.ts';
import { sharedFolder, temporaryFolder } from '../kit/folder.ts';
import { atKitNow, openssl, rootPem, run, skipWithout } from '../kit/openssl.ts';
import { buildPdf, onePage, pdfStyles, signPdf, type PdfStyle } from '../kit/pdf.ts';
import { serve, timestampService } from '../kit/timestamps.ts';
import { codesOf, verifyBytes, wellEquipped } from '../kit/verify.ts';
import { openWorkstation } from '../kit/workstation.ts';

/** Judges look at the clock of this machine, so the certificates outlast the tests. */
const lasting = (serial: number, key: TestKey) => ({
  key,
  certificate: issueHolder({ serial, key, notBefore: '2023-01-01T00:00:00Z', notAfter: '2039-01-01T00:00:00Z' }),
});
const signers = {
  'RSA 2048': lasting(0x61, 'supplier-rsa2048'),
  'ECDSA P-256': lasting(0x62, 'supplier-p256'),
  'ECDSA P-384': lasting(0x63, 'supplier-p384'),
} as const;

const place = (bytes: Uint8Array): string => {
  const file = join(temporaryFolder(), 's.pdf');
  writeFileSync(file, bytes);
  return file;
};

const shared = sharedFolder();
const inStore = (name: string): string => join(shared, name);

/** An NSS store that trusts the kit's root and holds a key of the kit; made once, since NSS takes its time. */
const nssStore = (): string => {
  if (existsSync(inStore('key.p12'))) return shared;
  const put = (name: string, text: string | Buffer): string => {
    writeFileSync(inStore(name), text);
    return inStore(name);
  };
  const store = `sql:${shared}`;
  const { key, certificate } = signers['RSA 2048'];
  run('certutil', [['-N', '-d', store, '--empty-password']]);
  for (const [name, der, trust] of [
    ['root', rootCertificate, 'CT,C,C'],
    ['issuing', issuingCertificate, ',,'],
  ] as const)
    run('certutil', [['-A', '-d', store, '-n', name, '-t', trust, '-i', put(name, pem('CERTIFICATE', der))]]);
  openssl(
    ['pkcs12', '-export', '-inkey', put('key.pem', testKey(key).export({ type: 'pkcs8', format: 'pem' }))],
    ['-in', put('own.pem', pem('CERTIFICATE', certificate)), '-name', 'supplier'],
    ['-passout', 'pass:x', '-out', inStore('key.p12')],
  );
  run('pk12util', [['-i', inStore('key.p12'), '-d', store, '-W', 'x', '-K', '']]);
  return shared;
};

const pdfsig = (bytes: Uint8Array, ...options: readonly string[]): string =>
  run('pdfsig', [[...options, place(bytes)]]).stdout.toString();

describe.skipIf(skipWithout('pdfsig', '-v') || skipWithout('pk12util', '-H'))('pdfsig as a judge', () => {
  test.each(pdfStyles)('finds a signed file with cross-references as %s valid, and all of it signed', async (style) => {
    const said = pdfsig(await signPdf(buildPdf(onePage(), style), { signer: signers['RSA 2048'] }), '-nocert');
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  });

  test.each(Object.entries(signers))('accepts %s with its chain', async (_name, signer) => {
    const said = pdfsig(await signPdf(buildPdf(), { signer }), '-nssdir', nssStore());
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Certificate is Trusted.');
  });

  test('finds both of two signatures valid, as we do', async () => {
    const first = await signPdf(buildPdf(onePage(), 'object-streams'), { signer: signers['RSA 2048'] });
    const both = await signPdf(first, { signer: signers['ECDSA P-256'] });
    const said = pdfsig(both, '-nocert');
    expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
    const report = await verifyBytes(both);
    expect(codesOf(report)).toEqual(['coverage.pdf-later-additions']);
    expect(report.signatures.map(({ conclusion }) => conclusion)).toEqual(['TOTAL-PASSED', 'TOTAL-PASSED']);
  });
});

/** What pdfsig signs with a key of the kit; its clock is this machine's. */
const signedByPdfsig = (bytes: Uint8Array, ...options: readonly string[]): Uint8Array => {
  const out = join(temporaryFolder(), 'signed.pdf');
  const done = run('pdfsig', [
    ['-nssdir', nssStore(), '-nick', 'supplier', ...options],
    [place(bytes), out],
  ]);
  if (done.status !== 0) throw new Error(`${done.status} ${done.stdout.toString()} ${done.stderr}`);
  return readFileSync(out);
};

const sound = {
  content: 'passed',
  signatureValue: 'passed',
  certificateBinding: 'passed',
  coverage: 'passed',
  chain: 'passed',
};
const wordsIn = (report: Report) =>
  report.signatures.map(({ verdicts }) =>
    Object.fromEntries(Object.entries(verdicts).map(([name, { verdict }]) => [name, verdict])),
  );

/** An empty signature field, as a form has it for its signer. */
const withField = onePage({
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] /SigFlags 1 >> >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [7 0 R] >>',
  7: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Customer) /Rect [50 50 200 100] /P 3 0 R /F 132 >>',
});

describe.skipIf(skipWithout('pdfsig', '-v') || skipWithout('pk12util', '-H'))('what pdfsig signs', () => {
  test.each(['table', 'stream', 'object-streams'] as const)(
    'is accepted, with cross-references as %s',
    async (style) => {
      const signed = signedByPdfsig(buildPdf(onePage(), style), '-add-signature');
      expect(wordsIn(await verifyBytes(signed))).toMatchObject([sound]);
    },
  );

  test('in a field that waited for it is accepted', async () => {
    const signed = signedByPdfsig(buildPdf(withField), '-sign', 'Customer');
    expect(wordsIn(await verifyBytes(signed))).toMatchObject([sound]);
  });

  test('stays beside our signature, whoever signs first, and in a field that waited when we signed', async () => {
    const sign = (file: Uint8Array) => signPdf(file, { signer: signers['ECDSA P-256'] });
    const pairs = [
      signedByPdfsig(await sign(buildPdf()), '-add-signature'),
      await sign(signedByPdfsig(buildPdf(), '-add-signature')),
      signedByPdfsig(await sign(buildPdf(withField)), '-sign', 'Customer'),
    ];
    for (const both of pairs) {
      const report = await verifyBytes(both);
      expect(
        report.signatures.map(({ findings }) => findings.filter(({ code }) => code === 'coverage.pdf-changed')),
      ).toEqual([[], []]);
      expect(wordsIn(report)).toMatchObject([sound, sound]);
    }
  });
});

describe.skipIf(skipWithout('qpdf', '--version'))('qpdf as a judge', () => {
  test.each(pdfStyles)('finds nothing wrong with a signed file whose cross-references are %s', async (style) => {
    const once = await signPdf(buildPdf(onePage(), style), { signer: signers['RSA 2048'] });
    for (const bytes of [once, await signPdf(once, { signer: signers['ECDSA P-256'] })]) {
      const checked = run('qpdf', [['--check', place(bytes)]]);
      expect(checked.stdout.toString()).toContain('No syntax or stream encoding errors found');
      expect([checked.status, checked.stderr]).toEqual([0, '']);
    }
  });
});

describe.skipIf(skipWithout('qpdf', '--version') || skipWithout('pdfsig', '-v'))('a PDF raised to LTA', () => {
  const raisedTwice = async (style: PdfStyle): Promise<Uint8Array> => {
    const station = await openWorkstation();
    const signed = await signPdf(buildPdf(onePage(), style), { signer: signers['RSA 2048'] });
    const fileIds = [await station.file('s.pdf', signed)];
    const trustFileIds = [await station.file('root.der', rootCertificate)];
    const certificateFileIds = [await station.file('issuing.der', issuingCertificate)];
    const crlFileIds = [await station.file('1.crl', issuingRevocations), await station.file('2.crl', rootRevocations)];
    const tsas = [await serve(timestampService())];
    const wanted = { fileIds, level: 'LTA' as const, tsas, trustFileIds, certificateFileIds, crlFileIds };
    const once = await station.value('signing.augment', wanted);
    const twice = await station.value('signing.augment', wanted);
    expect([once.refused, twice.refused]).toEqual([[], []]);
    return readFileSync(join(station.folder, 's.pdf'));
  };

  test.each(pdfStyles)(
    'and renewed: qpdf finds nothing wrong, pdfsig takes the signature, OpenSSL every timestamp (%s)',
    async (style) => {
      const bytes = await raisedTwice(style);
      const checked = run('qpdf', [['--check', place(bytes)]]);
      expect(checked.stdout.toString()).toContain('No syntax or stream encoding errors found');
      expect([checked.status, checked.stderr]).toEqual([0, '']);
      const [signature = '', ...timestamps] = pdfsig(bytes, '-nocert')
        .split(/^Signature #\d:$/m)
        .slice(1);
      expect(signature).toContain('Signature is Valid.');
      // This pdfsig reads timestamps and does not judge them: what it says they cover is what OpenSSL is asked about.
      expect(timestamps).toHaveLength(3);
      for (const said of timestamps) {
        const [, start = 0, end = 0, next = 0, last = 0] =
          /Signed Ranges: \[(\d+) - (\d+)\], \[(\d+) - (\d+)\]/.exec(said)?.map(Number) ?? [];
        const hex = Buffer.from(bytes.subarray(end + 1, next - 1)).toString('latin1');
        const token = Buffer.from(hex, 'hex');
        const file = (content: Uint8Array | string): string => place(Buffer.from(content));
        const answer = run('openssl', [
          ['ts', '-verify', '-token_in', '-in', file(token.subarray(0, token.readUInt16BE(2) + 4)), ...atKitNow],
          ['-data', file(Buffer.concat([bytes.subarray(start, end), bytes.subarray(next, last)]))],
          ['-CAfile', file(rootPem), '-untrusted', file(pem('CERTIFICATE', issuingCertificate))],
        ]);
        expect(`${answer.stdout.toString()}${answer.stderr}`).toContain('Verification: OK');
      }
    },
  );
});

describe.skipIf(skipWithout('qpdf', '--version'))('what qpdf rewrites', () => {
  const rewritten = (...options: readonly string[]): Uint8Array => {
    const out = join(temporaryFolder(), 'q.pdf');
    run('qpdf', [[...options, place(buildPdf()), out]]);
    return readFileSync(out);
  };

  test.each([
    ['for the web', ['--linearize']],
    ['with object streams', ['--object-streams=generate']],
    ['for the web with object streams', ['--linearize', '--object-streams=generate']],
  ])('%s is signed, verified and found whole', async (_title, options) => {
    const signed = await signPdf(rewritten(...options), { signer: signers['RSA 2048'] });
    const report = await verifyBytes(signed);
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(run('qpdf', [['--check', place(signed)]]).stderr).toBe('');
  });

  test('with a password is refused by name', async () => {
    const file = rewritten('--encrypt', '', 'owner', '256', '--');
    await expect(signPdf(file)).rejects.toThrow('pdf.encrypted');
    expect(codesOf(await verifyBytes(file))).toEqual(['format.pdf-encrypted']);
  });
});

const printed = (): Uint8Array => {
  const folder = temporaryFolder();
  const page = join(folder, 'page.html');
  writeFileSync(page, '<meta charset="utf-8"><h1>Заявка № 7</h1><form><input name="a"></form>');
  const out = join(folder, 'printed.pdf');
  run('chromium-headless-shell', [
    ['--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}/profile`, `--print-to-pdf=${out}`, `file://${page}`],
  ]);
  return readFileSync(out);
};

describe.skipIf(skipWithout('chromium-headless-shell', '--version'))('a page printed by Chromium', () => {
  test('is signed, and verified', async () => {
    const signed = await signPdf(printed(), { signer: signers['RSA 2048'] });
    const report = await verifyBytes(signed, null, { ...wellEquipped });
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    if (!skipWithout('pdfsig', '-v')) expect(pdfsig(signed, '-nocert')).toContain('Total document signed');
  }, 60_000);
});
