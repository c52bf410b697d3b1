import { Readable } from 'node:stream';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { languages } from '#shared/kernel/language.ts';
import { commandNames, commands } from '#electron/faces/command-line/index.ts';
import { exitOfConclusion, exitOfFailure } from '#electron/faces/command-line/exit-code.ts';
import { harmlessJson, harmlessText } from '#electron/faces/command-line/harmless.ts';
import { askOnTerminal, type Terminal } from '#electron/faces/command-line/passwords/ask-on-terminal.ts';
import { passwordSource } from '#electron/faces/command-line/passwords/from-options.ts';
import { progressLine } from '#electron/faces/command-line/progress-line.ts';
import { findCommand, readArguments } from '#electron/faces/command-line/read-arguments.ts';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { table } from '#electron/faces/command-line/table.ts';
import type { SecretQuestion } from '#electron/steps/context.ts';
import { codeTables } from '../../../build/checks/texts.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

type Ran = { readonly exit: number; readonly out: string; readonly said: string };
const run = async (...given: readonly string[]): Promise<Ran> => {
  let out = '';
  let said = '';
  const exit = await runCommandLine(given, {
    out: async (text) => {
      out += text;
    },
    say: async (text) => {
      said += text;
    },
  });
  return { exit, out, said };
};
const answerOf = ({ out }: Ran): unknown => JSON.parse(out);
const refusal = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown });

describe('the grammar', () => {
  test.each([
    [['bid', 'new', 'ocds-1'], 'bid new', ['ocds-1']],
    [['--json', 'bid', '--workspace', 'dir', 'new', 'x'], 'bid new', ['--json', '--workspace', 'dir', 'x']],
    [['--workspace=dir', 'procedures', 'show', 'x'], 'procedures show', ['--workspace=dir', 'x']],
    [['procedures', '--search', 'show'], 'procedures', ['--search', 'show']],
    [['sign', 'bid', '--key', 'k'], 'sign', ['bid', '--key', 'k']],
    [['__proto__'], null, ['__proto__']],
    [['bid'], null, ['bid']],
  ] as const)('%j is %s', (given, name, rest) => {
    expect(findCommand(given)).toMatchObject({ name, rest });
  });

  test('every command refuses what it does not know by its name', async () => {
    for (const name of commandNames) {
      const command = await commands[name]();
      const read = readArguments(command, ['--no-such-option']);
      expect(read).toMatchObject({ ok: false, error: { code: 'usage.bad-option' } });
      if (!read.ok) expect(read.error.details['option']).toContain('no-such-option');
    }
  });

  test.each([
    [['frobnicate'], 'usage.unknown-command'],
    [['import'], 'usage.missing-argument'],
    [['bid', 'add', 'x'], 'usage.missing-argument'],
    [['procedures', '--limit', 'many'], 'usage.bad-option'],
    [['procedures', '--limit', '0'], 'usage.bad-option'],
    [['procedures', 'stray'], 'usage.bad-option'],
    [['procedures', '--lang', 'fr'], 'usage.bad-option'],
    [['import', 'x', '--format', 'xml'], 'usage.bad-option'],
    [['sign', 'x'], 'usage.missing-argument'],
    [['sign', 'x', '--key', 'k', '--attached', '--detached'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--password-env', 'A', '--password-stdin'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--format', 'xades'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--format', 'pades', '--attached'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--reason', 'y'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--level', 'LTX'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--level', 'LTA'], 'usage.missing-argument'],
    [['sign', 'x', '--key', 'k', '--level', 'T', '--fetch'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--crl', 'c'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--digest', 'md5'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--scheme', 'dsa'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--level', 'T'], 'usage.missing-argument'],
    [['sign', 'x', '--key', 'k', '--tsa', 'http://127.0.0.1/'], 'usage.bad-option'],
    [['augment', 'x'], 'usage.missing-argument'],
    [['augment', 'x', '--level', 'B', '--tsa', 'http://127.0.0.1/'], 'usage.bad-option'],
    [['sign', 'x', '--key', 'k', '--password', 'secret'], 'usage.bad-option'],
    [['verify'], 'usage.missing-argument'],
    [['verify', 'x', '--at', 'yesterday'], 'usage.bad-option'],
    [['verify', 'x', '--revocation', 'maybe'], 'usage.bad-option'],
    [['package', 'x'], 'usage.missing-argument'],
    [['calc'], 'usage.missing-argument'],
    [['certs', 'check'], 'usage.missing-argument'],
  ] as const)('%j is refused with %s and exit code 2', async (given, code) => {
    const ran = await run(...given, '--json');
    expect(answerOf(ran)).toEqual(refusal(code));
    expect(ran.exit).toBe(2);
  });

  test('without --json a refusal is words on standard error, and standard output stays empty', async () => {
    const ran = await run('frobnicate', '--lang', 'ru');
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.said).toMatch(/Команды «frobnicate» нет/);
  });

  test.each(languages)('helps in %s with every command, and touches no workspace', async (language) => {
    const overview = await run('--help', '--lang', language);
    expect(overview.exit).toBe(0);
    for (const name of commandNames) {
      expect(overview.out).toContain(name);
      const help = await run(...name.split(' '), '--help', '--lang', language, '--workspace', '/proc/nowhere');
      expect(help.exit).toBe(0);
      expect(help.out).not.toMatch(/\bhelp\.[a-z]/);
      expect(help.out).toContain(`bidwright -- ${name}`);
    }
  });
});

