import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { filledUpdate, prepareTimestamp, signedChunks } from '#electron/pki/pades/prepare-signature.ts';
import { prepareStore } from '#electron/pki/pades/prepare-store.ts';
import { issuingCertificate, issuingRevocations, kitNow, rootCertificate, rootRevocations } from './ca.ts';
import { services, stamp } from './timestamps.ts';

/** Raising signed PDFs of the kit without a step and without a network. */

/** With everything that proves the chains, in the document security store. */
export const withEvidence = async (file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  const update = await prepareStore(memorySource(file), {
    certificates: [issuingCertificate, rootCertificate, services.rsa.certificate],
    crls: [issuingRevocations, rootRevocations],
    ocsps: [],
  });
  if (!update.ok) throw new Error(JSON.stringify(update.error));
  return Uint8Array.from(Buffer.concat([file, update.value ?? new Uint8Array(0)]));
};

/** With a document timestamp over all of it. */
export const withDocumentTimestamp = async (file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  const source = memorySource(file);
  const prepared = await prepareTimestamp(source, { room: 6_000 });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const pieces: Uint8Array[] = [];
  for await (const piece of signedChunks(source, prepared.value)) pieces.push(Uint8Array.from(piece));
  const token = stamp({ data: Buffer.concat(pieces), at: kitNow });
  const update = filledUpdate(prepared.value, file.length, token);
  if (update === null) throw new Error('no room');
  return Uint8Array.from(Buffer.concat([file, update]));
};
