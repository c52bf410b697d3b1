import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { ContentFacts, Observation, SignatureFacts, SignatureFamily } from '#shared/verification/facts.ts';
import { hexOf } from '../asn1/bytes.ts';
import { tags } from '../asn1/tags.ts';
import { archivedPartsOf, elementsOf } from '../cades/archived-parts.ts';
import { cmsOids } from '../cades/cms-oids.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { readSignerInfo, type SignedData, type SignerInfo } from '../cms/signed-data.ts';
import { digestBytes } from '../digest.ts';
import { digestsStamped, timestampsOf, type ContentDigest } from './cms-timestamps.ts';
import { readOnce, type Digests, type Progress } from './content-pass.ts';
import type { Evidence } from './evidence.ts';
import { seen } from './examined.ts';
import { foreignCertificates } from './foreign-certificates.ts';
import { joinedMaterial, materialOf, noMaterial, type Material } from './material.ts';
import { openOldArchives, type OldArchive } from './old-archives.ts';
import type { OpenedSignature, OpenedTimestamp } from './opened-signature.ts';
import { proveSignature, type ProvenSignature } from './prove-signature.ts';
import { referencesOf, signerCertificate } from './signer-certificate.ts';
import { checkSignatureValue, directCheck } from './signature-value.ts';
import { digestNameOf, signerFacts } from './signer-facts.ts';

/** The bytes that were signed; `chunks` is null when there are none to be had. */
export type SignedContent = Pick<ContentFacts, 'source' | 'name' | 'size' | 'manifestDigests'> & {
  readonly chunks: (() => AsyncIterable<Uint8Array>) | null;
  /** Digests that are known already, when the same bytes were read for another purpose. */
  readonly known?: Digests;
};

/**
 * What a format around the CMS adds: a PDF has its own store of evidence and timestamps over the whole document, a
 * container archive timestamps over its files.
 */
export type Surroundings = {
  readonly family: SignatureFamily;
  readonly material: Material;
  readonly timestamps: readonly OpenedTimestamp[];
};

export const plainCms: Surroundings = { family: 'CAdES', material: noMaterial, timestamps: [] };

type Prepared = {
  readonly signer: SignerInfo;
  readonly certificate: Certificate | null;
  readonly direct: ReturnType<typeof directCheck>;
  readonly oldArchives: readonly OldArchive[];
};

/** Attributes with which a signature carries the chains of others: timestamp services and responders. */
const carriesOthers = (signer: SignerInfo): boolean => signer.unsignedAttributes.length > 0;

/** Levels of counter-signatures over counter-signatures that are looked at, and how many in all. */
const counterLimits = { depth: 4, count: 50 } as const;

const valueOf = (
  signer: SignerInfo,
  certificate: Certificate | null,
  direct: Prepared['direct'],
): SignatureFacts['signatureValue'] => {
  if (certificate === null) return 'no-certificate';
  if (signer.signedBytes !== null) return checkSignatureValue(signer, certificate);
  return direct === null ? 'unsupported' : direct.finish();
};

type Context = {
  readonly data: SignedData;
  readonly material: Material;
  readonly candidates: readonly Certificate[];
  readonly family: SignatureFamily;
};

type CountersRead = { readonly opened: readonly OpenedSignature[]; readonly observations: readonly Observation[] };

