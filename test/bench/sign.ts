import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash, randomFillSync } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import { line, median, megabytes, runMeasured, type Measured } from './measure.ts';
import { pemOf } from '#electron/steps/workspace/sample/pem.ts';
import { builtCommandLine } from '../../build/built-command-line.ts';

/**
 * Signing, packaging and verifying one large file, each beside its peer in the same run: pairs in turn, medians, ratios.
 * `BENCH_GIB` sets the size (1), `BENCH_RUNS` the number of pairs (5).
 */
const gibibytes = Number(process.env['BENCH_GIB'] ?? 1);
const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const size = gibibytes * 1024 ** 3;
const cli = await builtCommandLine();
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
const inFolder = (name: string): string => join(folder, name);

const writeRandom = async (path: string): Promise<void> => {
  const handle = await open(path, 'w');
  const block = Buffer.alloc(16 * 1024 * 1024);
  for (let done = 0; done < size; done += block.length) {
    randomFillSync(block);
    await handle.write(block, 0, Math.min(block.length, size - done));
  }
  await handle.close();
};

const bidwright = (...args: readonly string[]): Promise<Measured> =>
  runMeasured(process.execPath, [cli, ...args, '--json', '--workspace', inFolder('workspace')], {
    BENCH_PASSWORD: samplePassword,
  });

const hashFile = async (path: string): Promise<number> => {
  const begun = performance.now();
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  hash.digest();
  return (performance.now() - begun) / 1000;
};

const must = (run: Measured, what: string): Measured => {
  if (run.status !== 0) throw new Error(`${what} ended with ${run.status}: ${run.output.slice(0, 2000)}`);
  return run;
};
const jsonOf = (run: Measured): { value: Record<string, unknown> } =>
  JSON.parse(run.output.slice(run.output.indexOf('{'))) as { value: Record<string, unknown> };

try {
  const authority = makeSampleAuthority(systemClock(), systemRandom);
  const [content, key, root, crl] = ['content.bin', 'key.p12', 'root.pem', 'list.crl'].map(inFolder) as [
    string,
    string,
    string,
    string,
  ];
  writeFileSync(key, authority.keyFile);
  writeFileSync(root, pemOf('CERTIFICATE', authority.root));
  writeFileSync(crl, authority.revocationLists.map((list) => pemOf('X509 CRL', list)).join(''));
  const split = (args: readonly string[], out: string): void => {
    const { status, stderr } = spawnSync('openssl', [
      'pkcs12',
      '-in',
      key,
      '-passin',
      `pass:${samplePassword}`,
      '-nodes',
      ...args,
      '-out',
      out,
    ]);
    if (status !== 0) throw new Error(stderr.toString());
  };
  split(['-nocerts'], inFolder('key.pem'));
  split(['-clcerts', '-nokeys'], inFolder('cert.pem'));
  split(['-cacerts', '-nokeys'], inFolder('chain.pem'));
  await writeRandom(content);
  console.log(`${gibibytes} GiB of random bytes, ${runs} pairs, medians`);

  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let index = 0; index < runs; index += 1) {
    ours.push(
      must(
        await bidwright(
          'sign',
          content,
          '--key',
          key,
          '--password-env',
          'BENCH_PASSWORD',
          '--out',
          inFolder('ours.p7s'),
        ),
        'sign',
      ),
    );
    theirs.push(
      must(
        await runMeasured('openssl', [
          'cms',
          '-sign',
          '-binary',
          '-cades',
          '-md',
          'sha256',
          '-signer',
          inFolder('cert.pem'),
          '-inkey',
          inFolder('key.pem'),
          '-certfile',
          inFolder('chain.pem'),
          '-in',
          content,
          '-outform',
          'DER',
          '-out',
          inFolder('theirs.p7s'),
        ]),
        'openssl cms -sign',
      ),
    );
  }
  const seconds = (measured: readonly Measured[]): number => median(measured.map((run) => run.seconds));
  const ratio = median(ours.map((run, index) => run.seconds / (theirs[index]?.seconds ?? Number.NaN)));
  const peak = Math.max(...ours.map((run) => run.sharedOnceBytes));
  const apart = Math.max(...ours.map((run) => run.peakBytes));
  line(
    'sign detached, whole process, against openssl cms -sign',
    `${seconds(ours).toFixed(2)} s / ${seconds(theirs).toFixed(2)} s = ${ratio.toFixed(2)}`,
    '<= 1.2',
    ratio <= 1.2,
  );
  line('  peak memory, both our processes, shared pages once', megabytes(peak), '<= 200 MB', peak <= 200e6);
  line('  the same, each process by itself and added', megabytes(apart), '', null);

  must(
    await runMeasured('openssl', [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      inFolder('ours.p7s'),
      '-content',
      content,
      '-CAfile',
      root,
      '-purpose',
      'any',
      '-out',
      '/dev/null',
    ]),
    'openssl cms -verify',
  );
  const verified: Measured[] = [];
  const hashed: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    verified.push(
      must(
        await bidwright('verify', inFolder('ours.p7s'), '--content', content, '--trust', root, '--crl', crl),
        'verify',
      ),
    );
    hashed.push(await hashFile(content));
  }
  const verifyRatio = median(verified.map((run, index) => run.seconds / (hashed[index] ?? Number.NaN)));
  line(
    'verify detached, whole process, against hashing in-process',
    `${seconds(verified).toFixed(2)} s / ${median(hashed).toFixed(2)} s = ${verifyRatio.toFixed(2)}`,
    '<= 1.1',
    verifyRatio <= 1.1,
  );
  line(
    '  peak memory',
    megabytes(Math.max(...verified.map((run) => run.peakBytes))),
    '<= 250 MB',
    Math.max(...verified.map((run) => run.peakBytes)) <= 250e6,
  );

  const notice = inFolder('notices.json');
  writeFileSync(notice, sampleNotices(systemClock()));
  const imported = jsonOf(must(await bidwright('import', notice), 'import')).value as { procedures: { id: string }[] };
  const { bidId } = jsonOf(must(await bidwright('bid', 'new', imported.procedures[0]?.id ?? ''), 'bid new')).value as {
    bidId: string;
  };
  const asked = (what: string, run: Measured): void => {
    must(run, what);
    const rate = size / 1e6 / run.seconds;
    line(
      what,
      `${run.seconds.toFixed(2)} s, ${rate.toFixed(0)} MB/s, ${megabytes(run.peakBytes)}`,
      '<= 250 MB',
      run.peakBytes <= 250e6,
    );
  };
  asked('bid add (copy into the vault)', await bidwright('bid', 'add', bidId, content));
  asked('bid freeze (read again)', await bidwright('bid', 'freeze', bidId));
  asked('sign the bid (read again)', await bidwright('sign', bidId, '--key', key, '--password-env', 'BENCH_PASSWORD'));
  asked('package', await bidwright('package', bidId, '--out', inFolder('bid.asice')));
  asked('verify the package', await bidwright('verify', inFolder('bid.asice'), '--trust', root, '--crl', crl));
  line('  the package', megabytes(statSync(inFolder('bid.asice')).size), '', null);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
