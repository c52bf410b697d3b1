import { describe, expect, it } from 'vitest';
import { missingIn } from '../../build/checks/lock.ts';

describe('the lock holds every package that it names', () => {
  it('finds a package beside the one that asks for it, and above', () => {
    expect(
      missingIn({
        '': { devDependencies: { a: '1' }, optionalDependencies: { '@b/c': '1' } },
        'node_modules/a': { dependencies: { '@b/c': '1', d: '1' } },
        'node_modules/a/node_modules/d': { dependencies: { a: '1' } },
        'node_modules/@b/c': {},
      }),
    ).toEqual([]);
  });

  it('names an optional package of another platform that was left out', () => {
    expect(
      missingIn({
        '': { dependencies: { a: '1' } },
        'node_modules/a': { optionalDependencies: { '@a/linux': '1', '@a/darwin': '1' } },
        'node_modules/@a/linux': {},
      }),
    ).toEqual(['package-lock.json lacks @a/darwin, which a asks for: npm ci will refuse it']);
  });

  it('does not look into a neighbour for what stands within it', () => {
    expect(
      missingIn({
        '': { dependencies: { a: '1', b: '1' } },
        'node_modules/a': { dependencies: { c: '1' } },
        'node_modules/b': {},
        'node_modules/b/node_modules/c': {},
      }),
    ).toEqual(['package-lock.json lacks c, which a asks for: npm ci will refuse it']);
  });
});
