import { expect, test } from 'vitest';
import { isAllowed } from '../../build/checks/licences.ts';

test.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT', 'MPL-2.0 OR Apache-2.0'])('%s may ship', (licence) => {
  expect(isAllowed(licence)).toBe(true);
});

test.each(['GPL-3.0', 'MIT AND GPL-2.0-only', 'AGPL-3.0-or-later', 'UNLICENSED', ''])('%j may not', (licence) => {
  expect(isAllowed(licence)).toBe(false);
});
