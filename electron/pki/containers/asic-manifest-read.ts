import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation } from '#shared/verification/facts.ts';
import { hexOf } from '../asn1/bytes.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementsOf, textOf } from '../../xml/query.ts';
import { readXml } from '../../xml/read-xml.ts';
import { nameOfReference } from './entry-name-read.ts';

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

const uriOf = (element: XmlElement): string => attributeOf(element, 'URI') ?? '';

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
  if (!read.ok) return damaged(String(read.error.details['reason'] ?? read.error.code.replace(/^xml\./, '')));
  const { root } = read.value;
  if (root.local !== 'ASiCManifest' || root.namespace !== asic) return damaged('not an ASiCManifest');
  const signatures = elementsOf(root, 'SigReference', asic);
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) return damaged('not one SigReference');
  const signatureName = nameOfReference(uriOf(signature));
  if (signatureName === null) against('container.manifest-outside', { uri: uriOf(signature) });

  const references: ManifestReference[] = [];
  const named = new Set<string>();
  for (const object of elementsOf(root, 'DataObjectReference', asic)) {
    const uri = uriOf(object);
    const name = nameOfReference(uri);
    const methods = elementsOf(object, 'DigestMethod', digitalSignature);
    const values = elementsOf(object, 'DigestValue', digitalSignature);
    const [method] = methods;
    const [value] = values;
    if (method === undefined || value === undefined || methods.length > 1 || values.length > 1) {
      return damaged('a file without one digest');
    }
    const digest = elementsOf(value).length > 0 ? null : decodeDigest(textOf(value));
    if (digest === null) return damaged('a digest that is not base64');
    if (name === null) {
      against('container.manifest-outside', { uri });
      continue;
    }
    if (named.has(name)) against('container.manifest-repeats', { name });
    named.add(name);
    const address = attributeOf(method, 'Algorithm') ?? '';
    references.push({ name, address, algorithm: digestByAddress(address), digest });
  }
  if (references.length === 0 && observations.length === 0) return damaged('no file in it');
  return { file, signature: signatureName, references, observations };
};
