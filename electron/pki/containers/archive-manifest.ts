import type { Digest } from '#shared/kernel/digest.ts';
import { mediaTypeOf } from '#shared/signature/media-type.ts';
import { asicNames, digestUris } from './asic-names.ts';
import { entryUri } from './asice-manifest.ts';

/** A file that an archive timestamp is to cover; `root` marks the archive manifest that this one continues. */
export type ArchivedFile = { readonly name: string; readonly digest: Digest; readonly root: boolean };

const typeOf = (name: string): string => {
  if (/\.p7s$/i.test(name)) return asicNames.signatureType;
  return /\.tst$/i.test(name) ? asicNames.timestampType : mediaTypeOf(name);
};

const reference = ({ name, digest, root }: ArchivedFile): readonly string[] => [
  `  <asic:DataObjectReference MimeType="${typeOf(name)}"${root ? ' Rootfile="true"' : ''} URI="${entryUri(name)}">`,
  `    <ds:DigestMethod Algorithm="${digestUris[digest.algorithm]}"/>`,
  `    <ds:DigestValue>${Buffer.from(digest.value, 'hex').toString('base64')}</ds:DigestValue>`,
  '  </asic:DataObjectReference>',
];

/**
 * The bytes of ASiCArchiveManifest.xml (ETSI EN 319 162-1 clauses 4.4.5 and A.7), which a timestamp in the container is
 * made over: it names that timestamp and every file that has to last.
 */
export const buildArchiveManifest = (timestamp: string, files: readonly ArchivedFile[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
      `  <asic:SigReference MimeType="${asicNames.timestampType}" URI="${timestamp}"/>`,
      ...files.flatMap(reference),
      '</asic:ASiCManifest>',
      '',
    ].join('\n'),
  );
