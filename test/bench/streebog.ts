import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curveByName } from '#electron/pki/gost/curves.ts';
import { bytesOf, numberOf } from '#electron/pki/gost/numbers.ts';
import { signDigest, verifyDigest } from '#electron/pki/gost/signature.ts';
import type { StreebogCore } from '#electron/pki/gost/streebog/core.ts';
import { startHasher, type StreebogName } from '#electron/pki/gost/streebog/hasher.ts';
import { javascriptCore } from '#electron/pki/gost/streebog/javascript.ts';
import { webAssemblyCore } from '#electron/pki/gost/streebog/webassembly.ts';
import { withEngine } from '../kit/gost.ts';
import { line, median } from './measure.ts';

/**
 * Streebog on one core beside OpenSSL's GOST engine, pairs in turn, medians of processor time; then signatures.
 * `BENCH_MIB` sets the size of a message (128), `BENCH_RUNS` the number of pairs (5).
 */
const mebibytes = Number(process.env['BENCH_MIB'] ?? 128);
const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const piece = randomBytes(1024 * 1024);
const size = mebibytes * piece.length;

/** Seconds of processor time, so that what else the machine does counts less. */
const ownSeconds = (act: () => void): number => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const hashWith = (core: StreebogCore, name: StreebogName, pieces: number): number =>
  ownSeconds(() => {
    const hasher = startHasher(core, name);
    for (let at = 0; at < pieces; at += 1) hasher.update(piece);
    hasher.digest();
  });

const environment = withEngine();
const engineSeconds = (name: StreebogName, file: string): number | null => {
  const digest = name === 'streebog-256' ? '-md_gost12_256' : '-md_gost12_512';
  const script = 'openssl dgst "$1" "$2" >/dev/null && times';
  const done = spawnSync('bash', ['-c', script, 'bash', digest, file], { env: environment });
  const [, user, system] = /\n(\d+m[\d.]+)s (\d+m[\d.]+)s/.exec(done.stdout.toString()) ?? [];
  if (done.status !== 0 || user === undefined || system === undefined) return null;
  const seconds = (text: string): number => Number(text.split('m')[0]) * 60 + Number(text.split('m')[1]);
  return seconds(user) + seconds(system);
};

const rate = (bytes: number, seconds: number): number => bytes / 1e6 / seconds;
const core = webAssemblyCore();
if (core === null) throw new Error('no WebAssembly here');
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
try {
  const file = join(folder, 'message');
  writeFileSync(file, Buffer.concat(Array.from({ length: mebibytes }, () => piece)));
  console.log(`${mebibytes} MiB, ${runs} pairs, medians of processor time`);
  for (const name of ['streebog-256', 'streebog-512'] as const) {
    hashWith(core, name, 8);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let index = 0; index < runs; index += 1) {
      ours.push(hashWith(core, name, mebibytes));
      const seconds = engineSeconds(name, file);
      if (seconds !== null) theirs.push(seconds);
    }
    const own = rate(size, median(ours));
    if (theirs.length < runs) {
      line(`${name}, WebAssembly`, `${own.toFixed(1)} MB/s, no engine here`, '', null);
      continue;
    }
    const other = rate(size, median(theirs));
    const ratio = own / other;
    const figure = `${own.toFixed(1)} / ${other.toFixed(1)} MB/s = ${(100 * ratio).toFixed(0)} %`;
    line(`${name}, WebAssembly, against OpenSSL's engine`, figure, '>= 75 %', ratio >= 0.75);
  }
  const fallback = javascriptCore();
  hashWith(fallback, 'streebog-256', 2);
  const pieces = Math.min(16, mebibytes);
  const plain = rate(pieces * piece.length, hashWith(fallback, 'streebog-256', pieces));
  line('streebog-256, plain JavaScript', `${plain.toFixed(1)} MB/s`, '', null);

  for (const name of ['256-cryptopro-a', '256-tc26-a', '512-tc26-a', '512-tc26-c'] as const) {
    const curve = curveByName(name);
    const secret = bytesOf((numberOf(randomBytes(curve.bytes)) % (curve.order - 1n)) + 1n, curve.bytes);
    const point = curve.Point.BASE.multiply(numberOf(secret));
    const digest = randomBytes(curve.bytes);
    const count = 50;
    const signature = signDigest(curve, secret, digest, randomBytes);
    const signing = ownSeconds(() => {
      for (let at = 0; at < count; at += 1) signDigest(curve, secret, digest, randomBytes);
    });
    const verifying = ownSeconds(() => {
      for (let at = 0; at < count; at += 1) verifyDigest(curve, point, digest, signature);
    });
    const each = (seconds: number): string => `${((1000 * seconds) / count).toFixed(2)} ms`;
    line(`GOST R 34.10-2012 ${name}`, `sign ${each(signing)}, verify ${each(verifying)}`, '', null);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