/** Counter-signatures (RFC 5652 section 11.4): each a SignerInfo over the signature value of the one that carries it. */
const countersOf = (context: Context, parent: SignerInfo, depth: number): CountersRead => {
  const elements = parent.unsignedAttributes
    .filter(({ type }) => type === cmsOids.countersignature)
    .flatMap(({ values }) => values);
  const observations: Observation[] = [];
  if (elements.length > 0 && (depth >= counterLimits.depth || elements.length > counterLimits.count)) {
    const limit = depth >= counterLimits.depth ? counterLimits.depth : counterLimits.count;
    return {
      opened: [],
      observations: [seen('format.limit', { what: 'countersignature', count: elements.length, limit })],
    };
  }
  const opened = elements.flatMap((element): OpenedSignature[] => {
    const signer = readSignerInfo(element);
    if ('reason' in signer) {
      const details = { attribute: 'countersignature', reason: signer.reason };
      observations.push(seen('policy.attribute-unreadable', details));
      return [];
    }
    const certificate = signerCertificate(signer, referencesOf(signer).references, context.candidates);
    const digest = digestNameOf(signer);
    const stamped: ContentDigest = (algorithm) => digestBytes(algorithm, parent.signature);
    const direct = signer.signedBytes === null && certificate !== null ? directCheck(signer, certificate) : null;
    direct?.update(parent.signature);
    const nested = countersOf(context, signer, depth + 1);
    const facts = signerFacts(context.data, signer, {
      family: context.family,
      role: 'counter-signature',
      certificate,
      signatureValue: valueOf(signer, certificate, direct),
      content: {
        source: 'attached',
        name: null,
        size: parent.signature.length,
        manifestDigests: [],
        computedDigest: digest === null ? null : hexOf(digestBytes(digest, parent.signature)),
      },
      observations: nested.observations,
    });
    return [
      {
        facts,
        certificate,
        value: signer.signature,
        material: context.material,
        timestamps: timestampsOf(signer, null, stamped),
        counterSignatures: nested.opened,
      },
    ];
  });
  return { opened, observations };
};

/** A counter-signature as carried with its signature value: who proves that the attribute existed proves the value. */
const counterValues = (signers: readonly SignerInfo[]): Material['wrapped'] =>
  signers.flatMap(({ unsignedAttributes }) =>
    unsignedAttributes
      .filter(({ type }) => type === cmsOids.countersignature)
      .flatMap(({ values }) => values)
      .flatMap((outer) => {
        const signer = readSignerInfo(outer);
        return 'reason' in signer ? [] : [{ outer, inner: [signer.signature] }];
      }),
  );

/** Reads the content for every digest that signers and timestamps ask for, as far as they are not known. */
const digestsOf = async (
  prepared: readonly Prepared[],
  content: SignedContent,
  progress: Progress,
): Promise<Digests> => {
  const stamped = await Promise.all(prepared.map(({ signer }) => digestsStamped(signer)));
  const wanted = prepared.flatMap(({ signer }): AnyDigestAlgorithm[] => {
    const name = digestNameOf(signer);
    return name === null ? [] : [name];
  });
  const listeners = prepared.flatMap(({ direct, oldArchives }) => [
    ...(direct === null ? [] : [direct.update]),
    ...oldArchives.map(({ listen }) => listen),
  ]);
  const known = content.known ?? new Map<AnyDigestAlgorithm, string>();
  const missing = [...new Set([...wanted, ...stamped.flat()])].filter((name) => !known.has(name));
  if (content.chunks === null || (missing.length === 0 && listeners.length === 0)) return known;
  return new Map([...known, ...(await readOnce(content.chunks(), missing, progress, listeners))]);
};

/** The same SignerInfo twice is one signature that looks like two. */
const repeated = (data: SignedData): readonly boolean[] => {
  const values = data.signers.map(({ signature }) => hexOf(signature));
  return values.map((value, index) => values.indexOf(value) !== index);
};

/**
 * Reads the content once for all signers and writes down what can be seen of each, before anybody's trust is asked for.
 * `around` is what the caller saw of the file or container as a whole; `computed` are the content's digests, for the
 * caller to compare with other copies of it.
 */
