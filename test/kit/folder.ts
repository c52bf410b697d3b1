import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A process or thread that ends may still write while its folder is removed. */
const gone = { recursive: true, force: true, maxRetries: 5 };

/** A folder for one test, gone with it. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bidwright-test-'));
  onTestFinished(() => rmSync(folder, gone));
  return folder;
};

/** A folder for all tests of a file, gone when they are done. */
export const sharedFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bidwright-test-'));
  afterAll(() => {
    rmSync(folder, gone);
  });
  return folder;
};
