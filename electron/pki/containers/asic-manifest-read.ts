import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation } from '#shared/verification/facts.ts';
import { hexOf } from '../asn1/bytes.ts';
import { nameOfReference } from './entry-name-read.ts';
import { readXml, type XmlElement } from './xml-read.ts';

/** One file a manifest vouches for. `algorithm` is null when its address is not known; `digest` is hexadecimal. */
export type ManifestReference = {
  readonly name: string;
  readonly address: string;
  readonly algorithm: AnyDigestAlgorithm | null;
  readonly digest: string;
};

/** An ASiCManifest (ETSI EN 319 162-1 clause A.4) as read, with what speaks against it. */
export type AsicManifest = {
  readonly file: string;
  readonly signature: string | null;
  readonly references: readonly ManifestReference[];
  readonly observations: readonly Observation[];
};

const asic = 'http://uri.etsi.org/02918/v1.2.1#';
const digitalSignature = 'http://www.w3.org/2000/09/xmldsig#';

const isNamed =
  (namespace: string, name: string) =>
  (element: XmlElement): boolean =>
    element.namespace === namespace && element.name === name;

const decodeDigest = (text: string): string | null => {
  const packed = text.replace(/[\t\n\r ]/g, '');
  const bytes = Buffer.from(packed, 'base64');
  return packed !== '' && bytes.toString('base64') === packed ? hexOf(bytes) : null;
};

/** Reads a manifest's bytes; `file` is its name in the container. Never throws on what they hold. */
export const readAsicManifest = (
  file: string,
  bytes: Uint8Array,
  digestByAddress: (address: string) => AnyDigestAlgorithm | null,
): AsicManifest => {
  const observations: Observation[] = [];
  const against = (code: Observation['code'], details: Observation['details']): void =>
    void observations.push({ code, details: { manifest: file, ...details }, blocks: true });
  const damaged = (reason: string): AsicManifest => {
    against('container.manifest-damaged', { reason });
    return { file, signature: null, references: [], observations };
  };
  const read = readXml(bytes);
  if (!read.ok) return damaged(read.reason);
  const { root } = read;
  if (!isNamed(asic, 'ASiCManifest')(root)) return damaged('not an ASiCManifest');
  const signatures = root.children.filter(isNamed(asic, 'SigReference'));
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) return damaged('not one SigReference');
  const signatureName = nameOfReference(signature.attributes.get('URI') ?? '');
  if (signatureName === null) against('container.manifest-outside', { uri: signature.attributes.get('URI') ?? '' });

  const references: ManifestReference[] = [];
  const named = new Set<string>();
  for (const object of root.children.filter(isNamed(asic, 'DataObjectReference'))) {
    const uri = object.attributes.get('URI') ?? '';
    const name = nameOfReference(uri);
    const methods = object.children.filter(isNamed(digitalSignature, 'DigestMethod'));
    const values = object.children.filter(isNamed(digitalSignature, 'DigestValue'));
    const [method] = methods;
    const [value] = values;
    if (method === undefined || value === undefined || methods.length > 1 || values.length > 1) {
      return damaged('a file without one digest');
    }
    const digest = decodeDigest(value.text);
    if (digest === null) return damaged('a digest that is not base64');
    if (name === null) {
      against('container.manifest-outside', { uri });
      continue;
    }
    if (named.has(name)) against('container.manifest-repeats', { name });
    named.add(name);
    const address = method.attributes.get('Algorithm') ?? '';
    references.push({ name, address, algorithm: digestByAddress(address), digest });
  }
  if (references.length === 0 && observations.length === 0) return damaged('no file in it');
  return { file, signature: signatureName, references, observations };
};
