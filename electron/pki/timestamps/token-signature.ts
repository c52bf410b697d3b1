import { sameBytes } from '../asn1/bytes.ts';
import { decode } from '../asn1/decode.ts';
import { readOid } from '../asn1/oid.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readOctetString } from '../asn1/values.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { extensionIds } from '../certificate/extension-ids.ts';
import { isCritical } from '../certificate/extensions.ts';
import { attributeNames } from '../cms/attribute-names.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { digestBytes } from '../digest.ts';
import { digestByOid } from '../verify/digests.ts';
import { checkSignatureValue } from '../verify/signature-value.ts';
import { referenceFacts, referencesOf } from '../verify/signer-certificate.ts';
import { timestampOids } from './oids.ts';
import type { TimestampToken } from './read-token.ts';

/** The value of an attribute that must be there once with one value (RFC 5652 section 11); null otherwise. */
const onlyValue = <T>(signer: SignerInfo, name: string, read: (root: Tlv) => T): T | null => {
  const found = (signer.signedAttributes ?? []).filter(({ type }) => attributeNames[type] === name);
  const [value, ...others] = found.flatMap(({ values }) => values);
  if (value === undefined || found.length !== 1 || others.length > 0) return null;
  const outcome = decode(value, read);
  return outcome.ok ? outcome.value : null;
};

/** RFC 3161 section 2.4.2, RFC 5816: a token names its certificate, and it is this one. */
const namesCertificate = (signer: SignerInfo, certificate: Certificate): boolean => {
  const { references, unreadable } = referencesOf(signer);
  const facts = references.map((reference) => referenceFacts(reference, certificate));
  return (
    unreadable.length === 0 &&
    facts.some(({ hash }) => hash === 'matches') &&
    facts.every(({ hash, issuerSerial }) => hash !== 'differs' && issuerSerial !== 'differs')
  );
};

/** Whether the token was signed over its content by the key of this certificate, by the rules of RFC 5652 section 5.4. */
export const tokenSignatureHolds = ({ signer, content }: TimestampToken, certificate: Certificate): boolean => {
  const digest = digestByOid(signer.digestAlgorithm.oid);
  const contentType = onlyValue(signer, 'content-type', readOid);
  const messageDigest = onlyValue(signer, 'message-digest', (root) => readOctetString(root));
  return (
    digest !== null &&
    signer.signedAttributesSorted &&
    contentType === timestampOids.tstInfo &&
    messageDigest !== null &&
    sameBytes(messageDigest, digestBytes(digest, content)) &&
    namesCertificate(signer, certificate) &&
    checkSignatureValue(signer, certificate) === 'verifies'
  );
};

/** RFC 3161 section 2.3: the extended key usage is critical and names timestamping and nothing else. */
export const mayTimestamp = ({ extensions }: Certificate): boolean => {
  const usages = extensions.extendedKeyUsage;
  return (
    usages?.length === 1 &&
    usages[0] === timestampOids.timeStamping &&
    isCritical(extensions, extensionIds.extendedKeyUsage)
  );
};
