import { refuse, ok, type Result } from '#shared/kernel/result.ts';
import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { element, integer } from '../asn1/encode.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import { decode } from '../asn1/decode.ts';
import { readAlgorithm } from '../certificate/algorithm.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { sameName } from '../certificate/name.ts';
import { digestByOid } from '../digest.ts';
import { readCrl } from '../revocation/crl.ts';
import { readOcsp } from '../revocation/ocsp.ts';
import { ocspInside } from './add-material.ts';
import { elementsOf, splitSigner } from './archived-parts.ts';
import { isArchived, oldArchiveOf, timestampsOf } from './carried-timestamps.ts';
import { counterSignersOf } from './counter-signers.ts';
import { certificateOfSigner, certificatesIn, type Draft, type DraftSigner } from './draft.ts';
import { messageDigestOf } from './message-digest.ts';
import { notAmong, withElements } from './sets.ts';
import { withUnsigned } from './unsigned-attributes.ts';

/** The digest of the content by an algorithm, where the content is at hand. */
export type KnownContent = (algorithm: AnyDigestAlgorithm) => Promise<Uint8Array | null>;

export type MergeFault = 'over-other-content' | 'forms-differ' | 'not-comparable' | 'old-archive';

const versionOf = ({ version }: Draft): number => version.at(-1) ?? 1;

/** Whether every signer of both drafts signed the same content; null when it cannot be told. */
const sameContent = async (one: Draft, other: Draft, content: KnownContent): Promise<boolean | null> => {
  const claims = [...one.signers, ...other.signers].map(({ info }) => ({
    algorithm: digestByOid(info.digestAlgorithm.oid),
    digest: messageDigestOf(info),
  }));
  const known = new Map<AnyDigestAlgorithm, Uint8Array>();
  for (const { algorithm, digest } of claims) {
    if (algorithm === null || digest === null) return null;
    const before = known.get(algorithm);
    if (before !== undefined && !sameBytes(before, digest)) return false;
    known.set(algorithm, digest);
  }
  if (known.size === 1) return true;
  for (const [algorithm, digest] of known) {
    const actual = await content(algorithm);
    if (actual === null) return null;
    if (!sameBytes(actual, digest)) return false;
  }
  return true;
};

const fieldsOf = (raw: Uint8Array): Uint8Array => Buffer.concat(splitSigner(raw).fields);

/** The same signature twice, with other unsigned attributes: both keep theirs in one. */
const joinSigners = (before: readonly DraftSigner[], more: readonly DraftSigner[]): readonly DraftSigner[] => {
  const joined = [...before];
  for (const signer of more) {
    const place = joined.findIndex(({ raw }) => sameBytes(fieldsOf(raw), fieldsOf(signer.raw)));
    const known = joined[place];
    if (known === undefined) joined.push(signer);
    else {
      const own = splitSigner(known.raw).attributes.map(({ raw }) => raw);
      const theirs = splitSigner(signer.raw).attributes.map(({ raw }) => raw);
      joined[place] = { ...known, raw: withUnsigned(known.raw, notAmong(own, theirs)) };
    }
  }
  return joined;
};

/**
 * One SignedData with the signers of both (RFC 5652 section 5.1: parallel signatures over one content). Every SignerInfo,
 * certificate and list goes over byte for byte; the content, if there is one, is that of `one`.
 */
export const mergeDrafts = async (
  one: Draft,
  other: Draft,
  content: KnownContent,
): Promise<Result<Draft, MergeFault>> => {
  if (!sameBytes(one.frame.contentType, other.frame.contentType)) return refuse('over-other-content');
  if (one.data.content === null && other.data.content !== null) return refuse('forms-differ');
  const same = await sameContent(one, other, content);
  if (same !== true) return refuse(same === null ? 'not-comparable' : 'over-other-content');
  const certificates = withElements(
    one.certificates,
    contextConstructed(0),
    elementsOf(other.certificates, contextConstructed(0)),
  );
  const revocation = withElements(
    one.revocation,
    contextConstructed(1),
    elementsOf(other.revocation, contextConstructed(1)),
  );
  const grown = certificates !== one.certificates || revocation !== one.revocation;
  if (grown && [...one.signers, ...other.signers].some((signer) => oldArchiveOf(signer) !== null))
    return refuse('old-archive');
  return ok({
    ...one,
    version: versionOf(one) >= versionOf(other) ? one.version : other.version,
    digestAlgorithms:
      withElements(one.digestAlgorithms, tags.set, elementsOf(other.digestAlgorithms, tags.set)) ??
      one.digestAlgorithms,
    certificates,
    revocation,
    signers: joinSigners(one.signers, other.signers),
  });
};

