import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalXml, type CanonicalMethod } from '#electron/pki/xades/canonical-xml.ts';
import { indexDocument } from '#electron/pki/xades/document-index.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { run, skipWithout } from '../kit/openssl.ts';
import { anyXmlDocument } from '../kit/xml-documents.ts';

const forms = [
  ['--c14n', 'c14n-1.0'],
  ['--c14n11', 'c14n-1.1'],
  ['--exc-c14n', 'exclusive'],
] as const satisfies readonly (readonly [string, CanonicalMethod['form']])[];

const ours = (text: string, form: CanonicalMethod['form']): string => {
  const read = readXml(Buffer.from(text));
  if (!read.ok) throw new Error(read.error.code);
  const method = { form, comments: true, inclusivePrefixes: [] };
  return Buffer.from(canonicalXml({ index: indexDocument(read.value), apex: 'document' }, method)).toString();
};

describe.skipIf(skipWithout('xmllint', '--version'))('xmllint as a judge', () => {
  test.each(forms)('writes the same canonical bytes with %s for generated documents', (option, form) => {
    const file = join(temporaryFolder(), 'd.xml');
    assert(
      property(anyXmlDocument, (text) => {
        writeFileSync(file, text);
        const theirs = run('xmllint', [[option, file]]);
        expect(theirs.stderr).toBe('');
        expect(ours(text, form)).toBe(theirs.stdout.toString());
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});
