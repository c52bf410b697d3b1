import { expect, it } from 'vitest';
import { compiledScan } from '#electron/notices/json/scan-compiled.ts';
import { compileWebAssembly, sources } from '../../../build/webassembly/compile.ts';

it('keeps the scanner of notices exactly as its source compiles', async () => {
  expect(Buffer.from(await compileWebAssembly(sources.scan)).toString('base64')).toBe(compiledScan);
});
