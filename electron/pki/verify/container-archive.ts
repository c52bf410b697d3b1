import type { Observation } from '#shared/verification/facts.ts';
import { archivedPartsOf } from '../cades/archived-parts.ts';
import type { SignedData } from '../cms/signed-data.ts';
import { readAsicManifest, type AsicManifest } from '../containers/asic-manifest-read.ts';
import { digestBytes } from '../digest.ts';
import { digestByAddress } from './digests.ts';
import type { OpenedTimestamp } from './opened-signature.ts';

/** An ASiCArchiveManifest with the timestamp over it (ETSI EN 319 162-1 clause 4.4.5, annex A.7). */
export type ContainerArchive = {
  readonly manifest: AsicManifest;
  readonly bytes: Uint8Array;
  readonly timestampName: string;
  readonly token: Uint8Array;
};

/** The archives among entries that are neither documents nor signatures; what is part of none stays unread. */
export const readContainerArchives = (
  names: readonly string[],
  meta: ReadonlyMap<string, Uint8Array>,
): { readonly archives: readonly ContainerArchive[]; readonly unread: readonly string[] } => {
  const archives = names.flatMap((name): ContainerArchive[] => {
    const bytes = meta.get(name);
    if (bytes === undefined || !/ASiCArchiveManifest[^/]*\.xml$/i.test(name)) return [];
    const manifest = readAsicManifest(name, bytes, digestByAddress);
    const timestampName = manifest.signature;
    const token = timestampName === null ? undefined : meta.get(timestampName);
    const sound = manifest.observations.length === 0 && timestampName !== null && token !== undefined;
    return sound ? [{ manifest, bytes, timestampName, token }] : [];
  });
  const read = new Set(archives.flatMap(({ manifest, timestampName }) => [manifest.file, timestampName]));
  return { archives, unread: names.filter((name) => !read.has(name)) };
};

/** Everything in a signature that proves something: whoever proves that its file existed proves each of them. */
const objectsIn = (data: SignedData): readonly Uint8Array[] =>
  data.signers.flatMap((_, index) => {
    const { certificates, revocation, attributes } = archivedPartsOf(data.frame, index);
    return [...certificates, ...revocation, ...attributes.flatMap(({ attribute }) => attribute.values)];
  });

/**
 * The container's archive timestamps that cover the signature in the entry `name`: over the archive manifest's bytes, good
 * only while every file it names is what it says. An earlier archive's timestamp is covered as a file like any other.
 */
export const archiveTimestampsOver = (
  archives: readonly ContainerArchive[],
  name: string,
  data: SignedData,
  compare: (manifest: AsicManifest) => readonly Observation[],
): readonly OpenedTimestamp[] =>
  archives
    .filter(({ manifest }) => manifest.references.some((reference) => reference.name === name))
    .map(({ manifest, bytes, token }) => {
      const named = new Set(manifest.references.map((reference) => reference.name));
      const earlier = archives.filter(({ timestampName }) => named.has(timestampName));
      return {
        kind: 'archive-time-stamp',
        token,
        expects: (algorithm) => {
          const [against] = compare(manifest);
          if (against !== undefined) return { kind: 'unfit', observation: against };
          const objects = [...objectsIn(data), ...earlier.map((archive) => archive.token)];
          return { kind: 'imprint', digest: digestBytes(algorithm, bytes), covers: { signature: true, objects } };
        },
      };
    });
