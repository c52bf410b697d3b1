import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../build/vite/main.ts';
import { root, sourceFiles } from '../../build/checks/source-files.ts';

test('every thread that the source starts by its name lies beside the bundle under that name', () => {
  const started = sourceFiles('electron').flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/new URL\(`\.\/([\w-]+)\$\{/g)].map((match) => match[1]),
  );
  const input = main.build?.rolldownOptions?.input;
  expect(started.length).toBeGreaterThan(0);
  expect(typeof input === 'object' && input !== null ? Object.keys(input) : []).toEqual(
    expect.arrayContaining(started),
  );
});
