import type { Digest } from '#shared/kernel/digest.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { failSignature } from '#shared/signature/codes.ts';
import { keyText } from '#shared/signature/judge-key.ts';
import {
  algorithmFor,
  choiceText,
  type AlgorithmChoice,
  type SigningDigest,
} from '#shared/signature/signature-algorithm.ts';
import { chooseIdentity } from '../../keys/open-key-file.ts';
import type { KeyPlace, KeySession } from '../../keys/key-session.ts';
import { signDigest, type SignedThing } from '../../keys/sign-digest.ts';
import type { SignatureParts } from '../../pki/cades/assemble.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import type { Call } from '../context.ts';
import { openKey, type KeySource } from '../keys/open-key.ts';

/** An opened key with everything a signature needs but the content. Close it when done. */
export type Signer = {
  /** What content has to be hashed with for this key. */
  readonly digest: SigningDigest;
  readonly certificate: Certificate;
  /** Signs one digest, which must be made with `digest`: of content, of a signature value to countersign, or of a PDF. */
  readonly sign: (
    digest: Digest<SigningDigest>,
    claimedSigningTime: Instant,
    over?: SignedThing,
  ) => Promise<Outcome<SignatureParts>>;
  readonly close: () => Promise<void>;
};

/** Which certificate of the key, where it has several, and which algorithm, where the key has a choice. */
export type WantedSigner = AlgorithmChoice & { readonly certificateId: string | null };

/** What the certificate is judged against before anything is signed. */
export type SigningPurpose = {
  readonly fileCount: number;
  readonly judge: (certificate: Certificate, place: KeyPlace) => readonly Finding[];
};

/**
 * Opens the key, chooses the certificate and judges it: a blocker refuses with its own code before anything is written,
 * and `key.algorithm-unfit` an algorithm that the key does not sign with.
 */
export const openSigner = async (
  call: Call,
  key: KeySource,
  wanted: WantedSigner,
  purpose: SigningPurpose,
): Promise<Outcome<Signer>> => {
  const opened = await openKey(call, key, 'sign', purpose.fileCount);
  if (!opened.ok) return opened;
  const session = opened.value;
  const signer = signerOf(session, wanted, key, purpose);
  if (!signer.ok) await session.close();
  return signer;
};

const signerOf = (
  session: KeySession,
  wanted: WantedSigner,
  key: KeySource,
  purpose: SigningPurpose,
): Outcome<Signer> => {
  const chosen = chooseIdentity(session.identities, wanted.certificateId, key.kind === 'file' ? key.path : key.label);
  if (!chosen.ok) return chosen;
  const read = readCertificate(chosen.value.certificate);
  if (!read.ok) return failSignature('signing.certificate-unreadable', { reason: read.error.code });
  const certificate = read.value;
  const blocker = purpose.judge(certificate, session.place).find((finding) => finding.severity === 'blocker');
  if (blocker !== undefined) return refuse({ code: blocker.code, details: blocker.details });

  const publicKey = factsOf(certificate).key;
  const identity = chosen.value;
  const algorithm = algorithmFor(publicKey, wanted);
  if (algorithm === null)
    return failSignature('key.algorithm-unfit', {
      key: `${keyText(publicKey)} ${identity.keyId.slice(0, 8)}`,
      algorithm: choiceText(wanted) || keyText(publicKey),
    });
  const { scheme } = algorithm;
  return ok({
    digest: algorithm.digest,
    close: session.close,
    certificate,
    sign: (contentDigest, claimedSigningTime, over = 'content') =>
      signDigest({ session, identity, contentDigest, claimedSigningTime, over, scheme }),
  });
};
