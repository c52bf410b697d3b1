import type { KeyObject } from 'node:crypto';
import { sign } from 'node:crypto';
import {
  bitString,
  context,
  contextPrimitive,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  tags,
  text,
  time,
} from '#electron/pki/asn1/encode.ts';

const ecdsaSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const nameOf = (host: string) => sequence(setOf([sequence(oid('2.5.4.3'), text(tags.utf8String, host))]));

/** A server's certificate that vouches for itself, for one host; key and certificate in PEM. */
export const selfSigned = (
  { privateKey, publicKey }: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  host: string,
): { readonly key: string; readonly certificate: string } => {
  const name = nameOf(host);
  const names = sequence(contextPrimitive(2, Buffer.from(host)));
  const tbs = sequence(
    context(0, integer(2)),
    integer(1),
    ecdsaSha256,
    name,
    sequence(time(Date.now() - 3_600_000), time(Date.now() + 3_600_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(sequence(oid('2.5.29.17'), octetString(names)))),
  );
  const der = sequence(tbs, ecdsaSha256, bitString(sign('sha256', tbs, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
};
