import { createHash } from 'node:crypto';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { pathFinding, type PathCode, type PathFinding } from '#shared/verification/path-codes.ts';
import { sameBytes } from '../asn1/bytes.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';
import { sameCertificate, type Certificate } from '../certificate/certificate.ts';
import { extensionIds } from '../certificate/extension-ids.ts';
import { keyUsages } from '../certificate/extension-values.ts';
import { nameText } from '../certificate/name-text.ts';
import { digestByOid, digestBytes } from '../digest.ts';
import { signatureStrength, verifySignature } from '../path/verify-signature.ts';
import { walkPath } from '../path/walk.ts';
import type { OcspResponse, OcspSingle, OcspStatus } from './ocsp.ts';

/** Who the response should be about, and when. Times in epoch milliseconds. */
export type OcspQuestion = {
  readonly certificate: Certificate;
  /** The issuer of the certificate, from the path under judgement, which has been or will be validated itself. */
  readonly issuer: Certificate;
  /** The issuer's key with inherited parameters; its own when absent. */
  readonly issuerKey?: PublicKeyInfo;
  /** The time the response must be current at. */
  readonly at: number;
  /** Accepted age of a response that names no next update. Default: none is accepted. */
  readonly maxAgeMilliseconds?: number;
};

/** `responder` is the certificate that signed: the issuer's own, or one it delegated to. */
export type OcspAnswer =
  | { readonly ok: true; readonly status: OcspStatus; readonly single: OcspSingle; readonly responder: Certificate }
  | { readonly ok: false; readonly finding: PathFinding };

const ocspSigning = '1.3.6.1.5.5.7.3.9';

const isAbout = ({ certId }: OcspSingle, { certificate, issuer }: OcspQuestion): boolean => {
  const hash = digestByOid(certId.hash);
  if (hash === null || !sameBytes(certId.serial, certificate.serial)) return false;
  const digest = (data: Uint8Array): Uint8Array => digestBytes(hash, data);
  // The name as it stands in the issuer's certificate; some responders take it from the certificate asked about.
  const names = [issuer.subject.der, certificate.issuer.der];
  return (
    names.some((name) => sameBytes(digest(name), certId.issuerNameHash)) &&
    sameBytes(digest(issuer.publicKey.key), certId.issuerKeyHash)
  );
};

const isResponder = ({ responder }: OcspResponse, candidate: Certificate): boolean =>
  'name' in responder
    ? responder.name.key === candidate.subject.key
    : sameBytes(createHash('sha1').update(candidate.publicKey.key).digest(), responder.keyHash);

/**
 * RFC 6960 4.2.2.2: the issuer itself, or a certificate that the very same issuer key signed, for OCSP signing, valid at the
 * time. Its own revocation is for the caller to look at, unless `isExemptFromRevocation`.
 */
const mayAnswer = (candidate: Certificate, { issuer, at }: OcspQuestion): boolean => {
  if (sameCertificate(candidate, issuer)) return true;
  const { extendedKeyUsage, keyUsage } = candidate.extensions;
  if (!(extendedKeyUsage?.includes(ocspSigning) ?? false)) return false;
  const fit = keyUsages.digitalSignature | keyUsages.nonRepudiation;
  if (keyUsage !== null && (keyUsage & fit) === 0) return false;
  const { findings } = walkPath([issuer, candidate], { at });
  return !findings.some(({ severity, place }) => severity === 'blocker' && place.item === '1');
};

const refused = (
  code: Extract<PathCode, `ocsp.${'other' | 'responder' | 'signature'}${string}`>,
  issuer: string,
): OcspAnswer => ({
  ok: false,
  finding: pathFinding(code, 'warning', 0, { issuer }),
});

const isCurrent = ({ thisUpdate, nextUpdate }: OcspSingle, { at, maxAgeMilliseconds = 0 }: OcspQuestion): boolean =>
  thisUpdate <= at && at < (nextUpdate === null ? thisUpdate + maxAgeMilliseconds : nextUpdate + 1000);

/** What a response says about one certificate, once it is current, about it, and signed by someone who may answer (RFC 6960 3.2). */
export const judgeOcsp = (response: OcspResponse, question: OcspQuestion): OcspAnswer => {
  const responderText =
    'name' in response.responder ? nameText(response.responder.name) : nameText(question.issuer.subject);
  const single = response.singles.find((candidate) => isAbout(candidate, question));
  if (single === undefined) return refused('ocsp.other-certificate', responderText);
  if (!isCurrent(single, question)) {
    const until = single.nextUpdate === null ? null : instantFromEpoch(single.nextUpdate);
    const details = { issuer: responderText, from: instantFromEpoch(single.thisUpdate), until };
    return { ok: false, finding: pathFinding('ocsp.not-current', 'warning', 0, details) };
  }
  const critical = [...response.extensions, ...single.extensions].some((extension) => extension.critical);
  const candidates = [question.issuer, ...response.certificates].filter((candidate) =>
    isResponder(response, candidate),
  );
  const responder = candidates.find((candidate) => mayAnswer(candidate, question));
  if (responder === undefined || critical) return refused('ocsp.responder-untrusted', responderText);
  const own = sameCertificate(responder, question.issuer);
  const publicKey = own ? (question.issuerKey ?? responder.publicKey) : responder.publicKey;
  const { signatureAlgorithm: algorithm, tbs: data, signature } = response;
  const check = verifySignature({ algorithm, publicKey, data, signature });
  if (check === 'unsupported') {
    const details = { issuer: responderText, algorithm: algorithm.oid };
    return { ok: false, finding: pathFinding('ocsp.algorithm-unsupported', 'warning', 0, details) };
  }
  if (check === 'invalid' || signatureStrength(algorithm) === 'broken')
    return refused('ocsp.signature-invalid', responderText);
  return { ok: true, status: single.status, single, responder };
};

/** Whether a responder asks for its own status not to be looked at (RFC 6960 4.2.2.2.1). */
export const isExemptFromRevocation = ({ extensions }: Certificate): boolean =>
  extensions.all.some(({ id }) => id === extensionIds.ocspNoCheck);
