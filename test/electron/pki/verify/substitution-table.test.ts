import { describe, expect, test } from 'vitest';
import { cmsForms, cmsSubstitutions, honest, type CmsForm } from '#test/kit/substitutions.ts';
import {
  containers,
  containerSubstitutions,
  honestContainer,
  xmlContainer,
  xmlSubstitutions,
} from '#test/kit/container-substitutions.ts';
import { documents } from '#test/kit/containers.ts';
import { verifyBytes } from '#test/kit/verify.ts';

/**
 * Every substitution in every form: the tables of the kit name both, and each pair is a case here. Parts of CMS cannot be
 * exchanged in XML nor files added to what is no container; those have tables of their own. What a PDF can be given besides
 * is in `pades/known-attacks.test.ts`.
 */
const forms: readonly (readonly [string, CmsForm])[] = Object.entries(cmsForms);

const judged = async (form: CmsForm, put: (form: CmsForm, signed: Uint8Array) => ReturnType<typeof honest>) => {
  const { bytes, content, settings } = await form.build((signed) => put(form, signed));
  return verifyBytes(bytes, content, settings);
};

describe.each(forms)('%s', (_name, form) => {
  test('put together by hand and honest is confirmed', async () => {
    expect(form.isConfirmed(await judged(form, honest))).toBe(true);
  });

  test.each(Object.entries(cmsSubstitutions))('with %s is not', async (_what, put) => {
    const report = await judged(form, put);
    expect(form.isConfirmed(report)).toBe(false);
  });
});

describe.each(Object.entries(containers))('%s', (_name, container) => {
  test('honest is confirmed', async () => {
    expect((await verifyBytes(honestContainer(container))).conclusion).toBe('TOTAL-PASSED');
  });

  const made = Object.entries(containerSubstitutions).flatMap(([what, make]) => {
    const bytes = make(container);
    return bytes === null ? [] : [[what, bytes] as const];
  });
  test.each(made)('with %s is not', async (_what, bytes) => {
    const report = await verifyBytes(bytes);
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });
});

describe('XAdES in ASiC-E', () => {
  test.each(Object.entries(xmlSubstitutions))('with %s is not confirmed', async (_what, make) => {
    const report = await verifyBytes(xmlContainer(make()));
    expect(report.signatures.length).toBeGreaterThan(0);
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(report.files.map(({ name }) => name)).toEqual(documents.map(({ name }) => name));
  });
});
