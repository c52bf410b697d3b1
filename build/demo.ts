import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { pemOf } from '#electron/steps/workspace/sample/pem.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import { root } from './checks/source-files.ts';

/**
 * `npm run demo`: the main job on a real notice without a window, through the command line that a user has. Prints each
 * command, what came of it and where the files are; ends with the OpenSSL command that a stranger would verify with,
 * and runs it where OpenSSL is installed.
 */
const cli = join(root, 'electron', 'faces', 'command-line', 'bidwright.mjs');
mkdirSync(join(root, 'demo-output'), { recursive: true });
const folder = mkdtempSync(join(root, 'demo-output', 'run-'));
const workspace = join(folder, 'workspace');
const say = (text: string): void => console.log(text);
const quoted = (word: string): string => (/^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const shown = (path: string): string => relative(process.cwd(), path) || '.';

type Told = {
  readonly ok: boolean;
  readonly value?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};

let step = 0;
/** Runs one command as a user would and answers its value; a refusal ends the demo with its words. */
const bidwright = (
  title: string,
  args: readonly string[],
  fineExits: readonly number[] = [0],
): Record<string, unknown> => {
  step += 1;
  say(`\n${step}. ${title}`);
  say(`   npm run -s bidwright -- ${args.map((word) => quoted(existsSync(word) ? shown(word) : word)).join(' ')}`);
  const ran = spawnSync(process.execPath, [cli, ...args, '--json', '--workspace', workspace], {
    encoding: 'utf8',
    env: { ...process.env, DEMO_PASSWORD: samplePassword },
  });
  let told: Told;
  try {
    told = JSON.parse(ran.stdout) as Told;
  } catch {
    console.error(ran.stdout, ran.stderr);
    process.exit(70);
  }
  if (!told.ok || told.value === undefined || !fineExits.includes(ran.status ?? 70)) {
    console.error(`   refused (exit ${ran.status}): ${told.error?.message ?? ran.stderr}`);
    process.exit(ran.status === 0 ? 70 : (ran.status ?? 70));
  }
  return told.value;
};

const realNotice = join(root, '..', 'shared', 'samples', 'ocds', 'release-package-1.json');
const ownNotice = join(folder, 'notices.json');
if (!existsSync(realNotice)) writeFileSync(ownNotice, sampleNotices(systemClock()));
const notice = existsSync(realNotice) ? realNotice : ownNotice;

const documents = join(folder, 'documents');
const authority = join(folder, 'authority');
mkdirSync(documents);
mkdirSync(authority);
writeFileSync(join(documents, 'Technical offer.txt'), 'Notebook computers as specified, delivery within 30 days.\n');
writeFileSync(join(documents, 'Price offer.csv'), 'position;quantity;price\n1;471;2690.00\n');
const made = makeSampleAuthority(systemClock(), systemRandom);
const rootFile = join(authority, 'root.pem');
const revocationsFile = join(authority, 'revocations.pem');
const keyFile = join(authority, 'key.p12');
writeFileSync(rootFile, pemOf('CERTIFICATE', made.root));
writeFileSync(revocationsFile, made.revocationLists.map((list) => pemOf('X509 CRL', list)).join(''));
writeFileSync(keyFile, made.keyFile);

say(`The main job on ${shown(notice)}`);
say(`Everything it makes is in ${shown(folder)}; the key is a synthetic one (password “${samplePassword}”).`);

const imported = bidwright('Import the notice', ['import', notice]);
const [procedure] = imported['procedures'] as {
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
}[];
if (procedure === undefined) process.exit(70);
say(`   → ${procedure.sourceId}: ${procedure.title}`);

const { bidId } = bidwright('Start a bid for it', ['bid', 'new', procedure.id]) as { bidId: string };
say(`   → bid ${bidId}`);
bidwright('Add the documents', ['bid', 'add', bidId, ...readdirSync(documents).map((name) => join(documents, name))]);
const checked = bidwright('Check it', ['bid', 'check', bidId], [0, 1]);
for (const finding of (checked['findings'] ?? []) as { severity: string; code: string }[])
  say(`   → ${finding.severity}: ${finding.code}`);

const security = { law: '44-fz', kind: 'bid', nmck: '1311264.00', percent: '1', publishedOn: '2026-11-20' };
const securityFile = join(folder, 'security.json');
writeFileSync(securityFile, JSON.stringify(security));
const sum = bidwright('Calculate a bid security of 1 % (as if under 44-FZ, in roubles)', [
  'calc',
  'security',
  '--input',
  securityFile,
]);
say(`   → ${String(sum['amount'])} RUB, allowed ${String(sum['min'])} … ${String(sum['max'])}`);

const frozen = bidwright('Freeze it', ['bid', 'freeze', bidId]);
say(`   → manifest SHA-256 ${String(frozen['manifestDigest'])}`);
const signed = bidwright('Sign it with a local key', [
  'sign',
  bidId,
  '--key',
  keyFile,
  '--password-env',
  'DEMO_PASSWORD',
  '--detached',
]);
for (const path of signed['files'] as string[]) say(`   → ${shown(path)}`);
const container = join(folder, 'bid.asice');
bidwright('Package it', ['package', bidId, '--out', container]);
say(`   → ${shown(container)}`);
const verified = bidwright('Verify the package as a stranger would', [
  'verify',
  container,
  '--trust',
  rootFile,
  '--crl',
  revocationsFile,
  '--report',
  join(folder, 'report.html'),
]);
say(`   → ${String(verified['conclusion'])}; report: ${shown(join(folder, 'report.html'))}`);

const document = join(documents, 'Technical offer.txt');
const signature = (signed['files'] as string[]).find((path) => path.includes('Technical offer')) ?? '';
const judge = [
  'cms',
  '-verify',
  '-cades',
  '-binary',
  '-inform',
  'DER',
  '-in',
  signature,
  '-content',
  document,
  '-CAfile',
  rootFile,
  '-purpose',
  'any',
  '-out',
  '/dev/null',
];
step += 1;
say(`\n${step}. Ask a program that is not ours`);
say(
  `   openssl ${judge.map((word) => quoted(existsSync(word) && word !== '/dev/null' ? shown(word) : word)).join(' ')}`,
);
const asked = spawnSync('openssl', judge, { encoding: 'utf8' });
if (asked.error !== undefined) say('   OpenSSL is not installed here: run the line above where it is.');
else {
  say(`   → ${asked.stderr.trim().split('\n').at(-1) ?? ''}`);
  if (asked.status !== 0) process.exit(1);
}
say('\nDone.');
