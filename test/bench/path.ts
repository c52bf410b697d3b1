import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, element, integer, sequence, tags, time } from '#electron/pki/asn1/encode.ts';
import { signedStructure } from '#electron/pki/issue/certificate.ts';
import { crlNumber, crlReason } from '#electron/pki/issue/extensions.ts';
import { encodeName } from '#electron/pki/issue/name.ts';
import { algorithmIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { readCertificate } from '#electron/pki/certificate/certificate.ts';
import { caseChecker } from '#electron/pki/path/check-cases.ts';
import { readCrl } from '#electron/pki/revocation/crl.ts';
import { findEntry } from '#electron/pki/revocation/crl-entries.ts';
import { checkCrlSignature } from '#electron/pki/revocation/crl-usable.ts';
import { ok } from '#shared/kernel/result.ts';
import { rootCertificate, rootIssuer } from '#test/kit/ca.ts';
import { havePkits, pkitsLine, readPkits } from '#test/kit/pki-suites.ts';

/** `node test/bench/path.ts`: figures of path validation and of large revocation lists, each with its target. */
const say = (what: string, milliseconds: number, target: number): void => {
  console.log(`${what.padEnd(58)} ${milliseconds.toFixed(0).padStart(6)} ms   (target ${target} ms)`);
};
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

const pkits = (): void => {
  if (!havePkits) return console.log('PKITS is not here: skipped');
  const { at, cases } = readPkits();
  const started = performance.now();
  const check = caseChecker({ read: (file) => ok(readFileSync(file)), describe: ({ code }) => code });
  const answers = cases.map((item) => check(pkitsLine(item, at)));
  const took = performance.now() - started;
  const right = answers.filter((answer, index) => 'valid' in answer && answer.valid === cases[index]?.shouldValidate);
  say(`PKITS, ${right.length} of ${cases.length} as expected`, took, 500);
};

const serial = (index: number): Uint8Array =>
  Buffer.from(`01000000000000${index.toString(16).padStart(8, '0')}aa55aa55`, 'hex');

const largeList = (count: number): Uint8Array => {
  const when = time(Date.UTC(2026, 0, 1));
  const reason = sequence(crlReason(4));
  const entries = Array.from({ length: count }, (_, index) => sequence(integer(serial(index)), when, reason));
  const extensions = context(0, sequence(crlNumber(1)));
  const head = [integer(1), algorithmIdentifier(rootIssuer.algorithm), encodeName(rootIssuer.name)];
  const times = [time(Date.UTC(2026, 0, 1)), time(Date.UTC(2027, 0, 1))];
  return signedStructure(
    rootIssuer,
    sequence(...head, ...times, element(tags.sequence, Buffer.concat(entries)), extensions),
  );
};

const readList = (der: Uint8Array): void => {
  const issuer = readCertificate(rootCertificate);
  if (!issuer.ok) throw new Error('the test root cannot be read');
  const started = performance.now();
  const crl = readCrl(der);
  if (!crl.ok) throw new Error(`the list cannot be read: ${JSON.stringify(crl.error)}`);
  const read = performance.now();
  const signature = checkCrlSignature(crl.value, issuer.value.publicKey);
  const verified = performance.now();
  const { entries, issuer: name } = crl.value;
  const found = findEntry(entries, serial(199_999), name.key, name.key);
  const done = performance.now();
  console.log(`list of ${entries.offsets.length} entries: signature ${signature}, last one ${found?.reason}`);
  say(`  read ${megabytes(der.length)}`, read - started, 300);
  say('  signature', verified - read, 300);
  say('  search', done - verified, 300);
  say('  in all', done - started, 300);
  console.log(`  memory of the whole process at its peak ${process.resourceUsage().maxRSS >> 10} MB (target 150 MB)`);
};

/** The list is made here and read in a process of its own, so that making it does not count. */
const revocationList = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
  const file = join(folder, 'large.crl');
  writeFileSync(file, largeList(200_000));
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, file], { encoding: 'utf8' });
  console.log(`${stdout}${stderr}`.trimEnd());
  rmSync(folder, { recursive: true });
};

const [file] = process.argv.slice(2);
if (file === undefined) {
  pkits();
  revocationList();
} else {
  readList(readFileSync(file));
}