export const openCms = async (
  data: SignedData,
  content: SignedContent,
  around: readonly Observation[],
  evidence: Evidence,
  progress: Progress,
  surroundings: Surroundings = plainCms,
): Promise<{ readonly signatures: readonly OpenedSignature[]; readonly computed: Digests }> => {
  const { family } = surroundings;
  const attributes = data.signers.flatMap(({ unsignedAttributes }) => unsignedAttributes);
  const own = joinedMaterial(materialOf(data, attributes), surroundings.material);
  const material = { ...own, wrapped: [...own.wrapped, ...counterValues(data.signers)] };
  const candidates = [...material.certificates, ...evidence.helpers, ...evidence.anchors];
  const raws = elementsOf(data.frame.signers, tags.set);
  const prepare = async (signer: SignerInfo, index: number): Promise<Prepared> => {
    const certificate = signerCertificate(signer, referencesOf(signer).references, candidates);
    const overContent = signer.signedBytes === null && certificate !== null && content.chunks !== null;
    const raw = raws[index];
    return {
      signer,
      certificate,
      direct: overContent ? directCheck(signer, certificate) : null,
      oldArchives: raw === undefined ? [] : await openOldArchives(data.frame, raw, signer),
    };
  };
  const prepared = await Promise.all(data.signers.map(prepare));
  const computed = await digestsOf(prepared, content, progress);
  const contentDigest: ContentDigest = (algorithm) => {
    const digest = computed.get(algorithm);
    return digest === undefined ? null : Buffer.from(digest, 'hex');
  };
  const again = repeated(data);
  const signatures = prepared.map(({ signer, certificate, direct, oldArchives }, index): OpenedSignature => {
    const counters = countersOf({ data, material, candidates, family }, signer, 0);
    const name = digestNameOf(signer);
    const facts = signerFacts(data, signer, {
      family,
      role: 'signature',
      certificate,
      signatureValue: valueOf(signer, certificate, direct),
      content: {
        source: content.source,
        name: content.name,
        size: content.size,
        manifestDigests: content.manifestDigests,
        computedDigest: name === null ? null : (computed.get(name) ?? null),
      },
      observations: [
        ...around,
        ...material.observations,
        ...counters.observations,
        ...(again[index] === true
          ? [seen('coverage.signature-repeated', { signer: hexOf(signer.signature.subarray(0, 8)) })]
          : []),
      ],
    });
    return {
      facts,
      certificate,
      value: signer.signature,
      material,
      timestamps: [
        ...timestampsOf(
          signer,
          archivedPartsOf(data.frame, index),
          contentDigest,
          oldArchives.map(({ opened }) => opened(content.chunks !== null)),
        ),
        ...surroundings.timestamps,
      ],
      counterSignatures: counters.opened,
    };
  });
  return { signatures, computed };
};

/** What travels unsigned in a plain signature and belongs to nobody in it. */
const foreignTo = (
  data: SignedData,
  proven: readonly ProvenSignature[],
  opened: readonly OpenedSignature[],
  evidence: Evidence,
): readonly Observation[] => {
  if (data.signers.some(carriesOthers) || data.otherRevocation > 0) return [];
  const used = [
    ...proven.flatMap(({ path }) => path),
    ...opened.flatMap(({ certificate }) => (certificate === null ? [] : [certificate])),
  ];
  return [
    ...foreignCertificates(data.certificates, used, [...evidence.anchors, ...evidence.helpers]),
    ...data.otherCertificateTags.map((tag) => seen('coverage.foreign-certificate', { subject: `[${tag & 0x1f}]` })),
  ];
};

/** Opens every signature of a SignedData and goes through the validation process with each. */
export const examineCms = async (
  data: SignedData,
  content: SignedContent,
  around: readonly Observation[],
  evidence: Evidence,
  progress: Progress,
  surroundings: Surroundings = plainCms,
): Promise<{ readonly signatures: readonly ProvenSignature[]; readonly computed: Digests }> => {
  const { signatures: opened, computed } = await openCms(data, content, around, evidence, progress, surroundings);
  const proven = await Promise.all(opened.map((one) => proveSignature(one, evidence)));
  const foreign = foreignTo(data, proven, opened, evidence);
  const signatures = proven.map((one) => ({
    ...one,
    facts: { ...one.facts, observations: [...one.facts.observations, ...foreign] },
  }));
  return { signatures, computed };
};
