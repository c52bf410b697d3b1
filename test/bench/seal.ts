import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatesIn } from '#electron/pki/certificate/certificates-in.ts';
import { fileSource } from '#electron/pki/cms/byte-source.ts';
import { openSealed, readSealed } from '#electron/pki/seal/read-sealed.ts';
import { recipientOf } from '#electron/pki/seal/recipient.ts';
import { unwrapKey } from '#electron/pki/seal/unwrap-key.ts';
import { writeSealed } from '#electron/pki/seal/write-sealed.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { createPrivateKey } from 'node:crypto';
import { line, median, runMeasured } from './measure.ts';

/**
 * Sealing a file and opening it again beside `openssl cms`, in pairs in turn, medians: `BENCH_SEAL_MIB` sets the size (512),
 * `BENCH_RUNS` the number of pairs (3). Ours reads back what it wrote; OpenSSL does not, and holds all of it in memory.
 */
const size = Number(process.env['BENCH_SEAL_MIB'] ?? 512) * 1024 ** 2;
const runs = Number(process.env['BENCH_RUNS'] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-seal-'));
const at = (name: string): string => join(folder, name);
const signal = new AbortController().signal;
const onBytes = (): void => undefined;

const openssl = async (...words: readonly string[]): Promise<number> => {
  const run = await runMeasured('openssl', words, {});
  if (run.status !== 0) throw new Error(`openssl ${words[0] ?? ''}: ${run.output.slice(0, 500)}`);
  return run.seconds;
};
const timed = async (work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

try {
  const content = await open(at('plain'), 'w');
  const block = Buffer.alloc(16 * 1024 * 1024);
  for (let done = 0; done < size; done += block.length) {
    randomFillSync(block);
    await content.write(block, 0, Math.min(block.length, size - done));
  }
  await content.close();
  writeFileSync(at('config'), '[req]\ndistinguished_name=dn\n[dn]\n');
  await openssl(
    'req',
    '-x509',
    '-nodes',
    '-newkey',
    'rsa:2048',
    '-config',
    at('config'),
    '-keyout',
    at('key'),
    '-out',
    at('cert'),
    '-days',
    '30',
    '-subj',
    '/CN=bench',
    '-addext',
    'keyUsage=critical,keyEncipherment',
  );
  const read = certificatesIn(readFileSync(at('cert')));
  const certificate = read.ok ? read.value[0] : undefined;
  const recipient = certificate === undefined ? null : recipientOf(certificate, systemClock());
  if (recipient === null || !recipient.ok) throw new Error('no recipient');
  const key = createPrivateKey(readFileSync(at('key')));

  const seal = (): Promise<void> =>
    timed0(
      writeSealed({
        file: at('plain'),
        out: at('ours'),
        recipients: [recipient.value],
        cipher: 'gcm',
        random: systemRandom,
        signal,
        onBytes,
      }),
    );
  const timed0 = async (work: Promise<{ readonly ok: boolean }>): Promise<void> => {
    if (!(await work).ok) throw new Error('refused');
  };
  const unseal = async (): Promise<void> => {
    const handle = await open(at('ours'), 'r');
    const target = await open(at('opened'), 'w');
    const source = fileSource(handle, (await handle.stat()).size);
    const frame = await readSealed(source, 'ours');
    const wrapped = frame.ok ? frame.value.recipients[0]?.wrapped : null;
    const contentKey = wrapped === null || wrapped === undefined ? null : unwrapKey(key, wrapped);
    if (!frame.ok || contentKey === null) throw new Error('not opened');
    await timed0(openSealed(source, frame.value, contentKey, target, { name: 'ours', signal, onBytes }));
    await handle.close();
    await target.close();
  };
  const [sealed, sealedThere, opened, openedThere]: number[][] = [[], [], [], []];
  for (let turn = 0; turn < runs; turn += 1) {
    sealed?.push(await timed(seal));
    sealedThere?.push(
      await openssl(
        'cms',
        '-encrypt',
        '-binary',
        '-aes-256-gcm',
        '-in',
        at('plain'),
        '-outform',
        'DER',
        '-out',
        at('theirs'),
        '-recip',
        at('cert'),
      ),
    );
    opened?.push(await timed(unseal));
    openedThere?.push(
      await openssl(
        'cms',
        '-decrypt',
        '-binary',
        '-inform',
        'DER',
        '-in',
        at('theirs'),
        '-out',
        at('opened'),
        '-inkey',
        at('key'),
      ),
    );
  }
  const tell = (what: string, ours: readonly number[], theirs: readonly number[]): void => {
    const [own, other] = [median(ours), median(theirs)];
    const rate = size / 1e6 / own;
    line(what, `${rate.toFixed(0)} MB/s, ${(own / other).toFixed(2)} × openssl cms`, '<= 1.5 ×', own <= 1.5 * other);
  };
  tell('sealed and read back, AES-256-GCM', sealed ?? [], sealedThere ?? []);
  tell('opened', opened ?? [], openedThere ?? []);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
