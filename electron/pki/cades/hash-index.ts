import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hexOf } from '../asn1/bytes.ts';
import { childrenOf, enter, finish, more, peek, takeAny } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { octetString, oid, sequence, setOf, type Der } from '../asn1/encode.ts';
import { tags } from '../asn1/tags.ts';
import { readOctetString } from '../asn1/values.ts';
import { readAlgorithm } from '../certificate/algorithm.ts';
import type { Attribute, SignerInfo } from '../cms/signed-data.ts';
import { digestByOid, digestBytes } from '../digest.ts';
import { digestIdentifier } from './algorithm-identifier.ts';
import type { ArchivedParts } from './archived-parts.ts';
import { cmsOids } from './cms-oids.ts';

/**
 * What an archive timestamp lists of the signature around it: digests in lower-case hexadecimal. `v3` is
 * ats-hash-index-v3 (ETSI EN 319 122-1 clause 5.5.2), `v1` the form before it (ETSI TS 101 733 V2.2.1 clause 6.4.2).
 */
export type HashIndex = {
  readonly form: 'v3' | 'v1';
  /** Null: a digest that this program does not know. */
  readonly algorithm: AnyDigestAlgorithm | null;
  readonly certificates: readonly string[];
  readonly revocation: readonly string[];
  readonly attributes: readonly string[];
  /** The value as written: it goes into the imprint. */
  readonly der: Uint8Array;
};

/** Which parts an index lists; `missing` counts digests that nothing in the signature has, which voids the index. */
export type IndexCoverage = {
  readonly certificates: readonly Uint8Array[];
  readonly revocation: readonly Uint8Array[];
  /** Values of unsigned attributes: earlier timestamps, counter-signatures. */
  readonly attributeValues: readonly { readonly type: string; readonly value: Uint8Array }[];
  readonly missing: number;
};

const hashed = (algorithm: SigningDigest, parts: readonly Uint8Array[]): Der =>
  sequence(...parts.map((part) => octetString(digestBytes(algorithm, part))));

const typeAndValue = ({ type }: Attribute, value: Uint8Array): Uint8Array => Buffer.concat([oid(type), value]);

/** The value of ats-hash-index-v3 over everything that stands in the signature now; the algorithm is always written. */
export const makeHashIndex = (
  algorithm: SigningDigest,
  { certificates, revocation, attributes }: Pick<ArchivedParts, 'certificates' | 'revocation' | 'attributes'>,
): Der =>
  sequence(
    digestIdentifier(algorithm),
    hashed(algorithm, certificates),
    hashed(algorithm, revocation),
    hashed(
      algorithm,
      attributes.flatMap(({ attribute }) => attribute.values.map((value) => typeAndValue(attribute, value))),
    ),
  );

/** The attribute that goes among the unsigned attributes of the token's signer. */
export const hashIndexAttribute = (index: Uint8Array): Der => sequence(oid(cmsOids.hashIndexV3), setOf([index]));

const forms: Readonly<Record<string, HashIndex['form']>> = {
  [cmsOids.hashIndexV3]: 'v3',
  [cmsOids.hashIndexV1]: 'v1',
};

const sha256 = '2.16.840.1.101.3.4.2.1';

const readIndex = (form: HashIndex['form'], der: Uint8Array): HashIndex | null => {
  const read = decode(der, (root) => {
    const fields = enter(root);
    // v1 leaves SHA-256 out: then the first field is already a list, whose elements are octet strings.
    const first = takeAny(fields);
    const inner = enter(first);
    const named = more(inner) && peek(inner) === tags.oid;
    const oidText = named ? readAlgorithm(first).oid : sha256;
    const digests = (list = takeAny(fields)): readonly string[] =>
      childrenOf(list).map((each) => hexOf(readOctetString(each)));
    const certificates = named ? digests() : digests(first);
    const revocation = digests();
    const attributes = digests();
    finish(fields);
    return { form, algorithm: digestByOid(oidText), certificates, revocation, attributes, der };
  });
  return read.ok ? read.value : null;
};

/** The one index of a token's signer; null when there is none, several, or one that cannot be read. */
export const hashIndexOf = (tokenSigner: SignerInfo): HashIndex | null => {
  const found = tokenSigner.unsignedAttributes.filter(({ type }) => type in forms);
  const [only, ...others] = found;
  const [value, ...values] = only?.values ?? [];
  if (only === undefined || value === undefined || others.length + values.length > 0) return null;
  return readIndex(forms[only.type] ?? 'v3', value);
};

/** Both forms of an attribute's digest: type with one value (v3), and the attribute whole (v1). */
const attributesListed = (
  algorithm: AnyDigestAlgorithm,
  listed: ReadonlySet<string>,
  { attributes }: ArchivedParts,
): { readonly values: IndexCoverage['attributeValues']; readonly used: ReadonlySet<string> } => {
  const used = new Set<string>();
  const isListed = (bytes: Uint8Array): boolean => {
    const digest = hexOf(digestBytes(algorithm, bytes));
    if (listed.has(digest)) used.add(digest);
    return listed.has(digest);
  };
  const values = attributes.flatMap(({ raw, attribute }) => {
    const whole = isListed(raw);
    return attribute.values
      .filter((value) => isListed(typeAndValue(attribute, value)) || whole)
      .map((value) => ({ type: attribute.type, value }));
  });
  return { values, used };
};

/**
 * Which of the parts the index lists. Parts that are not listed came later and are not covered; a digest of something
 * that is not there means that something was taken away. Null: the digest is not known here.
 */
export const coverageOf = (index: HashIndex, parts: ArchivedParts): IndexCoverage | null => {
  const { algorithm } = index;
  if (algorithm === null) return null;
  const listedIn = (digests: readonly string[], elements: readonly Uint8Array[]) => {
    const wanted = new Set(digests);
    const digestOf = (element: Uint8Array): string => hexOf(digestBytes(algorithm, element));
    const covered = elements.filter((element) => wanted.has(digestOf(element)));
    return { covered, missing: wanted.size - new Set(covered.map(digestOf)).size };
  };
  const certificates = listedIn(index.certificates, parts.certificates);
  const revocation = listedIn(index.revocation, parts.revocation);
  const wanted = new Set(index.attributes);
  const attributes = attributesListed(algorithm, wanted, parts);
  return {
    certificates: certificates.covered,
    revocation: revocation.covered,
    attributeValues: attributes.values,
    missing: certificates.missing + revocation.missing + wanted.size - attributes.used.size,
  };
};
