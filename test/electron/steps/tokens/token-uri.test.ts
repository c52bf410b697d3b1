import { assert, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { isTokenUri, readTokenUri, tokenUri } from '#electron/steps/keys/token-uri.ts';

test('is a PKCS#11 URI as RFC 7512 writes it', () => {
  const uri = tokenUri({ library: '/usr/lib/rt.so', label: 'Мой токен', serial: '3b6f', id: '0a1b' });
  expect(uri).toBe(
    'pkcs11:token=%D0%9C%D0%BE%D0%B9%20%D1%82%D0%BE%D0%BA%D0%B5%D0%BD;serial=3b6f;id=%0a%1b?module-path=%2Fusr%2Flib%2Frt.so',
  );
});

test('comes back as it went in, whatever vendors put into labels and paths', () => {
  const text = string({ unit: 'binary' }).filter((one) => one.isWellFormed());
  const id = uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  assert(
    property(text, text, text, id, (library, label, serial, keyId) => {
      const place = { library, label, serial, id: keyId };
      expect(readTokenUri(tokenUri(place))).toEqual(place);
    }),
  );
});

test.each(['/home/a/key.p12', 'pkcs11:token=a', 'file:///a'])('%s is none of ours', (path) => {
  expect(readTokenUri(path)).toBeNull();
  expect(isTokenUri('C:\\keys\\a.p12')).toBe(false);
});
