import { describe, expect, it } from 'vitest';
import { isolateCodes } from '../../../renderer/format/isolate-codes.ts';

describe('codes within a sentence that runs right to left', () => {
  it('are isolated where a sign joins them', () => {
    expect(isolateCodes('القانون 44-FZ وملف a.p12')).toBe('القانون \u206644-FZ\u2069 وملف \u2066a.p12\u2069');
  });
  it('leaves plain words and numbers to the line', () => {
    expect(isolateCodes('مفتاح RSA 2048')).toBe('مفتاح RSA 2048');
  });
});
