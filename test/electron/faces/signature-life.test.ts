import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { issuingRevocations, kitNow, pem, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { writeKeyFile } from '#test/kit/key-files.ts';
import { serve, timestampService } from '#test/kit/timestamps.ts';

type Value = Readonly<Record<string, unknown>>;
type Ran = { readonly exit: number; readonly value: Value; readonly error: Value };

/** A folder with two keys and what completes a level; commands run in it as a script would run them. */
const openShell = () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async (...given: readonly string[]): Promise<Ran> => {
    let out = '';
    process.env['TEST_KEY_PASSWORD'] = 'пароль';
    const exit = await runCommandLine([...given, '--json', '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: () => Promise.resolve(),
      clock: () => kitNow,
    });
    return { exit, ...(JSON.parse(out) as Omit<Ran, 'exit'>) };
  };
  const key = (name: 'rsa2048' | 'p256') => [
    '--key',
    writeKeyFile(folder, name, 'пароль'),
    '--password-env',
    'TEST_KEY_PASSWORD',
  ];
  const lists = [file('issuing.crl', issuingRevocations), file('root.crl', rootRevocations)];
  const crls = lists.flatMap((list) => ['--crl', list]);
  const trust = ['--trust', file('root.pem', pem('CERTIFICATE', rootCertificate))];
  return { folder, file, run, key, crls, trust };
};

test('a signature is made, joined by another, countersigned, raised to LTA and confirmed, command by command', async () => {
  const { file, run, key, crls, trust } = openShell();
  const tsa = await serve(timestampService());
  const offer = file('offer.txt', 'Насос 1Д315\n');
  const signature = `${offer}.p7s`;

  expect((await run('sign', offer, ...key('rsa2048'))).exit).toBe(0);
  expect(await run('cosign', signature, ...key('rsa2048'))).toMatchObject({
    exit: 2,
    error: { code: 'signatures.signed-already' },
  });
  expect(await run('cosign', signature, ...key('p256'))).toMatchObject({ exit: 0, value: { files: [signature] } });
  expect((await run('countersign', signature, '--signer', '2', ...key('rsa2048'))).exit).toBe(0);
  expect((await run('countersign', signature, '--signer', '3', ...key('rsa2048'))).error['code']).toBe(
    'signatures.signer-not-found',
  );

  const missing = await run('augment', signature, '--level', 'LTA', '--tsa', tsa);
  expect(missing).toMatchObject({ exit: 2, value: { files: [], refused: [{}] } });
  const raised = await run('augment', signature, '--level', 'LTA', '--tsa', tsa, ...crls, ...trust);
  expect(raised).toMatchObject({ exit: 0, value: { files: [signature], refused: [] } });

  const judged = await run('verify', signature, '--content', offer, ...trust, ...crls);
  expect(judged.exit).toBe(0);
  expect(judged.value['signatures']).toMatchObject([{ level: 'CAdES-BASELINE-LTA' }, { level: 'CAdES-BASELINE-LTA' }]);
});

test('`sign` reaches LTA in one act, over the digest asked for; without proofs it keeps T and says who has to act', async () => {
  const { file, run, key, crls, trust } = openShell();
  const tsa = await serve(timestampService());
  const offer = file('offer.txt', 'Насос 1Д315\n');
  const how = ['--scheme', 'RSA-PSS', '--digest', 'sha-384', '--level', 'LTA', '--tsa', tsa, ...key('rsa2048')];
  const below = await run('sign', offer, ...how, '--out', `${offer}.t.p7s`);
  expect(below).toMatchObject({
    exit: 2,
    value: { files: [`${offer}.t.p7s`], untimed: [{ level: 'T', findings: [{ code: 'level.reached-lower' }, {}] }] },
  });
  const signed = await run('sign', offer, ...how, ...crls, ...trust);
  expect(signed).toMatchObject({ exit: 0, value: { files: [`${offer}.p7s`] } });
  expect(signed.value).not.toHaveProperty('untimed');
  const judged = await run('verify', `${offer}.p7s`, '--content', offer, ...trust, ...crls);
  expect(judged).toMatchObject({ exit: 0, value: { signatures: [{ level: 'CAdES-BASELINE-LTA' }] } });
});

test('signatures are joined and parted by `merge`', async () => {
  const { folder, file, run, key } = openShell();
  const offer = file('offer.txt', 'Насос\n');
  const [one, two] = [join(folder, 'one.p7s'), join(folder, 'two.p7s')];
  await run('sign', offer, ...key('rsa2048'), '--out', one);
  await run('sign', offer, ...key('p256'), '--out', two);
  const both = join(folder, 'both.p7s');
  expect(await run('merge', both, one, two)).toMatchObject({ exit: 0, value: { files: [both] } });
  expect(await run('merge', '--split', both)).toMatchObject({
    value: { files: [join(folder, 'both-1.p7s'), join(folder, 'both-2.p7s')] },
  });
  expect((await run('merge', '--split', one)).error['code']).toBe('signatures.single');
  expect((await run('merge', both, one)).error['code']).toBe('usage.missing-argument');
});

test('timestamps are put off, survive the end of the program, and come with `timestamp send`', async () => {
  const { file, run, key, trust } = openShell();
  const offer = file('offer.txt', 'Насос\n');
  await run('sign', offer, ...key('rsa2048'));
  const queued = await run('timestamp', '--queue', `${offer}.p7s`, offer);
  expect(queued.value['entries']).toMatchObject([{ kind: 'signature' }, { kind: 'file' }]);
  expect((await run('timestamp', '--queue')).value['entries']).toHaveLength(2);
  expect(await run('timestamp', 'send', '--tsa', 'http://127.0.0.1:1/')).toMatchObject({ exit: 3, value: { left: 2 } });
  const sent = await run('timestamp', 'send', '--tsa', await serve(timestampService()));
  expect(sent).toMatchObject({ exit: 0, value: { left: 0, refused: [] } });
  expect(existsSync(`${offer}.tsr`)).toBe(true);
  const judged = await run('verify', `${offer}.p7s`, '--content', offer, ...trust, '--revocation', 'none');
  expect(judged.value['signatures']).toMatchObject([{ level: 'CAdES-BASELINE-T' }]);
});

test('files are signed into an ASiC-S, and what contradicts it is refused', async () => {
  const { folder, file, run, key, trust } = openShell();
  const offer = file('offer.txt', 'Насос\n');
  const out = join(folder, 'offer.asics');
  const done = await run('sign', offer, '--container', 'asic-s', '--out', out, ...key('rsa2048'));
  expect(done).toMatchObject({ exit: 0, value: { files: [out] } });
  expect((await run('verify', out, ...trust, '--revocation', 'none')).exit).toBe(0);
  const container = (...more: readonly string[]) => run('sign', offer, '--container', ...more, ...key('rsa2048'));
  expect((await container('asic-s')).error['code']).toBe('usage.missing-argument');
  expect((await container('tar', '--out', out)).error['code']).toBe('usage.bad-option');
  expect((await container('asic-e', '--out', out, '--attached')).error['code']).toBe('usage.bad-option');
});
