import { listKnownCertificates } from '../../store/trust-material/known-certificates.ts';
import type { Host } from '../context.ts';
import { listAnchors } from '../trust/anchors.ts';
import { listKeyRecords } from './key-records.ts';

const copied = (der: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(der);

/** Every certificate the workspace has: of its keys, their chains, those imported or fetched, its anchors. To find, not to trust. */
export const ownCertificates = (host: Host): readonly Uint8Array<ArrayBuffer>[] => {
  const { database } = host.workspace;
  const ofKeys = listKeyRecords(database).flatMap(({ certificates }) =>
    certificates.flatMap(({ certificate, chain }) => [certificate, ...chain]),
  );
  const known = listKnownCertificates(database).map(({ certificate }) => certificate);
  return [...ofKeys, ...known, ...listAnchors(database)].map(copied);
};
