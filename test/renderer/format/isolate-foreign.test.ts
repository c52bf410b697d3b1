import { expect, test } from 'vitest';
import { isolateForeign } from '../../../renderer/format/isolate-foreign.ts';

test.each([
  ['an Arabic name in an English sentence', 'مضخات المياه 12', 'ltr'],
  ['a Russian name in an Arabic sentence', 'ООО «Насос»', 'rtl'],
  ['an English name of two words in an Arabic sentence', 'Sample Authority', 'rtl'],
] as const)('keeps %s to itself', (_case, name, direction) => {
  expect(isolateForeign(name, direction)).toBe(`\u2068${name}\u2069`);
});

test.each([
  ['a Russian name in an English sentence', 'ООО «Насос»', 'ltr'],
  ['an Arabic name in an Arabic sentence', 'مضخات', 'rtl'],
  ['a key of texts, which is put into words later', 'bid.need.required', 'rtl'],
  ['a figure', '1,234.56', 'rtl'],
] as const)('leaves %s as it is', (_case, value, direction) => {
  expect(isolateForeign(value, direction)).toBe(value);
});
