import { describe, expect, it } from 'vitest';
import { isolateCodes } from '../../../renderer/format/isolate-codes.ts';

describe('codes within a sentence that runs right to left', () => {
  it('take the Latin words before them along, and the sign that a path begins with', () => {
    expect(isolateCodes('وفق GOST R 34.10-2012 على')).toBe('وفق \u2066GOST R 34.10-2012\u2069 على');
    expect(isolateCodes('المكتبة /usr/lib/a.so هنا')).toBe('المكتبة \u2066/usr/lib/a.so\u2069 هنا');
    expect(isolateCodes('المكتبة C:\\System32\\a.dll هنا')).toBe('المكتبة \u2066C:\\System32\\a.dll\u2069 هنا');
  });

  it('are isolated where a sign joins them', () => {
    expect(isolateCodes('القانون 44-FZ وملف a.p12')).toBe('القانون \u206644-FZ\u2069 وملف \u2066a.p12\u2069');
  });
  it('leaves plain words and numbers to the line', () => {
    expect(isolateCodes('مفتاح RSA 2048')).toBe('مفتاح RSA 2048');
  });
  it('keeps a sum with its groups in one piece, since half a sum turned over is another sum', () => {
    expect(isolateCodes('اجعل 1,036,988.77 ₽ ضمانه')).toBe('اجعل \u20661,036,988.77\u2069 ₽ ضمانه');
    expect(isolateCodes('بين 100,000.00 و200,000.00')).toBe('بين \u2066100,000.00\u2069 و\u2066200,000.00\u2069');
  });
});
