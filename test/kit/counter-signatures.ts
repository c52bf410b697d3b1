import { concatBytes, integer, octetString, sequence, setOf, type Der } from '#electron/pki/asn1/encode.ts';
import { algorithmIdentifier, digestIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { issuerAndSerial } from '#electron/pki/cades/signed-attributes.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { rewriteSignedData, rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import { withUnsignedEach } from '#electron/pki/cades/unsigned-attributes.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { issueHolder, supplierName, testKey, type TestKey } from './ca.ts';
import { attribute, goodAttributes, isOf } from './hand-made-cms.ts';
import { certificateOf } from './signatures.ts';

/** A notary of the kit, with a key of its own. */
export const notary: { readonly key: TestKey; readonly certificate: Der } = {
  key: 'second-rsa2048',
  certificate: issueHolder({
    serial: 0x70,
    key: 'second-rsa2048',
    subject: [['country', 'RU'], ['commonName', 'Нотариус Проверочный'], ...supplierName().slice(1, 3)],
  }),
};

export type Counter = {
  readonly by?: { readonly key: TestKey; readonly certificate: Uint8Array };
  /** Instead of the signature value. */
  readonly over?: Uint8Array;
  /** RFC 5652 section 11.4 forbids it. */
  readonly withContentType?: true;
  readonly unsigned?: readonly Der[];
};

/** A SignerInfo over a signature value (RFC 5652 section 11.4). */
export const counterSignature = (value: Uint8Array, counter: Counter = {}): Der => {
  const by = counter.by ?? notary;
  const over = counter.over ?? value;
  const attributes = goodAttributes(over, by.certificate).filter(
    (part) => counter.withContentType === true || !isOf(cmsOids.contentType)(part),
  );
  const signed = setOf(attributes);
  const algorithm = { scheme: 'rsa-pkcs1', digest: 'sha-256' } as const;
  return sequence(
    integer(1),
    issuerAndSerial(certificateOf(by.certificate)),
    digestIdentifier('sha-256'),
    concatBytes([Uint8Array.of(0xa0), signed.subarray(1)]),
    algorithmIdentifier(algorithm),
    octetString(signBytes(testKey(by.key), algorithm, signed)),
    ...(counter.unsigned === undefined
      ? []
      : [concatBytes([Uint8Array.of(0xa1), setOf(counter.unsigned).subarray(1)])]),
  );
};

export const counterAttribute = (...counters: readonly Der[]): Der => attribute(cmsOids.countersignature, ...counters);

/** The signature with counter-signatures over its only signer, whose certificates the reader has to bring. */
export const counterSigned = async (cms: Uint8Array, ...counters: readonly Der[]): Promise<Uint8Array<ArrayBuffer>> =>
  rewrittenBytes(
    await rewriteSignedData(memorySource(cms), ({ signers }) => ({
      signers: withUnsignedEach(signers, [[counterAttribute(...counters)]]),
    })),
  );