/** Certificates by name from those given up to where the chain ends. */
const withIssuers = (start: readonly Certificate[], pool: readonly Certificate[]): readonly Certificate[] => {
  const kept = [...start];
  for (let index = 0; index < kept.length; index += 1) {
    const child = kept[index];
    if (child === undefined) break;
    kept.push(...pool.filter((each) => sameName(each.subject, child.issuer) && !kept.includes(each)));
  }
  return kept;
};

const subset = (set: Uint8Array | null, identifier: number, keep: (raw: Uint8Array) => boolean): Uint8Array | null => {
  const all = elementsOf(set, identifier);
  const kept = all.filter(keep);
  if (kept.length === all.length) return set;
  return kept.length === 0 ? null : element(identifier, ...kept);
};

/** Whether a list or an answer tells about one of these certificates; what cannot be read is kept. */
const tellsAbout = (certificates: readonly Certificate[]) => (choice: Uint8Array) => {
  if (choice[0] === tags.sequence) {
    const crl = readCrl(choice);
    return !crl.ok || certificates.some(({ issuer }) => sameName(issuer, crl.value.issuer));
  }
  const inside = ocspInside(choice);
  const ocsp = inside === null ? null : readOcsp(inside);
  if (ocsp?.ok !== true) return true;
  return ocsp.value.singles.some(({ certId }) => certificates.some(({ serial }) => sameBytes(serial, certId.serial)));
};

/** RFC 5652 section 5.1, when nothing of another form is left: 1 or 3 by content type and signer. */
const leastVersion = (draft: Draft, signer: DraftSigner, revocation: Uint8Array | null): Uint8Array => {
  const others = elementsOf(revocation, contextConstructed(1)).some(([first]) => first !== tags.sequence);
  const certificates = elementsOf(draft.certificates, contextConstructed(0)).some(([first]) => first !== tags.sequence);
  if (others || certificates) return draft.version;
  return integer(draft.data.contentType === '1.2.840.113549.1.7.1' && signer.info.version === 1 ? 1 : 3);
};

/**
 * Each signer in a SignedData of its own, with the certificates and lists of its own chains; one that is archived keeps
 * them all, since its timestamp lists them. SignerInfos go over byte for byte, so does the content.
 */
export const splitDraft = async (draft: Draft): Promise<readonly Draft[]> => {
  const pool = certificatesIn(draft);
  const parts: Draft[] = [];
  for (const signer of draft.signers) {
    if (isArchived(signer) || oldArchiveOf(signer) !== null) {
      parts.push({ ...draft, signers: [signer] });
      continue;
    }
    const own = certificateOfSigner(signer.info, pool);
    const carried = await timestampsOf(signer, pool);
    const services = carried.ok ? carried.timestamps.flatMap(({ certificate }) => certificate ?? []) : pool;
    const counter = counterSignersOf(signer).flatMap((info) => certificateOfSigner(info, pool) ?? []);
    const kept = withIssuers([...(own === null ? pool : [own]), ...counter, ...services], pool);
    const revocation = subset(draft.revocation, contextConstructed(1), tellsAbout(kept));
    const { oid } = signer.info.digestAlgorithm;
    const digestAlgorithms = subset(draft.digestAlgorithms, tags.set, (raw) => {
      const read = decode(raw, readAlgorithm, { rules: 'ber' });
      return !read.ok || read.value.oid === oid;
    });
    parts.push({
      ...draft,
      version: leastVersion(draft, signer, revocation),
      digestAlgorithms: digestAlgorithms ?? draft.digestAlgorithms,
      certificates: subset(
        draft.certificates,
        contextConstructed(0),
        (raw) => raw[0] !== tags.sequence || kept.some(({ der }) => sameBytes(der, raw)),
      ),
      revocation,
      signers: [signer],
    });
  }
  return parts;
};
