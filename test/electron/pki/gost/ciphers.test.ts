import { describe, expect, test } from 'vitest';
import { gost28147, magma } from '#electron/pki/gost/ciphers/gost28147.ts';
import { kuznyechik } from '#electron/pki/gost/ciphers/kuznyechik.ts';
import { applyCtrAcpkm } from '#electron/pki/gost/ciphers/modes.ts';
import { tc26Box } from '#electron/pki/gost/ciphers/substitution-boxes.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

const magmaKey = bytes('ffeeddccbbaa99887766554433221100f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
const kuznyechikKey = bytes('8899aabbccddeeff0011223344556677fedcba98765432100123456789abcdef');

test('Magma gives the example of GOST R 34.12-2015 appendix A.2', () => {
  expect(hex(magma(magmaKey).encrypt(bytes('fedcba9876543210')))).toBe('4ee901e5c2d8ca3d');
});

test('Kuznyechik gives the example of GOST R 34.12-2015 appendix A.1', () => {
  const block = bytes('1122334455667700ffeeddccbbaa9988');
  expect(hex(kuznyechik(kuznyechikKey).encrypt(block))).toBe('7f679d90bebc24305a468d42b9d4edcd');
});

test('GOST 28147-89 with the box of TC26 is Magma with its bytes read the other way', () => {
  const reversedWords = Buffer.from(magmaKey).swap32();
  const cipher = gost28147(tc26Box)(reversedWords);
  expect(hex(cipher.encrypt(bytes('1032547698badcfe')))).toBe('3dcad8c2e501e94e');
  expect(hex(cipher.decrypt(bytes('3dcad8c2e501e94e')))).toBe('1032547698badcfe');
});

describe('counter mode that changes its key', () => {
  test('gives the example of RFC 8645 appendix A.1 for Kuznyechik, sections of 32 bytes', () => {
    const plain = bytes(
      '1122334455667700ffeeddccbbaa9988 00112233445566778899aabbcceeff0a 112233445566778899aabbcceeff0a00 2233445566778899aabbcceeff0a0011 33445566778899aabbcceeff0a001122 445566778899aabbcceeff0a00112233 5566778899aabbcceeff0a0011223344',
    );
    expect(hex(applyCtrAcpkm(kuznyechik, kuznyechikKey, bytes('1234567890abcef0'), 32, plain))).toBe(
      [
        'f195d8bec10ed1dbd57b5fa240bda1b8 85eee733f6a13e5df33ce4b33c45dee4',
        '4bceeb8f646f4c55001706275e85e800 587c4df568d094393e4834afd0805046',
        'cf30f57686aeece11cfc6c316b8a896e dffd07ec813636460c4f3b743423163e',
        '6409a9c282fac8d469d221e7fbd6de5d',
      ]
        .join('')
        .replaceAll(' ', ''),
    );
  });

  test('leaves an incomplete last block as long as it was', () => {
    const whole = applyCtrAcpkm(magma, magmaKey, bytes('12345678'), 1024, new Uint8Array(24));
    expect(applyCtrAcpkm(magma, magmaKey, bytes('12345678'), 1024, new Uint8Array(21))).toEqual(whole.subarray(0, 21));
  });
});
