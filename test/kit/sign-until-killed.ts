import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, systemRandom } from '#electron/faces/host.ts';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';

const cli = new URL('../../electron/faces/command-line/bidwright.mjs', import.meta.url).pathname;

export type KilledBatch = {
  readonly documents: string;
  /** Starts signing and kills the program, and with it the process that holds the key, as soon as `isTime` says so. */
  readonly signUntil: (isTime: (seen: Seen) => boolean) => Promise<'killed' | number | null>;
  /** Signs to the end, and answers what the program said. */
  readonly finish: () => Promise<{ readonly status: number | null; readonly answer: unknown }>;
  /** What lies in the folder now. */
  readonly look: () => Seen;
  /** SHA-256 of each signature that is there, by its name. */
  readonly signatures: () => ReadonlyMap<string, string>;
};
export type Seen = { readonly signatures: number; readonly parts: number; readonly milliseconds: number };

/** A batch of small files that is signed by the real command line, in a process that can be killed at any moment. */
export const killedBatch = async (folder: string, files: number): Promise<KilledBatch> => {
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  for (let index = 0; index < files; index += 1) writeFileSync(join(documents, `${index}.txt`), `content ${index}`);
  const key = join(folder, 'key.p12');
  // The program that is started goes by the machine's own clock.
  writeFileSync(key, makeSampleAuthority(systemClock(), systemRandom).keyFile);
  const review = join(folder, 'review.json');

  const start = (...given: readonly string[]) =>
    spawn(process.execPath, [cli, 'sign', ...given, '--json', '--workspace', join(folder, 'workspace')], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, KILL_PASSWORD: samplePassword },
    });
  const ended = (child: ReturnType<typeof start>): Promise<{ status: number | null; out: string }> => {
    let out = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    return new Promise((settle) => child.on('close', (status) => settle({ status, out })));
  };
  const toSign = ['--reviewed', review, '--key', key, '--password-env', 'KILL_PASSWORD'];
  const names = (): readonly string[] => readdirSync(documents);
  const look = (milliseconds = 0): Seen => {
    const all = names();
    return {
      signatures: all.filter((name) => name.endsWith('.p7s')).length,
      parts: all.filter((name) => name.endsWith('.part')).length,
      milliseconds,
    };
  };

  const listed = await ended(start('--review', review, documents));
  if (listed.status !== 0) throw new Error(`the review ended with ${listed.status}: ${listed.out}`);
  return {
    documents,
    look,
    signUntil: async (isTime) => {
      const child = start(...toSign);
      const end = ended(child);
      const begun = performance.now();
      let over: number | null | undefined;
      void end.then(({ status }) => (over = status));
      for (;;) {
        if (over !== undefined) return over;
        if (isTime(look(performance.now() - begun))) break;
        await wait(1);
      }
      child.kill('SIGKILL');
      await end;
      return 'killed';
    },
    finish: async () => {
      const { status, out } = await ended(start(...toSign));
      return { status, answer: JSON.parse(out) as unknown };
    },
    signatures: () =>
      new Map(
        names()
          .filter((name) => name.endsWith('.p7s'))
          .map((name) => [
            name,
            createHash('sha256')
              .update(readFileSync(join(documents, name)))
              .digest('hex'),
          ]),
      ),
  };
};
