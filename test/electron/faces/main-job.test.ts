import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { kitNow, issuingRevocations, pem, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { writeKeyFile } from '#test/kit/key-files.ts';
import { serve, timestampService } from '#test/kit/timestamps.ts';
import { notice } from '#test/kit/workstation.ts';

type Value = Readonly<Record<string, unknown>>;
type Ran = { readonly exit: number; readonly ok: boolean; readonly value: Value; readonly error: Value };

/** A folder with a notice, a document, a key and what a stranger trusts; commands run in it as a script would run them. */
const openShell = () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const run = async (...given: readonly string[]): Promise<Ran> => {
    let out = '';
    const exit = await runCommandLine([...given, '--json', '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: () => Promise.resolve(),
      clock: () => kitNow,
    });
    return { exit, ...(JSON.parse(out) as Omit<Ran, 'exit'>) };
  };
  const sign = (...given: readonly string[]): Promise<Ran> => {
    process.env['TEST_KEY_PASSWORD'] = 'пароль';
    return run('sign', ...given, '--password-env', 'TEST_KEY_PASSWORD');
  };
  const key = writeKeyFile(folder, 'p256', 'пароль');
  const trust = file('root.pem', pem('CERTIFICATE', rootCertificate));
  const lists = [file('issuing.crl', issuingRevocations), file('root.crl', rootRevocations)];
  return { folder, file, run, sign, key, trust, crls: lists.flatMap((list) => ['--crl', list]) };
};

test('a notice becomes a package that a stranger confirms, in the answers that scripts stand on', async () => {
  const { folder, file, run, sign, key, trust, crls } = openShell();

  const imported = await run('import', file('notice.json', notice()));
  expect(imported).toMatchObject({ exit: 0, value: { files: [{ outcome: 'imported' }] } });
  expect((await run('import', join(folder, 'notice.json'))).value['files']).toMatchObject([{ outcome: 'unchanged' }]);

  const listed = await run('procedures', '--search', 'насосы', '--limit', '5');
  expect(listed.value).toMatchObject({ total: 1 });
  const [row] = listed.value['rows'] as Value[];
  expect(Object.keys(row ?? {}).toSorted()).toEqual(['buyer', 'deadline', 'id', 'sourceId', 'title']);

  const made = await run('bid', 'new', String(row?.['id']), '--lot', 'a');
  expect(Object.keys(made.value)).toEqual(['bidId']);
  const bid = String(made.value['bidId']);
  expect((await run('bid', 'check', bid)).exit).toBe(1);
  expect((await run('bid', 'freeze', bid)).exit).toBe(1);
  await run('bid', 'add', bid, file('Техника.txt', 'Насос 1Д315\n'), '--as', 'offer');
  expect((await run('bid', 'check', bid)).exit).toBe(0);

  const frozen = await run('bid', 'freeze', bid);
  expect(Object.keys(frozen.value).toSorted()).toEqual(['files', 'manifestDigest']);
  expect(frozen.value['manifestDigest']).toMatch(/^[0-9a-f]{64}$/);

  const signed = await sign(bid, '--key', key);
  expect(signed).toMatchObject({ exit: 0, value: { files: [expect.any(String), expect.any(String)] } });
  const out = join(folder, 'bid.asice');
  expect(await run('package', bid, '--out', out)).toMatchObject({ exit: 0, value: { files: [out] } });

  const passed = await run('verify', out, '--trust', trust, ...crls);
  expect(passed).toMatchObject({
    exit: 0,
    value: { conclusion: 'TOTAL-PASSED', subIndication: null, signatures: [{ level: 'CAdES-BASELINE-B' }] },
  });
  const [signature] = passed.value['signatures'] as Value[];
  for (const name of ['format', 'level', 'signer', 'verdicts']) expect(signature).toHaveProperty(name);

  expect(await run('verify', out, '--trust', trust)).toMatchObject({ exit: 4, value: { conclusion: 'INDETERMINATE' } });
  expect((await run('verify', out)).exit).toBe(4);
});

test('files are signed and verified without a bid; a changed byte and the worst of several files decide', async () => {
  const { folder, file, sign, run, key, trust } = openShell();
  const content = file('offer.txt', 'offer');
  const out = join(folder, 'offer.p7s');
  expect(await sign(content, '--key', key, '--out', out)).toMatchObject({ exit: 0, value: { files: [out] } });
  const report = join(folder, 'report.html');
  const asked = ['--content', content, '--trust', trust, '--revocation', 'none'] as const;
  const passed = await run('verify', out, ...asked, '--report', report);
  expect(passed).toMatchObject({ exit: 0, value: { conclusion: 'TOTAL-PASSED' } });
  expect(readFileSync(report, 'utf8')).toContain('<html');

  writeFileSync(content, 'Offer');
  expect(await run('verify', out, ...asked)).toMatchObject({ exit: 1, value: { conclusion: 'TOTAL-FAILED' } });
  writeFileSync(content, 'offer');
  const attached = join(folder, 'attached.p7m');
  expect((await sign(content, '--key', key, '--attached', '--encoding', 'pem', '--out', attached)).exit).toBe(0);
  const broken = file('broken.p7s', 'no signature');
  const several = await run('verify', attached, broken, '--trust', trust, '--revocation', 'none');
  expect(several.exit).not.toBe(0);
  expect(several.value['reports']).toHaveLength(2);
});

test('a wrong password is somebody else’s no (3), leaves nothing half-written and names no password', async () => {
  const { folder, file, run, key } = openShell();
  const out = join(folder, 'offer.p7s');
  process.env['TEST_KEY_PASSWORD'] = 'wrong horse';
  const given = [file('offer.txt', 'offer'), '--key', key, '--password-env', 'TEST_KEY_PASSWORD', '--out', out];
  const refused = await run('sign', ...given);
  expect(refused).toMatchObject({ exit: 3, ok: false, error: { code: 'key-file.wrong-password' } });
  expect(JSON.stringify(refused)).not.toContain('wrong horse');
  expect(existsSync(out)).toBe(false);
  expect(process.env).not.toHaveProperty('TEST_KEY_PASSWORD');
});

test('a timestamp is added while signing or later; a service that is not there is named (3) and costs no signature', async () => {
  const { folder, file, run, sign, key, trust, crls } = openShell();
  const tsa = await serve(timestampService());
  const absent = 'http://127.0.0.1:1/';
  const content = file('offer.txt', 'offer');
  const out = join(folder, 'offer.p7s');
  const given = [content, '--key', key, '--level', 'T', '--out', out];
  const asked = ['--content', content, '--trust', trust, ...crls];

  const kept = await sign(...given, '--tsa', absent);
  expect(kept).toMatchObject({
    exit: 3,
    ok: true,
    value: { files: [out], untimed: [{ path: out, findings: [{ code: 'timestamp.unreachable' }] }] },
  });
  const levelOf = async () => (await run('verify', out, ...asked)).value;
  expect(await levelOf()).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-B' }] });

  expect(await run('augment', out, '--tsa', absent)).toMatchObject({ exit: 3, value: { files: [] } });
  expect(await run('augment', out, '--level', 'T', '--tsa', `${absent},${tsa}`)).toMatchObject({
    exit: 0,
    value: { files: [out], refused: [] },
  });
  expect(await levelOf()).toMatchObject({
    conclusion: 'TOTAL-PASSED',
    signatures: [{ level: 'CAdES-BASELINE-T', trustedSigningTime: kitNow }],
  });
  expect(await sign(...given, '--tsa', tsa)).toEqual({ exit: 0, ok: true, value: { files: [out] } });
});
