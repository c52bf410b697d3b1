import { concatBytes, header, integer, octetString, oid, sequence, setOf, tags, type Der } from '../asn1/encode.ts';
import type { SealCipher } from '#shared/signature/seal-codes.ts';
import { sealOids } from './seal-oids.ts';

const blockBytes = 16;
export const macBytes = 16;

/** How long the encrypted content is: GCM keeps the length, CBC pads to whole blocks and by at least one byte. */
export const sealedLength = (cipher: SealCipher, plain: number): number =>
  cipher === 'gcm' ? plain : (Math.floor(plain / blockBytes) + 1) * blockBytes;

/** GCMParameters (RFC 5084 section 3.2) name the length of the mac, which is 12 where nothing is said. */
const cipherAlgorithm = (cipher: SealCipher, start: Uint8Array): Der =>
  cipher === 'gcm'
    ? sequence(oid(sealOids.aes256Gcm), sequence(octetString(start), integer(macBytes)))
    : sequence(oid(sealOids.aes256Cbc), octetString(start));

export type Frame = { readonly before: Der; readonly after: (mac: Uint8Array) => Der };

/**
 * All that stands around the encrypted content, with definite lengths: the content's length is known before it is read.
 * `hasAgreement` decides the version of EnvelopedData (RFC 5652 section 6.1); AuthEnvelopedData is always version 0.
 */
export const frameOf = (
  cipher: SealCipher,
  parts: {
    readonly recipients: readonly Uint8Array[];
    readonly hasAgreement: boolean;
    readonly start: Uint8Array;
    readonly length: number;
  },
): Frame => {
  const contentHeader = header(0x80, parts.length);
  const contentType = oid(sealOids.data);
  const algorithm = cipherAlgorithm(cipher, parts.start);
  const infoLength = contentType.length + algorithm.length + contentHeader.length + parts.length;
  const infoHeader = header(tags.sequence, infoLength);
  const version = integer(cipher === 'cbc' && parts.hasAgreement ? 2 : 0);
  const recipients = setOf(parts.recipients);
  const tail = (mac: Uint8Array): Der => (cipher === 'gcm' ? octetString(mac) : new Uint8Array(0));
  const bodyLength =
    version.length + recipients.length + infoHeader.length + infoLength + tail(new Uint8Array(macBytes)).length;
  const body = header(tags.sequence, bodyLength);
  const explicit = header(0xa0, body.length + bodyLength);
  const type = oid(cipher === 'gcm' ? sealOids.authEnvelopedData : sealOids.envelopedData);
  const whole = header(tags.sequence, type.length + explicit.length + body.length + bodyLength);
  return {
    before: concatBytes([
      whole,
      type,
      explicit,
      body,
      version,
      recipients,
      infoHeader,
      contentType,
      algorithm,
      contentHeader,
    ]),
    after: tail,
  };
};
