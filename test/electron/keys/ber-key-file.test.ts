import { expect, test } from 'vitest';
import { readKeyFile } from '#electron/keys/key-file/read-key-file.ts';
import { childrenOf } from '#electron/pki/asn1/cursor.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { concatBytes, element } from '#electron/pki/asn1/encode.ts';
import { contentOf, isConstructed, rawOf, type Tlv } from '#electron/pki/asn1/tlv.ts';
import { issuingCertificate, rootCertificate, signers } from '../../kit/ca.ts';
import { keyFileOf, utf8 } from '../../kit/key-files.ts';

const end = Uint8Array.of(0, 0);

/** The same value as NSS and old Windows write it: indefinite lengths, long strings in segments. */
const asBer = (tlv: Tlv): Uint8Array => {
  if (isConstructed(tlv)) {
    const parts = childrenOf(tlv, tlv.identifier).map(asBer);
    return concatBytes([Uint8Array.of(tlv.identifier, 0x80), ...parts, end]);
  }
  const isString = tlv.identifier === 0x04 || tlv.identifier === 0x80;
  const content = contentOf(tlv);
  if (!isString || content.length < 100) return rawOf(tlv);
  const segments = Array.from({ length: Math.ceil(content.length / 90) }, (_, at) =>
    element(0x04, content.subarray(at * 90, (at + 1) * 90)),
  );
  return concatBytes([Uint8Array.of(tlv.identifier | 0x20, 0x80), ...segments, end]);
};

test('a key file in BER, with indefinite lengths and strings in segments, opens like the one in DER', () => {
  const der = keyFileOf('p384', 'пароль');
  const ber = decode(der, asBer);
  if (!ber.ok) expect.fail(ber.error.code);
  expect(ber.value.length).toBeGreaterThan(der.length);
  const opened = readKeyFile(ber.value, utf8('пароль'), 'f.pfx');
  expect(opened.ok && opened.value[0]?.certificate).toEqual(signers.p384.certificate);
  expect(opened.ok && opened.value[0]?.chain).toEqual([issuingCertificate, rootCertificate]);
});
