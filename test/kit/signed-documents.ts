import { signers } from './ca.ts';
import { buildPdf, signPdf } from './pdf.ts';
import { addresses, fillSignature, sameDocument, xadesTemplate } from './xml-signatures.ts';

/** Small signed documents for mutation, and what may change in each and mean the same. */
export type SignedDocument = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly meansTheSame: (changed: Uint8Array) => boolean;
};

/** Digits of the signature value may be written in either case; nothing else of a signed PDF is free. */
const inOneCase = (bytes: Uint8Array, [start, end]: readonly [number, number]): Buffer => {
  const copy = Buffer.from(bytes);
  copy.write(copy.toString('latin1', start, end).toLowerCase(), start, 'latin1');
  return copy;
};

export const signedPdf = async (): Promise<SignedDocument> => {
  const bytes = await signPdf(buildPdf(), { signer: signers.p256, request: { room: 2_900 } });
  const start = Buffer.from(bytes).lastIndexOf('/Contents <') + '/Contents <'.length;
  const contents = [start, Buffer.from(bytes).indexOf('>', start)] as const;
  return {
    bytes,
    meansTheSame: (changed) => inOneCase(changed, contents).equals(inOneCase(bytes, contents)),
  };
};

export const signedXml = (): SignedDocument => {
  const template = xadesTemplate({
    references: [{ uri: '', transforms: [addresses.enveloped, addresses.exclusive] }],
    method: addresses.ecdsaSha256,
    signer: signers.p256,
  });
  const bytes = fillSignature(`<letter Id="L"><to>Заказчик</to>${template}</letter>`, signers.p256);
  return { bytes, meansTheSame: (changed) => sameDocument(changed, bytes) };
};
