/**
 * Packs and verifies an ASiC-E of 5 GiB through the command line, one process per act, with its rate and peak memory:
 * `node test/slow/asice-large.ts [GIB]`. Needs twice the size as free disk in the system's temporary folder: the content
 * is written for real, since a file of holes is read faster than any disk.
 */
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { pemOf } from '#electron/steps/workspace/sample/pem.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { line, megabytes, runMeasured, type Measured } from '../bench/measure.ts';
import { builtCommandLine } from '../../build/built-command-line.ts';

const gibibytes = Number(process.argv[2] ?? 5);
const size = Math.round(gibibytes * 1024 ** 3);
const cli = await builtCommandLine();
const folder = mkdtempSync(join(tmpdir(), 'bidwright-slow-'));
const at = (name: string): string => join(folder, name);

const bidwright = async (...words: readonly string[]): Promise<Measured> => {
  const run = await runMeasured(process.execPath, [cli, ...words, '--json', '--workspace', at('workspace')], {
    SLOW_PASSWORD: samplePassword,
  });
  if (run.status !== 0) throw new Error(`${words[0] ?? ''} ended with ${run.status}: ${run.output.slice(-1_000)}`);
  return run;
};
type Value = { readonly bidId?: string; readonly procedures?: readonly { readonly id: string }[] };
const valueOf = (run: Measured): Value =>
  (JSON.parse(run.output.slice(run.output.indexOf('{'))) as { readonly value: Value }).value;

let missed = 0;
const judge = (what: string, run: Measured, least: number | null): void => {
  const rate = size / 1e6 / run.seconds;
  const reached = (least === null || rate >= least) && run.sharedOnceBytes <= 250e6;
  if (!reached) missed += 1;
  const figure = `${run.seconds.toFixed(1)} s, ${rate.toFixed(0)} MB/s, ${megabytes(run.sharedOnceBytes)}`;
  line(what, figure, `${least === null ? '' : `>= ${least} MB/s, `}<= 250 MB`, reached);
};

try {
  const content = await open(at('content.bin'), 'w');
  const block = Buffer.alloc(16 * 1024 * 1024);
  for (let done = 0; done < size; done += block.length) {
    randomFillSync(block);
    await content.write(block, 0, Math.min(block.length, size - done));
  }
  await content.close();
  const authority = makeSampleAuthority(systemClock(), systemRandom);
  writeFileSync(at('key.p12'), authority.keyFile);
  writeFileSync(at('root.pem'), pemOf('CERTIFICATE', authority.root));
  writeFileSync(at('list.crl'), authority.revocationLists.map((list) => pemOf('X509 CRL', list)).join(''));
  writeFileSync(at('notices.json'), sampleNotices(systemClock()));

  const { procedures = [] } = valueOf(await bidwright('import', at('notices.json')));
  const { bidId = '' } = valueOf(await bidwright('bid', 'new', procedures[0]?.id ?? ''));
  judge('bid add: copied into the vault', await bidwright('bid', 'add', bidId, at('content.bin')), null);
  rmSync(at('content.bin'));
  judge('bid freeze: read again', await bidwright('bid', 'freeze', bidId), null);
  const key = ['--key', at('key.p12'), '--password-env', 'SLOW_PASSWORD'];
  judge('sign: read again', await bidwright('sign', bidId, ...key), null);
  judge('package', await bidwright('package', bidId, '--out', at('bid.asice')), 250);
  const trust = ['--trust', at('root.pem'), '--crl', at('list.crl')];
  judge('verify', await bidwright('verify', at('bid.asice'), ...trust), 250);
  line('the package', megabytes(statSync(at('bid.asice')).size), '', null);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
