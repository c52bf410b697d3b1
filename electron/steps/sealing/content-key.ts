import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal } from '#shared/signature/seal-codes.ts';
import type { TokenChoice } from '#shared/contract/signing.ts';
import type { KeyIdentity, KeySession } from '../../keys/key-session.ts';
import { sameBytes } from '../../pki/asn1/bytes.ts';
import { readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { issuerAndSerial } from '../../pki/cades/signed-attributes.ts';
import type { ByteSource } from '../../pki/cms/byte-source.ts';
import { readSealed, type SealedFrame } from '../../pki/seal/read-sealed.ts';
import type { RecipientName, SealedRecipient } from '../../pki/seal/sealed-recipients.ts';
import type { Call } from '../context.ts';
import { openKey } from '../keys/open-key.ts';
import { keySourceOf } from '../signing/key-source.ts';

export type UnsealKey = {
  readonly keyId: string | null;
  readonly keyFileId: string | null;
  readonly token: TokenChoice | null;
  readonly certificateId: string | null;
};

export type ContentKey = { readonly contentKey: Uint8Array; readonly certificateId: string };

const isNamed = (name: RecipientName, certificate: Certificate): boolean =>
  name.by === 'issuer-and-serial'
    ? sameBytes(name.der, issuerAndSerial(certificate))
    : certificate.extensions.subjectKeyIdentifier !== null &&
      sameBytes(name.id, certificate.extensions.subjectKeyIdentifier);

type Addressee = { readonly identity: KeyIdentity; readonly recipient: SealedRecipient };

/** The certificate of ours that the content was sealed to. */
const addresseeOf = (
  frame: SealedFrame,
  { identities }: KeySession,
  wanted: string | null,
  name: string,
): Outcome<Addressee> => {
  const own = identities.filter(({ keyId }) => wanted === null || keyId === wanted);
  for (const identity of own) {
    const certificate = readCertificate(identity.certificate);
    if (!certificate.ok) continue;
    const recipient = frame.recipients.find((one) => isNamed(one.name, certificate.value));
    if (recipient !== undefined) return ok({ identity, recipient });
  }
  const certificates = own.map(({ keyId, friendlyName }) => `${keyId.slice(0, 16)} ${friendlyName ?? ''}`.trim());
  return failSeal('unseal.not-for-key', { file: name, certificates });
};

const unwrapped = async (
  call: Call,
  frame: SealedFrame,
  name: string,
  key: UnsealKey,
): Promise<Outcome<ContentKey>> => {
  const source = keySourceOf(call.host, key);
  if (!source.ok) return source;
  const opened = await openKey(call, source.value, 'sign', 0);
  if (!opened.ok) return opened;
  const session = opened.value;
  try {
    const addressee = addresseeOf(frame, session, key.certificateId, name);
    if (!addressee.ok) return addressee;
    const { identity, recipient } = addressee.value;
    if (recipient.wrapped === null) return failSeal('unseal.way-unknown', { file: name, algorithm: recipient.how });
    const contentKey = await session.unwrap(identity.keyId, recipient.wrapped);
    if (contentKey.ok) return ok({ contentKey: contentKey.value, certificateId: identity.keyId });
    return contentKey.error.code === 'unseal.wrong-key' ? failSeal('unseal.wrong-key', { file: name }) : contentKey;
  } finally {
    await session.close();
  }
};

/**
 * The key of a sealed file's content by one of our own keys. The private key stays where it is: its room answers the key of this
 * content, which the caller overwrites.
 */
export const contentKeyOf = async (
  call: Call,
  source: ByteSource,
  name: string,
  key: UnsealKey,
): Promise<Outcome<ContentKey>> => {
  const frame = await readSealed(source, name);
  return frame.ok ? unwrapped(call, frame.value, name, key) : frame;
};
