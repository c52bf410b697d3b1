/**
 * Imports a trust list as large as a country's (or several) and tells how long the program could not answer meanwhile. Fails
 * when it stood still for more than a quarter of a second.
 *
 * node test/slow/import-trust-large.ts [--centres 700] [--lists 1]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Call } from '#electron/steps/context.ts';
import { importTrust } from '#electron/steps/trust/import-trust.ts';
import { authority, link, rootLink } from '#test/kit/chain.ts';
import { euList, russianList, signedXml } from '#test/kit/trust-lists.ts';
import { openTestHost } from '#test/kit/host.ts';

const { values } = parseArgs({
  options: { centres: { type: 'string', default: '700' }, lists: { type: 'string', default: '1' } },
});
const root = rootLink();
const certificates = Array.from({ length: Number(values.centres) * 4 }, (_, index) =>
  link({
    subject: `CA ${index}`,
    issuer: 'Root',
    key: 'issuing',
    signer: 'root',
    serial: index + 1,
    extensions: [authority()],
  }),
);
const services = Array.from({ length: Number(values.centres) }, (_, index) => ({
  name: `CA ${index}`,
  certificates: certificates.slice(index * 4, index * 4 + 4),
}));
const texts = [
  signedXml(russianList(services), 'root', root),
  ...Array.from({ length: Number(values.lists) - 1 }, (_, index) =>
    signedXml(euList({ territory: `X${index}`, services: services.slice(0, 100) }), 'root', root),
  ),
];

const folder = mkdtempSync(join(tmpdir(), 'import-trust-'));
const { host } = await openTestHost(join(folder, 'workspace'));
const fileIds: string[] = [];
for (const [index, text] of texts.entries()) {
  const path = join(folder, `list${index}.xml`);
  writeFileSync(path, text);
  const taken = await host.files.take(path);
  if (!taken.ok) throw new Error(taken.error.code);
  fileIds.push(taken.value.fileId);
}
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const started = performance.now();
const call: Call = { host, callId: 'slow', signal: new AbortController().signal, progress: () => undefined };
const imported = await importTrust({ fileIds, asAnchors: false }, call);
const seconds = (performance.now() - started) / 1000;
delay.disable();
const longest = Math.round(delay.max / 1e6);
const findings = imported.ok ? imported.value.findings : [];
const refused = imported.ok ? findings.filter(({ severity }) => severity === 'blocker').length : texts.length;
host.workspace.close();
rmSync(folder, { recursive: true });
console.log(
  `${texts.length} lists, ${(bytes / 1e6).toFixed(1)} MB: ${seconds.toFixed(1)} s, longest pause ${longest} ms, ${refused} refused`,
);
if (longest > 250 || refused > 0) process.exitCode = 1;
