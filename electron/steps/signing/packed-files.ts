import { manifestName } from '#shared/bid/freeze.ts';
import type { PackedFile } from '../../pki/containers/asice-write.ts';
import type { Vault } from '../../store/vault.ts';
import type { FrozenManifest } from '../bids/manifest.ts';

/** Where the container keeps what covers it (ETSI EN 319 162-1 clause 4.4.3), as our artefacts name them. */
export const containerManifestName = 'META-INF/ASiCManifest001.xml';
export const containerSignatureName = 'META-INF/signature001.p7s';

/** What goes into the package, in the manifest's order: the documents, then the manifest itself. */
export const packedFiles = (vault: Vault, { manifest, bytes, digest }: FrozenManifest): readonly PackedFile[] => [
  ...manifest.files.flatMap((file): readonly PackedFile[] => {
    const sha256 = file.digests.find((candidate) => candidate.algorithm === 'sha-256')?.value;
    return sha256 === undefined
      ? []
      : [
          {
            name: file.name,
            file: vault.pathOf(sha256),
            size: file.size,
            digest: { algorithm: 'sha-256', value: sha256 },
          },
        ];
  }),
  {
    name: manifestName,
    file: vault.pathOf(digest),
    size: bytes.length,
    digest: { algorithm: 'sha-256', value: digest },
  },
];