describe('a workspace', () => {
  test('is made where --workspace says, and answers that it holds nothing', async () => {
    const folder = join(temporaryFolder(), 'new', 'workspace');
    const ran = await run('procedures', '--json', '--workspace', folder);
    expect(ran).toMatchObject({ exit: 0, said: '' });
    expect(answerOf(ran)).toEqual({ ok: true, value: { total: 0, rows: [] } });
  });

  test('a file that is not there is an imported nothing: named, and exit code 2', async () => {
    const ran = await run('import', '/nowhere/notice.json', '--json', '--workspace', temporaryFolder());
    expect(ran.exit).toBe(2);
    expect(answerOf(ran)).toMatchObject({
      ok: true,
      value: {
        procedures: [],
        files: [{ file: '/nowhere/notice.json', outcome: 'refused', findings: [{ code: 'file.not-found' }] }],
      },
    });
  });

  test.each([
    [['verify', '/nowhere/a.sig'], 'file.not-found'],
    [['sign', './nowhere.pdf', '--key', '/nowhere/key.p12'], 'file.not-found'],
    [['bid', 'show', 'nothing'], 'record.not-found'],
  ] as const)('%j is refused with %s', async (given, code) => {
    const ran = await run(...given, '--json', '--workspace', temporaryFolder());
    expect(answerOf(ran)).toEqual(refusal(code));
    expect(ran.exit).toBe(2);
  });

  test('a folder stands where a file was named', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.json'));
    const ran = await run('verify', join(folder, 'a.json'), '--json', '--workspace', join(folder, 'w'));
    expect(answerOf(ran)).toEqual(refusal('file.not-a-file'));
  });
});

test('case files are answered line by line, in order, without an envelope', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'cases.jsonl');
  writeFileSync(file, '{"id":1,"file":"none.sig"}\n\nno json\n{"id":"three"}\n');
  const ran = await run('verify', '--cases', file);
  const lines = ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(ran.exit).toBe(0);
  expect(lines).toMatchObject([
    { id: 1, error: { code: 'file.not-found' } },
    { id: null, error: { code: 'input.invalid' } },
    { id: 'three', error: { code: 'input.invalid' } },
  ]);
});

describe('exit codes', () => {
  test.each([
    ['signer.expired', 1],
    ['file.not-found', 2],
    ['key-file.wrong-password', 3],
    ['call.cancelled', 3],
    ['program.fault', 70],
    ['a.code-that-nobody-knows', 70],
    ['toString', 70],
  ])('%s ends with %i', async (code, exit) => expect(await exitOfFailure({ code, details: {} })).toBe(exit));

  test('every code of every table has one, and only faults of ours end with 70', async () => {
    const tables = Object.entries(await codeTables());
    expect(tables.length).toBeGreaterThan(100);
    for (const [code, entry] of tables) {
      const isFault = 'class' in entry && entry.class === 'fault';
      expect(`${code}: ${(await exitOfFailure({ code, details: {} })) === 70}`).toBe(`${code}: ${isFault}`);
    }
  });

  test.each([
    ['TOTAL-PASSED', 0],
    ['INDETERMINATE', 4],
    ['TOTAL-FAILED', 1],
  ] as const)('%s ends with %i', (conclusion, exit) => expect(exitOfConclusion(conclusion)).toBe(exit));
});

