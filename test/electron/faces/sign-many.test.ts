import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { writeKeyFile } from '#test/kit/key-files.ts';
import { kitNow } from '#test/kit/ca.ts';

const password = 'пароль';

type Answer = {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
  readonly value?: {
    readonly batchId: string;
    readonly signed: number;
    readonly refused: number;
    readonly results: readonly { readonly name: string; readonly state: string; readonly code?: string }[];
  };
};

/** A folder with files and a key, and the command line over a workspace of its own. */
const desk = (count: number) => {
  const folder = temporaryFolder();
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  for (let index = 0; index < count; index += 1) writeFileSync(join(documents, `${index}.txt`), `content ${index}`);
  const key = writeKeyFile(folder, 'rsa2048', password);
  const run = async (...given: readonly string[]): Promise<{ readonly exit: number; readonly answer: Answer }> => {
    let out = '';
    process.env['TEST_PASSWORD'] = password;
    const words = given.includes('--key') ? [...given, '--password-env', 'TEST_PASSWORD'] : given;
    const exit = await runCommandLine([...words, '--json', '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async () => undefined,
      clock: () => kitNow,
    });
    return { exit, answer: JSON.parse(out) as Answer };
  };
  return { folder, documents, key, run };
};

describe('sign --batch', () => {
  test('signs a folder, a file and a list with one password and says what became of each', async () => {
    const { folder, documents, key, run } = desk(2);
    writeFileSync(join(folder, 'one.txt'), 'one');
    writeFileSync(join(folder, 'two.txt'), 'two');
    writeFileSync(join(folder, 'list.txt'), 'two.txt\n');
    const list = join(folder, 'list.txt');
    const { exit, answer } = await run(
      'sign',
      '--batch',
      documents,
      join(folder, 'one.txt'),
      '--list',
      list,
      '--key',
      key,
    );
    expect(exit).toBe(0);
    expect(answer.value?.results.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual([
      '0.txt signed',
      '1.txt signed',
      'one.txt signed',
      'two.txt signed',
    ]);
    expect(existsSync(join(folder, 'two.txt.p7s'))).toBe(true);
    expect(existsSync(join(folder, 'list.txt.p7s'))).toBe(false);
  });

  test('exits with the class of what refused a file, and goes on with --resume', async () => {
    const { documents, key, run } = desk(2);
    writeFileSync(join(documents, '1.txt.p7s'), 'of somebody else');
    const first = await run('sign', '--batch', documents, '--key', key);
    expect(first.exit).toBe(2);
    expect(first.answer.value?.results[1]).toMatchObject({ name: '1.txt', state: 'refused', code: 'file.exists' });
    writeFileSync(join(documents, '0.txt'), 'changed after it was signed');
    for (const batch of [first.answer.value?.batchId ?? '', 'last']) {
      const again = await run('sign', '--resume', batch, '--key', key);
      expect([again.exit, again.answer.value?.signed, again.answer.value?.refused]).toEqual([2, 1, 1]);
    }
  });
});

describe('sign --review and --reviewed', () => {
  test('write the list without a key, and sign it later; a file changed between is refused', async () => {
    const { folder, documents, key, run } = desk(3);
    const review = join(folder, 'review.json');
    const listed = await run('sign', '--review', review, documents);
    expect(listed).toMatchObject({ exit: 0, answer: { value: { files: 3, path: review } } });
    expect(readFileSync(review, 'utf8').split('\n')).toHaveLength(6);
    writeFileSync(join(documents, '1.txt'), 'changed');
    const signed = await run('sign', '--reviewed', review, '--key', key);
    expect(signed.exit).toBe(3);
    expect(signed.answer.value?.results.map(({ state, code }) => code ?? state)).toEqual([
      'signed',
      'batch.file-changed',
      'signed',
    ]);
    expect(existsSync(join(documents, '1.txt.p7s'))).toBe(false);
  });
});

test.each([
  [['--batch', 'x', '--resume', 'y', '--key', 'k'], 'usage.bad-option'],
  [['--reviewed', 'x', 'file', '--key', 'k'], 'usage.bad-option'],
  [['x', '--list', 'y', '--key', 'k'], 'usage.bad-option'],
  [['--batch', '--key', 'k'], 'usage.missing-argument'],
  [['--key', 'k'], 'usage.missing-argument'],
  [['--batch', 'x'], 'usage.missing-argument'],
])('sign %j is refused as %s', async (words, code) => {
  const { run } = desk(0);
  const { exit, answer } = await run('sign', ...words);
  expect([exit, answer.error?.code]).toEqual([2, code]);
});
