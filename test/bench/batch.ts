import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '#electron/keys/open-key-file.ts';
import { openFileLanes } from '#electron/pki/streams/file-lanes.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { pem } from '../kit/ca.ts';
import { gostChain, gostPkcs8, withEngine } from '../kit/gost.ts';
import { line, median, megabytes, runMeasured, type Measured } from './measure.ts';
import { builtCommandLine } from '../../build/built-command-line.ts';

/**
 * Many files with one password, as whole processes: small ones with an RSA key beside what the key alone takes, and
 * Streebog over many files beside OpenSSL's engine, one after another and on as many cores as we use. Pairs in turn,
 * medians. `BENCH_RUNS` sets the number of pairs (5), `BENCH_FILES` the number of small files (1000).
 */
const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const files = Number(process.env['BENCH_FILES'] ?? 1_000);
const fileBytes = 100 * 1024;
const cli = await builtCommandLine();
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
const inFolder = (name: string): string => join(folder, name);

const fill = (name: string, count: number, bytes: number): string => {
  const documents = inFolder(name);
  mkdirSync(documents);
  for (let index = 0; index < count; index += 1) writeFileSync(join(documents, `${index}.bin`), randomBytes(bytes));
  return documents;
};
const pathsIn = (documents: string): readonly string[] =>
  readdirSync(documents)
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(documents, name));

/** Signs a folder anew: without the signatures and the workspace of the run before. */
const signBatch = async (documents: string, key: string): Promise<Measured> => {
  for (const name of readdirSync(documents)) if (name.endsWith('.p7s')) rmSync(join(documents, name));
  rmSync(inFolder('workspace'), { recursive: true, force: true });
  const words = ['sign', '--batch', documents, '--key', key, '--password-env', 'BENCH_PASSWORD', '--json'];
  const run = await runMeasured(process.execPath, [cli, ...words, '--workspace', inFolder('workspace')], {
    BENCH_PASSWORD: samplePassword,
  });
  if (run.status !== 0) throw new Error(`sign --batch ended with ${run.status}: ${run.output.slice(-2000)}`);
  return run;
};

/** What the key alone takes: its process started, the file opened, as many signatures made as there are files. */
const keyAlone = async (key: string, count: number): Promise<number> => {
  const begun = performance.now();
  const opened = await openKeyFile({ file: key, password: new TextEncoder().encode(samplePassword) });
  if (!opened.ok) throw new Error(opened.error.code);
  const { identities, sign, close } = opened.value;
  const data = randomBytes(250);
  for (let index = 0; index < count; index += 1)
    await sign(identities[0]?.keyId ?? '', { scheme: 'rsa-pkcs1', digest: 'sha-256' }, data);
  await close();
  return (performance.now() - begun) / 1000;
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

try {
  const rsaKey = inFolder('rsa.p12');
  writeFileSync(rsaKey, makeSampleAuthority(systemClock(), systemRandom).keyFile);
  const small = fill('small', files, fileBytes);
  console.log(`${files} files of 100 KiB, ${runs} pairs, medians`);
  const signed: Measured[] = [];
  const alone: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    signed.push(await signBatch(small, rsaKey));
    alone.push(await keyAlone(rsaKey, files));
  }
  const whole = median(signed.map((run) => run.seconds));
  const own = median(alone);
  line(
    'sign --batch, RSA key file, whole process, and the key alone',
    `${whole.toFixed(2)} s, key ${own.toFixed(2)} s`,
    '<= 2 s + key',
    whole <= 2 + own,
  );
  line('  the same less the key', `${(whole - own).toFixed(2)} s`, '<= 2 s', whole - own <= 2);
  const peak = Math.max(...signed.map((run) => run.sharedOnceBytes));
  line('  peak memory, all our processes, shared pages once', megabytes(peak), '<= 250 MB', peak <= 250e6);

  const many = fill('many', 10 * files, 1024);
  const large = await signBatch(many, rsaKey);
  const growth = `${megabytes(large.sharedOnceBytes)}, ${large.seconds.toFixed(1)} s`;
  line(`  peak memory for ${10 * files} files`, growth, '<= 1.3 x', large.sharedOnceBytes <= 1.3 * peak);
  rmSync(many, { recursive: true });

  const gostKey = inFolder('gost.pem');
  const chain = gostChain('256:A');
  writeFileSync(gostKey, pem('PRIVATE KEY', gostPkcs8(chain.key)) + pem('CERTIFICATE', chain.certificate));
  const documents = fill('gost', 96, 2 * 1024 * 1024);
  const paths = pathsIn(documents);
  const bytes = paths.length * 2 * 1024 * 1024;
  const rate = (time: number): number => bytes / 1e6 / time;
  const cores = Math.min(availableParallelism(), 8);
  const lanes = openFileLanes(cores);
  const engine = async (some: readonly string[]): Promise<void> => {
    const { status, output } = await runMeasured('openssl', ['dgst', '-md_gost12_256', ...some], withEngine());
    if (status !== 0) throw new Error(output.slice(0, 500));
  };
  const [ours, inTurn, atOnce]: [number[], number[], number[]] = [[], [], []];
  await Promise.all(paths.slice(0, 8).map((path) => lanes.hash(path, ['streebog-256'])));
  for (let index = 0; index < runs; index += 1) {
    ours.push(await seconds(() => Promise.all(paths.map((path) => lanes.hash(path, ['streebog-256'])))));
    inTurn.push(await seconds(() => engine(paths)));
    const parts = Array.from({ length: cores }, (_, part) => paths.filter((__, at) => at % cores === part));
    atOnce.push(await seconds(() => Promise.all(parts.map(engine))));
  }
  await lanes.close();
  const [mine, one, all] = [ours, inTurn, atOnce].map((times) => rate(median(times))) as [number, number, number];
  line(
    `Streebog-256 over ${paths.length} files, ${cores} lanes, against the engine in turn`,
    `${mine.toFixed(0)} / ${one.toFixed(0)} MB/s = ${(mine / one).toFixed(2)}`,
    '> 1',
    mine > one,
  );
  line(
    `  against the engine in ${cores} processes at once`,
    `${mine.toFixed(0)} / ${all.toFixed(0)} MB/s = ${(mine / all).toFixed(2)}`,
    '',
    null,
  );
  const gost = await signBatch(documents, gostKey);
  line(
    '  sign --batch with a GOST key, whole process',
    `${gost.seconds.toFixed(2)} s, ${rate(gost.seconds).toFixed(0)} MB/s`,
    '',
    null,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
