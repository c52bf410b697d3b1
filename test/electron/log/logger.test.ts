import { readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLogger, type LogLine } from '#electron/log/logger.ts';
import { logToFile } from '#electron/log/log-file.ts';
import { redactValue } from '#electron/log/redact.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { testClock } from '#test/kit/host.ts';

const open = () => {
  const lines: LogLine[] = [];
  return { lines, log: createLogger({ clock: testClock, write: (line) => lines.push(line) }) };
};

describe('what a line says', () => {
  test.each([
    ['path', '/home/anna/bids/offer.pdf'],
    ['file', 'offer.pdf'],
    ['name', 'Иванова Анна Петровна'],
    ['inn', '7707083893'],
    ['serial', '01d8a7b2c3'],
    ['subject', 'CN=Ivanova'],
    ['reason', '/home/anna'],
    ['reason', 'INN 7707083893'],
    ['code', 'Ivanova Anna'],
    ['what', 'anything at all'],
  ])('%s “%s” is masked', (name, value) => {
    expect(redactValue(name, value)).toBe(`<${value.length} characters>`);
  });

  test.each(['password', 'secret', 'pin', 'ticket', 'bearer', 'authorization', 'privateKey', 'token'])(
    '%s is not even measured',
    (name) => expect(redactValue(name, 'correct horse')).toBe('<secret>'),
  );

  test.each([
    ['code', 'key-file.damaged'],
    ['code', 'ENOENT'],
    ['method', 'bids.addDocuments'],
    ['reason', 'foreign origin'],
    ['kind', 'TypeError'],
  ])('%s “%s”, a word of the program, is written', (name, value) => expect(redactValue(name, value)).toBe(value));

  test('a tax id is not told by being a number', () => expect(redactValue('count', 7_707_083_893)).toBe('<number>'));
});

test('a fault is its kind and where it was thrown, without its message and the folders above ours', () => {
  const { lines, log } = open();
  log.fault('bids.show', new RangeError('Ivanova, 7707083893, /home/anna/key.p12'));
  const [line] = lines;
  expect(line).toMatchObject({ level: 'fault', event: 'bids.show', fields: { kind: 'RangeError' } });
  expect(JSON.stringify(line)).not.toMatch(/Ivanova|7707083893|anna/);
  expect(JSON.stringify(line)).not.toContain(process.cwd());
});

test('something thrown that is no error is named by its type only', () => {
  const { lines, log } = open();
  log.fault('bids.show', 'the password is 1234');
  expect(lines[0]).toMatchObject({ fields: { kind: 'string' }, stack: [] });
  expect(JSON.stringify(lines)).not.toContain('1234');
});

test('the file is its owner’s alone and never grows beyond two', () => {
  const folder = temporaryFolder();
  const write = logToFile(folder);
  const line: LogLine = { at: testClock(), level: 'info', event: 'started', fields: {} };
  write(line);
  const file = join(folder, 'log', 'program.jsonl');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(line);
  writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
  write(line);
  expect(statSync(file).size).toBeLessThan(200);
  expect(statSync(join(folder, 'log', 'program.1.jsonl')).size).toBeGreaterThan(1024 * 1024);
});

test('a log that can not be written does not stop the work', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'log', 'program.jsonl'), { recursive: true });
  expect(() => logToFile(folder)({ at: testClock(), level: 'info', event: 'started', fields: {} })).not.toThrow();
});
