/**
 * Signs a large file the way the command line does, one process per run, beside `openssl cms -sign` on the same file, and
 * packs one beyond 4 GiB. `node test/slow/sign-large.ts [MIB]`; needs as much free disk in the system's temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, openSync, closeSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pem, issuingCertificate, signers, testKey } from '../kit/ca.ts';
import { writeKeyFile } from '../kit/key-files.ts';

const mebibytes = Number(process.argv[2] ?? 1024);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-slow-'));
const at = (name: string): string => join(folder, name);
const one = new URL('./sign-one.ts', import.meta.url).pathname;

/** Wall time in seconds, from the start of the process to its end; peak memory as the process itself saw it. */
const timed = (program: string, ...arguments_: readonly string[]): { seconds: number; said: string } => {
  const start = performance.now();
  const done = spawnSync(program, arguments_, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${program} ended with ${String(done.status)}`);
  return { seconds: (performance.now() - start) / 1000, said: done.stdout.trim() };
};

try {
  const file = openSync(at('content'), 'w');
  for (let done = 0; done < mebibytes; done++) writeSync(file, randomBytes(1024 * 1024));
  closeSync(file);
  writeFileSync(at('certificate.pem'), pem('CERTIFICATE', signers.rsa2048.certificate));
  writeFileSync(at('chain.pem'), pem('CERTIFICATE', issuingCertificate));
  writeFileSync(at('key.pem'), testKey('supplier-rsa2048').export({ type: 'pkcs8', format: 'pem' }));
  const keyFile = writeKeyFile(folder, 'rsa2048', 'password');

  const peer = ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER', '-in', at('content')];
  const peerKey = ['-signer', at('certificate.pem'), '-inkey', at('key.pem'), '-certfile', at('chain.pem')];
  for (let round = 1; round <= 3; round++) {
    const openssl = timed('openssl', ...peer, ...peerKey, '-out', at('theirs.p7s'));
    const ours = timed(process.execPath, one, 'detached', at('content'), keyFile, at('ours.p7s'));
    const ratio = (ours.seconds / openssl.seconds).toFixed(2);
    console.log(
      `detached, ${mebibytes} MiB: ${ours.seconds.toFixed(2)} s (${ours.said}), ` +
        `openssl ${openssl.seconds.toFixed(2)} s, ratio ${ratio}`,
    );
  }

  truncateSync(at('content'), 5 * 1024 ** 3);
  for (const [form, out] of [
    ['attached', 'ours.p7m'],
    ['asice', 'ours.asice'],
  ] as const) {
    const ours = timed(process.execPath, one, form, at('content'), keyFile, at(out));
    console.log(`${form}, 5 GiB: ${ours.seconds.toFixed(2)} s (${ours.said})`);
    if (form === 'asice') console.log(timed('unzip', '-tq', at(out)).said);
    rmSync(at(out));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
