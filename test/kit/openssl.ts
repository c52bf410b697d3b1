import { spawnSync } from 'node:child_process';
import { rootCertificate, pem } from './ca.ts';

/** Programs that judge our output; a test names the one it needs. */
const hasProgram = (program: string, ...probe: readonly string[]): boolean =>
  spawnSync(program, probe, { stdio: 'ignore' }).error === undefined;

/** A machine without the program skips the test by name; in CI it must be there, so there the test runs and fails. */
export const skipWithout = (program: string, ...probe: readonly string[]): boolean =>
  process.env['CI'] !== 'true' && !hasProgram(program, ...probe);

export type Run = { readonly status: number | null; readonly stdout: Buffer; readonly stderr: string };

/** Arguments in groups that belong together. */
type Groups = readonly (readonly string[])[];

export const run = (program: string, arguments_: Groups): Run => {
  const done = spawnSync(program, arguments_.flat(), { maxBuffer: 64 * 1024 * 1024 });
  if (done.error !== undefined) throw done.error;
  return { status: done.status, stdout: done.stdout, stderr: done.stderr.toString() };
};

/** Runs OpenSSL and demands that it is content. */
export const openssl = (...arguments_: Groups): Buffer => {
  const done = run('openssl', arguments_);
  if (done.status !== 0) throw new Error(`openssl ${arguments_.flat().join(' ')}: ${done.stderr}`);
  return done.stdout;
};

/** The kit's moment for `-attime`, so that the tests outlive the certificates. */
export const atKitNow: readonly string[] = ['-attime', String(Date.parse('2026-11-23T09:00:00Z') / 1000)];

export const rootPem = pem('CERTIFICATE', rootCertificate);
