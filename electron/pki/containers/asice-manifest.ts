import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import { checkEntryNames } from '#shared/signature/entry-names.ts';
import { mediaTypeOf } from '#shared/signature/media-type.ts';
import { asicNames, digestUris } from './asic-names.ts';

/** A file that the signature is to cover, under the name it will have in the container. */
export type ManifestFile = { readonly name: string; readonly digest: Digest };

/**
 * The bytes of ASiCManifest (ETSI EN 319 162-1 clause A.4), which the container's CAdES signature is made over: one
 * DataObjectReference per file, in the order given; `signature` is the entry it will stand in. Refuses names that a
 * container cannot carry.
 */
export const buildAsicManifest = (
  files: readonly ManifestFile[],
  signature: string = asicNames.signature,
): Outcome<Uint8Array<ArrayBuffer>, SignatureCode> => {
  const names = checkEntryNames(files.map(({ name }) => name));
  if (!names.ok) return names;
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    `  <asic:SigReference MimeType="${asicNames.signatureType}" URI="${signature}"/>`,
    ...files.flatMap(reference),
    '</asic:ASiCManifest>',
    '',
  ].join('\n');
  return ok(new TextEncoder().encode(xml));
};

const reference = ({ name, digest }: ManifestFile): readonly string[] => [
  `  <asic:DataObjectReference MimeType="${mediaTypeOf(name)}" URI="${entryUri(name)}">`,
  `    <ds:DigestMethod Algorithm="${digestUris[digest.algorithm]}"/>`,
  `    <ds:DigestValue>${Buffer.from(digest.value, 'hex').toString('base64')}</ds:DigestValue>`,
  '  </asic:DataObjectReference>',
];

/** A relative reference of RFC 3986, percent-encoded UTF-8; the characters left over need no escaping in XML. */
export const entryUri = (name: string): string => name.split('/').map(encodeURIComponent).join('/');
