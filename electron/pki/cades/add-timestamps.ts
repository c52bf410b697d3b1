import type { ByteSource } from '../cms/byte-source.ts';
import { timestampOids } from '../timestamps/oids.ts';
import { rewriteSignedData, type Rewritten } from './rewrite.ts';
import { attributeOf, withUnsignedEach } from './unsigned-attributes.ts';

export type { Rewritten } from './rewrite.ts';

/**
 * Puts a timestamp token into the unsigned attributes of each signer for which one is given (id-aa-signatureTimeStampToken,
 * ETSI EN 319 122-1 clause 5.3); `tokens` are in the order of the signers. Signed attributes, certificates, content and
 * the other signers stay byte for byte; only lengths around them change. The source must have been read as SignedData
 * before: bytes that are none throw.
 */
export const addSignatureTimestamps = (
  source: ByteSource,
  tokens: readonly (Uint8Array | null)[],
): Promise<Rewritten> =>
  rewriteSignedData(source, ({ signers }) => ({
    signers: withUnsignedEach(
      signers,
      tokens.map((token) => (token === null ? [] : [attributeOf(timestampOids.signatureTimestamp, token)])),
    ),
  }));
