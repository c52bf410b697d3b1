import { describe, expect, test } from 'vitest';
import { findCycles, judgeImport } from '../../build/checks/imports.ts';
import { checkCodes, checkLanguage, checkSubjects } from '../../build/checks/texts.ts';

describe('the import direction', () => {
  test.each([
    ['shared/kernel/a.ts', '../bid/b.ts', 'shared/bid/b.ts'],
    ['shared/contract/a.ts', '../text/b.ts', 'shared/text/b.ts'],
    ['shared/bid/a.ts', '#electron/store/b.ts', 'electron/store/b.ts'],
    ['shared/bid/a.ts', 'node:fs', null],
    ['renderer/a.tsx', '#electron/store/b.ts', 'electron/store/b.ts'],
    ['electron/pki/a.ts', '../store/b.ts', 'electron/store/b.ts'],
    ['electron/steps/a/b.ts', '../../windows/c.ts', 'electron/windows/c.ts'],
    ['electron/store/a.ts', 'electron', null],
    ['electron/steps/x/a.ts', 'node:sqlite', null],
    ['electron/steps/x/a.ts', 'node:https', null],
    ['electron/pki/a.ts', 'node:net', null],
    ['electron/faces/loopback/a.ts', 'node:tls', null],
    ['electron/steps/x/a.ts', '#test/kit/b.ts', 'test/kit/b.ts'],
  ])('%s may not import %s', (file, from, target) => {
    expect(judgeImport(file, from, target)).toMatch(/\w/);
  });

  test.each([
    ['shared/bid/a.ts', '../kernel/b.ts', 'shared/kernel/b.ts'],
    ['renderer/a.tsx', '#shared/contract/b.ts', 'shared/contract/b.ts'],
    ['electron/steps/a/b.ts', '../../pki/c.ts', 'electron/pki/c.ts'],
    ['electron/windows/a.ts', 'electron', null],
    ['electron/store/sqlite.ts', 'node:sqlite', null],
    ['electron/network/a.ts', 'node:https', null],
    ['electron/faces/loopback/a.ts', 'node:http', null],
    ['test/a.ts', '#electron/store/b.ts', 'electron/store/b.ts'],
  ])('%s may import %s', (file, from, target) => {
    expect(judgeImport(file, from, target)).toBeNull();
  });

  test('a chain that comes back is a cycle, a diamond is none', () => {
    const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));
    expect(findCycles(graph({ a: ['b'], b: ['c'], c: ['a'] }))).toEqual([['a', 'b', 'c', 'a']]);
    expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });
});

describe('the texts', () => {
  test('a missing key, a missing plural form and strange evidence are each named', () => {
    const english = { plain: 'One {{file}}', files_one: '{{count}} file', files_other: '{{count}} files' };
    expect(checkLanguage('ru', { plain: 'Один {{name}}', files_one: '{{count}} файл' }, english)).toEqual([
      'ru: plain speaks of {name}, English of {file}',
      'ru: files has no form “few”',
      'ru: files has no form “many”',
      'ru: files has no form “other”',
    ]);
    expect(checkLanguage('en', { files_one: '', files_other: '' }, english)).toEqual(['en: no text for plain']);
  });

  test('a code without words, and words about what it does not carry', () => {
    const tables = { 'a.b': { details: ['file'] }, 'c.d': { details: [] } };
    expect(checkCodes(tables, { 'a.b': '{{file}} {{size}}', 'a.b.hint': '', 'c.d': 'x' })).toEqual([
      'a.b speaks of {size}, which its code does not carry',
      'no text for c.d.hint',
    ]);
  });

  test('a key of two subjects is named with both', () => {
    const subjects = { 'a.ts': ['one', 'two'], 'b.ts': ['two', 'three'] };
    expect(checkSubjects(subjects)).toEqual(['two stands in a.ts and in b.ts']);
  });
});
