import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { entryChunks } from '#electron/pki/containers/zip-entry-read.ts';
import { readZip } from '#electron/pki/containers/zip-read.ts';
import { raiseFile } from '#electron/steps/signing/raise-file.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { issueHolder, issuingCertificate, kitNow, pem } from '../kit/ca.ts';
import { asicContainer, asicParts, documents, simpleContainer } from '../kit/containers.ts';
import { sharedFolder } from '../kit/folder.ts';
import { fullPool, stamper } from '../kit/levels.ts';
import { rootPem, run, skipWithout } from '../kit/openssl.ts';

/** Containers raised by the product, opened by other programs: what is inside is what their readers take. */
const folder = sharedFolder();
const signer = {
  key: 'supplier-rsa2048',
  certificate: issueHolder({ serial: 0x61, notBefore: '2023-01-01T00:00:00Z', notAfter: '2039-12-31T00:00:00Z' }),
} as const;
const place = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const paths = { asice: '', asics: '', root: '', issuing: '' };

const raised = async (name: string, container: Uint8Array, times: number): Promise<string> => {
  const path = place(name, container);
  for (let time = 0; time < times; time += 1) {
    const stamp = stamper();
    const outcome = await raiseFile(path, path, {
      level: 'LTA',
      source: {
        tokenOver: async (digest) => {
          const token = await stamp(digest);
          return token.ok ? ok(token.value) : token;
        },
      },
      material: fullPool,
      content: null,
      now: instantFromEpoch(Date.parse(kitNow)),
      signal: new AbortController().signal,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  }
  return path;
};

const entryOf = async (path: string, name: string): Promise<string> => {
  const source = memorySource(readFileSync(path));
  const archive = await readZip(source);
  const entry = archive?.entries.find((each) => each.name === name);
  if (entry === undefined) throw new Error(name);
  const parts: Uint8Array[] = [];
  for await (const chunk of entryChunks(source, entry)) parts.push(Uint8Array.from(chunk));
  return place(name.replaceAll('/', '_'), Buffer.concat(parts));
};

beforeAll(async () => {
  paths.root = place('root.pem', rootPem);
  paths.issuing = place('issuing.pem', pem('CERTIFICATE', issuingCertificate));
  paths.asice = await raised('bid.asice', asicContainer(asicParts(documents, { signer })), 2);
  paths.asics = await raised('offer.asics', simpleContainer({ name: 'offer.txt', bytes: Buffer.from('Offer\n') }), 1);
});

describe.skipIf(skipWithout('openssl', 'version'))('OpenSSL, of an ASiC-E archived twice,', () => {
  test('takes the signature over the manifest', async () => {
    const signature = await entryOf(paths.asice, 'META-INF/signature001.p7s');
    const manifest = await entryOf(paths.asice, 'META-INF/ASiCManifest001.xml');
    const judged = run('openssl', [
      ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', signature, '-content', manifest],
      ['-CAfile', paths.root, '-purpose', 'any', '-out', '/dev/null'],
    ]);
    expect(judged.stderr).toMatch(/CAdES Verification successful/);
  });

  test.each([
    ['META-INF/timestamp001.tst', 'META-INF/ASiCArchiveManifest001.xml'],
    ['META-INF/timestamp002.tst', 'META-INF/ASiCArchiveManifest.xml'],
  ])('takes %s over %s', async (token, manifest) => {
    const judged = run('openssl', [
      ['ts', '-verify', '-token_in', '-in', await entryOf(paths.asice, token)],
      ['-data', await entryOf(paths.asice, manifest), '-CAfile', paths.root, '-untrusted', paths.issuing],
    ]);
    expect(judged.stdout.toString() + judged.stderr).toMatch(/Verification: OK/);
  });
});

describe.skipIf(skipWithout('unzip', '-v'))('unzip', () => {
  test.each(['asice', 'asics'] as const)('finds nothing wrong with the archive of the %s', (which) => {
    const judged = run('unzip', [['-t', paths[which]]]);
    expect(judged.stdout.toString()).toMatch(/No errors detected/);
    expect(readFileSync(paths[which]).subarray(30, 38).toString('latin1')).toBe('mimetype');
  });
});

describe.skipIf(skipWithout('python3', '--version'))('Python, whose reader of archives is another,', () => {
  test.each(['asice', 'asics'] as const)('reads every entry of the %s with its checksum', (which) => {
    const program = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))';
    const judged = run('python3', [['-c', program, paths[which]]]);
    expect(judged.stdout.toString()).toMatch(which === 'asice' ? /^None 9/ : /^None 3/);
  });
});
