import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { trustedTimeOf } from '#shared/verification/trusted-time.ts';
import type { ContentFacts, Observation, SignatureFacts } from '#shared/verification/facts.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import type { SignedData, SignerInfo } from '../cms/signed-data.ts';
import { readCrl } from '../revocation/crl.ts';
import { chainOf } from './chain-facts.ts';
import { readOnce, type Digests, type Progress } from './content-pass.ts';
import type { Evidence } from './evidence.ts';
import { seen } from './examined.ts';
import { foreignCertificates } from './foreign-certificates.ts';
import { referencesOf, signerCertificate } from './signer-certificate.ts';
import { signatureTimestamps } from '../timestamps/signature-timestamps.ts';
import { checkSignatureValue, directCheck } from './signature-value.ts';
import { digestNameOf, signerFacts } from './signer-facts.ts';

/** The bytes that were signed; `chunks` is null when there are none to be had. */
export type SignedContent = Pick<ContentFacts, 'source' | 'name' | 'size' | 'manifestDigests'> & {
  readonly chunks: (() => AsyncIterable<Uint8Array>) | null;
  /** Digests that are known already, when the same bytes were read for another purpose. */
  readonly known?: Digests;
};

type Prepared = {
  readonly signer: SignerInfo;
  readonly certificate: Certificate | null;
  readonly direct: ReturnType<typeof directCheck>;
};

/** Attributes with which a signature carries the chains of others: timestamp services and responders. */
const carriesOthers = (signer: SignerInfo): boolean => signer.unsignedAttributes.length > 0;

/**
 * Reads the content once for all signers and writes down what was found for each. `around` is what the caller saw of the
 * file or container as a whole; `computed` are the content's digests, for the caller to compare with other copies of it.
 */
export const examineCms = async (
  data: SignedData,
  content: SignedContent,
  around: readonly Observation[],
  evidence: Evidence,
  progress: Progress,
): Promise<{ readonly signatures: readonly SignatureFacts[]; readonly computed: Digests }> => {
  const certificates = data.certificates.flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });
  const crls = data.crls.flatMap((der) => {
    const read = readCrl(der);
    return read.ok ? [read.value] : [];
  });
  const candidates = [...certificates, ...evidence.helpers, ...evidence.anchors];
  const prepared = data.signers.map((signer): Prepared => {
    const certificate = signerCertificate(signer, referencesOf(signer).references, candidates);
    const overContent = signer.signedBytes === null && certificate !== null && content.chunks !== null;
    return { signer, certificate, direct: overContent ? directCheck(signer, certificate) : null };
  });
  const computed = await digestsOf(prepared, content, progress);

  const stamped = await Promise.all(
    prepared.map(({ signer }) => signatureTimestamps(signer, evidence, { certificates, crls })),
  );
  const chains = prepared.map(({ certificate }, index) =>
    certificate === null
      ? null
      : chainOf(certificate, { certificates, crls }, evidence, trustedTimeOf(stamped[index]?.timestamps ?? [])),
  );
  const used = [
    ...chains.flatMap((chain) => chain?.path ?? []),
    ...prepared.flatMap(({ certificate }) => (certificate === null ? [] : [certificate])),
  ];
  const foreign =
    data.signers.some(carriesOthers) || data.otherRevocation > 0
      ? []
      : [
          ...foreignCertificates(data.certificates, used, [...evidence.anchors, ...evidence.helpers]),
          ...data.otherCertificateTags.map((tag) =>
            seen('coverage.foreign-certificate', { subject: `[${tag & 0x1f}]` }),
          ),
        ];
  const signatures = prepared.map(({ signer, certificate, direct }, index) =>
    signerFacts(data, signer, {
      certificate,
      signatureValue: valueOf(signer, certificate, direct),
      chain: chains[index]?.facts ?? null,
      content: {
        source: content.source,
        name: content.name,
        size: content.size,
        manifestDigests: content.manifestDigests,
        computedDigest: computedFor(signer, computed),
      },
      timestamps: stamped[index]?.timestamps ?? [],
      observations: [...around, ...foreign, ...(stamped[index]?.observations ?? [])],
    }),
  );
  return { signatures, computed };
};

const computedFor = (signer: SignerInfo, computed: Digests): string | null => {
  const name = digestNameOf(signer);
  return name === null ? null : (computed.get(name) ?? null);
};

const digestsOf = async (
  prepared: readonly Prepared[],
  content: SignedContent,
  progress: Progress,
): Promise<Digests> => {
  const wanted = prepared.flatMap(({ signer }): AnyDigestAlgorithm[] => {
    const name = digestNameOf(signer);
    return name === null ? [] : [name];
  });
  const listeners = prepared.flatMap(({ direct }) => (direct === null ? [] : [direct.update]));
  if (content.known !== undefined && listeners.length === 0) return content.known;
  if (content.chunks === null) return new Map();
  return readOnce(content.chunks(), wanted, progress, listeners);
};

const valueOf = (
  signer: SignerInfo,
  certificate: Certificate | null,
  direct: Prepared['direct'],
): SignatureFacts['signatureValue'] => {
  if (certificate === null) return 'no-certificate';
  if (signer.signedBytes !== null) return checkSignatureValue(signer, certificate);
  return direct === null ? 'unsupported' : direct.finish();
};