describe('passwords', () => {
  const question: SecretQuestion = {
    purpose: 'sign',
    keyFile: 'k.p12',
    keyLabel: 'k',
    fileCount: 1,
    wrongBefore: false,
  };
  const never = new AbortController().signal;
  const text = (secret: unknown): unknown => secret instanceof Uint8Array && Buffer.from(secret).toString();
  const nothing = { environment: {}, input: Readable.from([]), terminal: null };

  test('come from the named variable, which is then gone', async () => {
    const environment: Record<string, string | undefined> = { KEY: 'пароль' };
    const source = passwordSource({ variable: 'KEY', fromInput: false }, { ...nothing, environment });
    const answer = await source.ask(question, never);
    expect(answer.ok && text(answer.value)).toBe('пароль');
    expect(environment).not.toHaveProperty('KEY');
    expect(source.canAskAgain).toBe(false);
  });

  test('serve a second question although the first taker has erased them', async () => {
    const source = passwordSource({ variable: 'KEY', fromInput: false }, { ...nothing, environment: { KEY: 'abc' } });
    const first = await source.ask(question, never);
    if (first.ok) first.value.fill(0);
    const second = await source.ask(question, never);
    expect(second.ok && text(second.value)).toBe('abc');
  });

  test.each([
    ['secret\n', 'secret'],
    ['secret\r\n', 'secret'],
    ['secret', 'secret'],
    ['secret\n\n', 'secret\n'],
    [' sec ret \n', ' sec ret '],
    ['\n', ''],
    ['', ''],
    ['carriage\r', 'carriage\r'],
  ])('from standard input %j are %j', async (written, secret) => {
    const input = Readable.from([Buffer.from(written)]);
    const answer = await passwordSource({ variable: null, fromInput: true }, { ...nothing, input }).ask(
      question,
      never,
    );
    expect(answer.ok && text(answer.value)).toBe(secret);
  });

  test('are refused plainly where the variable is unset and where nobody can be asked', async () => {
    const unset = await passwordSource({ variable: 'KEY', fromInput: false }, nothing).ask(question, never);
    expect(unset).toMatchObject({ error: { code: 'secret.variable-unset', details: { variable: 'KEY' } } });
    const nobody = await passwordSource({ variable: null, fromInput: false }, nothing).ask(question, never);
    expect(nobody).toMatchObject({ error: { code: 'secret.no-source' } });
  });

  const type = async (...keys: readonly string[]) => {
    const written: string[] = [];
    const raw: boolean[] = [];
    let press: (bytes: Uint8Array) => void = () => {};
    const forget = vi.fn<() => void>();
    const terminal: Terminal = {
      setRaw: (on) => raw.push(on),
      onData: (listener) => {
        press = listener;
        return forget;
      },
      write: (piece) => written.push(piece),
      prompt: () => Promise.resolve('Password: '),
    };
    const asking = askOnTerminal(terminal, question, never);
    await Promise.resolve();
    await Promise.resolve();
    for (const key of keys) press(Buffer.from(key));
    const answer = await asking;
    return { answer, written: written.join(''), raw, forget };
  };

  test('typed on a terminal are not shown, and the terminal is given back', async () => {
    const { answer, written, raw, forget } = await type('се', 'крет', '\r');
    expect(answer.ok && text(answer.value)).toBe('секрет');
    expect(written).toBe('Password: \n');
    expect(raw).toEqual([true, false]);
    expect(forget).toHaveBeenCalledOnce();
  });

  test('Backspace takes one whole letter', async () => {
    const { answer } = await type('ab', 'щ', '\u007f', '\u007f', 'c\n');
    expect(answer.ok && text(answer.value)).toBe('ac');
  });

  test('Ctrl-C steps back, an empty line is no password', async () => {
    expect((await type('abc', '\u0003')).answer).toMatchObject({ error: { code: 'call.cancelled' } });
    expect((await type('\r')).answer).toMatchObject({ error: { code: 'secret.empty' } });
  });
});

describe('what reaches a terminal', () => {
  test('cannot move its cursor or turn its text', () => {
    expect(harmlessText('a\u001b[2Jb\u202Ec\u0007')).toBe('a⟨U+001B⟩[2Jb⟨U+202E⟩c⟨U+0007⟩');
    expect(harmlessText('line\n\tтекст')).toBe('line\n\tтекст');
  });

  test('is the same JSON value, escaped', () => {
    const value = { title: 'a\u202Eb\u009bc\u2028' };
    expect(harmlessJson(value)).not.toMatch(/[\u202e\u009b\u2028]/);
    expect(JSON.parse(harmlessJson(value))).toEqual(value);
  });

  test('stands in columns, also with combining marks', () => {
    expect(
      table([
        ['й', 'x'],
        ['и\u0306и', 'y'],
      ]),
    ).toEqual(['й   x', 'и\u0306и  y']);
  });

  test('is progress on a line of its own at a terminal, and now and then a line elsewhere', () => {
    const event = { type: 'progress', callId: 'c', done: 1, total: 4, unit: 'files', label: 'sign\u001b' } as const;
    const write = vi.fn<(text: string) => void>();
    let now = 0;
    const quiet = progressLine({ write }, harmlessText, () => now);
    quiet.show(event);
    expect(write).not.toHaveBeenCalled();
    now = 6_000;
    quiet.show(event);
    expect(write).toHaveBeenCalledExactlyOnceWith('sign⟨U+001B⟩ 1 / 4 (25 %)\n');
    const loud = progressLine({ write, isTTY: true }, harmlessText, () => now);
    loud.show(event);
    loud.clear();
    expect(write).toHaveBeenLastCalledWith('\r\u001b[K');
  });
});
