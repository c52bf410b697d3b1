import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's jars of Bouncy Castle 1.72 (libbcpkix-java), judged by a class that is compiled as it is run. */
const jars = ['bcprov', 'bcpkix', 'bcutil'].map((name) => `/usr/share/java/${name}.jar`);
const judge = new URL('../interop/bouncy-castle/Judge.java', import.meta.url).pathname;

export const skipWithoutBouncyCastle = (): boolean =>
  process.env['CI'] !== 'true' &&
  (!jars.every((jar) => existsSync(jar)) || spawnSync('javac', ['-version'], { stdio: 'ignore' }).status !== 0);

/** One run of the judge for many questions: starting it takes longer than a hundred answers. By the name of each. */
export const askBouncyCastle = (questions: readonly (readonly string[])[]): ReadonlyMap<string, string> => {
  const input = `${questions.map((fields) => fields.join('\t')).join('\n')}\n`;
  const done = spawnSync('java', ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', jars.join(':'), judge], {
    input,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return new Map(
    done.stdout
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [name = '', said = ''] = line.split('\t');
        return [name, said] as const;
      }),
  );
};
