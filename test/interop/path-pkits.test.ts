import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseChecker } from '#electron/pki/path/check-cases.ts';
import { ok } from '#shared/kernel/result.ts';
import { havePkits, pkitsLine, readPkits } from '#test/kit/pki-suites.ts';

const check = caseChecker({ read: (file) => ok(readFileSync(file)), describe: ({ code }) => code });

describe.skipIf(!havePkits)('NIST PKITS [needs ../shared]', () => {
  const { at, cases } = havePkits ? readPkits() : { at: '', cases: [] };

  it('is the whole suite of 249 runs', () => {
    expect(cases).toHaveLength(249);
  });

  // No run is refused more strictly than the suite expects, so there is no list of exceptions here.
  it.each(cases.map((item) => [`${item.id} ${item.title}`, item] as const))('%s', (_title, item) => {
    const answer = check(pkitsLine(item, at));
    expect(answer).toMatchObject({ id: item.id, valid: item.shouldValidate });
    if (item.userConstrainedPolicySet !== null) {
      expect(answer).toMatchObject({ userConstrainedPolicySet: item.userConstrainedPolicySet });
    }
  });
});
