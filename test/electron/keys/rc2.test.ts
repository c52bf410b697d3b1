import { expect, test } from 'vitest';
import { decryptRc2Cbc } from '#electron/keys/key-file/rc2.ts';

// RFC 2268 section 5, those of its vectors whose effective length is the key's own.
test.each([
  ['ffffffffffffffff', 'ffffffffffffffff', '278b27e42e2f0d49'],
  ['3000000000000000', '1000000000000001', '30649edf9be7d2c2'],
  ['88bca90e90875a7f0f79c384627bafb2', '0000000000000000', '2269552ab0f85ca6'],
])('RC2 under %s gives back %s', (key, plain, ciphertext) => {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  expect(decryptRc2Cbc(bytes(key), new Uint8Array(8), bytes(ciphertext)).toString('hex')).toBe(plain);
});
