import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { buildAsicManifest } from '#electron/pki/containers/asice-manifest.ts';
import { writeAsice, type PackedFile } from '#electron/pki/containers/asice-write.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { kitNow, pem } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import {
  engine,
  engineMust,
  gostChain,
  gostPkcs8,
  signGostAttached,
  signGostDetached,
  skipWithoutEngine,
  type GostSet,
} from '../kit/gost.ts';
import { utf8 } from '../kit/key-files.ts';
import { atKitNow } from '../kit/openssl.ts';
import { codesOf, verifyBytes, wellEquipped } from '../kit/verify.ts';
import { notice } from '../kit/workstation.ts';

type Answer = { readonly exit: number; readonly ok: boolean; readonly value: Readonly<Record<string, unknown>> };

const password = 'пароль';

/** A folder in which commands run, with a supplier's key over `set` and what a stranger trusts. */
const openShell = (set: GostSet, rootSet: GostSet) => {
  const folder = temporaryFolder();
  const chain = gostChain(set, rootSet);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async (...given: readonly string[]): Promise<Answer> => {
    let out = '';
    process.env['TEST_KEY_PASSWORD'] = password;
    const exit = await runCommandLine([...given, '--json', '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: () => Promise.resolve(),
      clock: () => kitNow,
    });
    return { exit, ...(JSON.parse(out) as Omit<Answer, 'exit'>) };
  };
  const trust = file('root.pem', pem('CERTIFICATE', chain.root));
  const list = file('list.crl', chain.revocations);
  return { folder, file, run, chain, trust, list };
};

const keyInPem = ({ file, chain }: ReturnType<typeof openShell>): string =>
  file('key.pem', pem('PRIVATE KEY', gostPkcs8(chain.key)) + pem('CERTIFICATE', chain.certificate));

const keyInPkcs12 = (shell: ReturnType<typeof openShell>): string => {
  const out = join(shell.folder, 'key.p12');
  engineMust([
    [
      'pkcs12',
      '-export',
      '-out',
      out,
      '-passout',
      `pass:${password}`,
      '-in',
      keyInPem(shell),
      '-certfile',
      shell.trust,
    ],
    ['-keypbe', 'gost89', '-certpbe', 'gost89', '-macalg', 'md_gost12_512'],
  ]);
  return out;
};

describe('a supplier with a GOST key', () => {
  test.each<[GostSet, GostSet]>([
    ['256:TCA', '512:A'],
    ['512:C', '512:C'],
  ])('signs a file with a key over %s that a stranger confirms by a root over %s', async (set, rootSet) => {
    const shell = openShell(set, rootSet);
    const content = shell.file('Предложение.txt', 'Насос 1Д315\n');
    const out = join(shell.folder, 'offer.p7s');
    const signed = await shell.run(
      'sign',
      content,
      '--key',
      keyInPem(shell),
      '--password-env',
      'TEST_KEY_PASSWORD',
      '--out',
      out,
    );
    expect(signed).toMatchObject({ exit: 0 });
    const asked = [out, '--content', content, '--trust', shell.trust, '--crl', shell.list] as const;
    expect(await shell.run('verify', ...asked)).toMatchObject({ exit: 0, value: { conclusion: 'TOTAL-PASSED' } });
    writeFileSync(content, 'Насос 1Д316\n');
    expect(await shell.run('verify', ...asked)).toMatchObject({ exit: 1, value: { conclusion: 'TOTAL-FAILED' } });
  });

  test.skipIf(skipWithoutEngine())(
    'carries a bid from notice to package with a TC26 key file, and OpenSSL confirms both signatures',
    async () => {
      const shell = openShell('256:A', '512:A');
      const { run, file, folder, trust } = shell;
      const imported = await run('import', file('notice.json', notice()));
      const [procedure] = imported.value['procedures'] as { readonly id: string }[];
      const made = await run('bid', 'new', procedure?.id ?? '', '--lot', 'a');
      const bid = String(made.value['bidId']);
      await run('bid', 'add', bid, file('Техника.txt', 'Насос 1Д315\n'), '--as', 'offer');
      expect((await run('bid', 'freeze', bid)).exit).toBe(0);
      const signed = await run('sign', bid, '--key', keyInPkcs12(shell), '--password-env', 'TEST_KEY_PASSWORD');
      expect(signed).toMatchObject({ exit: 0 });
      const out = join(folder, 'bid.asice');
      expect((await run('package', bid, '--out', out)).exit).toBe(0);
      const passed = await run('verify', out, '--trust', trust, '--crl', shell.list);
      expect(passed).toMatchObject({ exit: 0, value: { conclusion: 'TOTAL-PASSED' } });

      const files = (signed.value['files'] as readonly string[]).filter((path) => path.endsWith('.p7s'));
      expect(files).toHaveLength(2);
      for (const signature of files) {
        const content = signature.endsWith('Техника.txt.p7s')
          ? join(folder, 'Техника.txt')
          : signature.replace('signature001.p7s', 'ASiCManifest001.xml');
        const judged = engine([
          ['cms', '-verify', '-cades', '-binary', ...atKitNow, '-CAfile', trust],
          ['-inform', 'DER', '-in', signature, '-content', content, '-out', '/dev/null'],
        ]);
        expect(judged.stderr).toMatch(/CAdES Verification successful/);
      }
    },
  );
});

describe('a container', () => {
  test('with Streebog digests in its manifest and a GOST signature is confirmed, and refused when a file is changed', async () => {
    const folder = temporaryFolder();
    const chain = gostChain('512:B');
    const content = utf8('Техническое предложение');
    const inside = join(folder, 'offer.txt');
    writeFileSync(inside, content);
    const digestOf = (algorithm: 'streebog-256' | 'streebog-512') =>
      ({ algorithm, value: Buffer.from(digestBytes(algorithm, content)).toString('hex') }) as const;
    const packed = (name: string, digest: PackedFile['digest']): PackedFile => ({
      name,
      file: inside,
      size: content.length,
      digest,
    });
    const files = [packed('a.txt', digestOf('streebog-256')), packed('b.txt', digestOf('streebog-512'))];
    const manifest = buildAsicManifest(files);
    if (!manifest.ok) expect.fail(manifest.error.code);
    const file = join(folder, 'bid.asice');
    const signature = signGostDetached(manifest.value, chain);
    const written = await writeAsice({ file, files, manifest: manifest.value, signature, time: kitNow });
    expect(written.ok).toBe(true);
    const bytes = readFileSync(file);
    const settings = { ...wellEquipped, trust: [chain.root], crls: [chain.revocations] };
    const report = await verifyBytes(bytes, null, settings);
    expect([report.conclusion, ...codesOf(report)]).toEqual(['TOTAL-PASSED']);
    const changed = Buffer.from(bytes);
    changed.write('т', changed.indexOf(content));
    expect((await verifyBytes(changed, null, settings)).conclusion).toBe('TOTAL-FAILED');
  });
});

test('no changed byte, every fifth tried, of an attached GOST signature passes', async () => {
  const chain = gostChain('256:C');
  const signed = signGostAttached(utf8('a bid'), chain);
  const settings = { ...wellEquipped, trust: [chain.root], crls: [chain.revocations] };
  expect((await verifyBytes(signed, null, settings)).conclusion).toBe('TOTAL-PASSED');
  const passed: number[] = [];
  for (let at = 0; at < signed.length; at += 5) {
    const changed = Uint8Array.from(signed);
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    const report = await verifyBytes(changed, null, settings);
    if (report.conclusion === 'TOTAL-PASSED') passed.push(at);
  }
  expect(passed).toEqual([]);
});
