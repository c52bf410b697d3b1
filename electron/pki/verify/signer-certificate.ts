import type { AttributeFacts, CertificateReferenceFacts, Observation } from '#shared/verification/facts.ts';
import { sameBytes } from '../asn1/bytes.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { sameName } from '../certificate/name.ts';
import type { Attribute, SignerInfo } from '../cms/signed-data.ts';
import { readSigningCertificate, type CertificateReference } from '../cms/signing-certificate.ts';
import { attributeNames } from '../cms/attribute-names.ts';
import { digestBytes } from '../digest.ts';
import { algorithmFacts, digestByOid } from './digests.ts';

export const attributeFacts = ({ type, values }: Attribute): AttributeFacts => ({
  oid: type,
  name: attributeNames[type] ?? null,
  values: values.length,
});

type NamedReference = CertificateReference & { readonly attribute: CertificateReferenceFacts['attribute'] };

/** The signing-certificate attributes among the signed ones; what cannot be read of them is an observation. */
export const referencesOf = (
  signer: SignerInfo,
): { readonly references: readonly NamedReference[]; readonly unreadable: readonly Observation[] } => {
  const references: NamedReference[] = [];
  const unreadable: Observation[] = [];
  for (const { type, values } of signer.signedAttributes ?? []) {
    const attribute = attributeNames[type];
    if (attribute !== 'signing-certificate' && attribute !== 'signing-certificate-v2') continue;
    for (const value of values) {
      const read = readSigningCertificate(value, attribute === 'signing-certificate' ? 1 : 2);
      if ('hash' in read) references.push({ ...read, attribute });
      else unreadable.push({ code: 'policy.attribute-unreadable', details: { attribute, ...read }, blocks: true });
    }
  }
  return { references, unreadable };
};

const isNamedBy = ({ identifier }: SignerInfo, certificate: Certificate): boolean => {
  if (identifier.kind === 'issuer-and-serial') {
    return sameBytes(identifier.serial, certificate.serial) && sameName(identifier.issuer, certificate.issuer);
  }
  const own = certificate.extensions.subjectKeyIdentifier;
  return own !== null && sameBytes(own, identifier.identifier);
};

const hashFact = (reference: CertificateReference, certificate: Certificate): CertificateReferenceFacts['hash'] => {
  const name = digestByOid(reference.hashOid);
  if (name === null) return 'not-computable';
  return sameBytes(digestBytes(name, certificate.der), reference.hash) ? 'matches' : 'differs';
};

const issuerSerialFact = (
  { issuerSerial }: CertificateReference,
  certificate: Certificate,
): CertificateReferenceFacts['issuerSerial'] => {
  if (issuerSerial === null) return 'absent';
  const { issuer, serial } = issuerSerial;
  const same = issuer !== null && sameName(issuer, certificate.issuer) && sameBytes(serial, certificate.serial);
  return same ? 'matches' : 'differs';
};

export const referenceFacts = (
  reference: NamedReference,
  certificate: Certificate | null,
): CertificateReferenceFacts => ({
  attribute: reference.attribute,
  hashAlgorithm: algorithmFacts(reference.hashOid),
  hash: certificate === null ? 'no-certificate' : hashFact(reference, certificate),
  issuerSerial: certificate === null ? 'absent' : issuerSerialFact(reference, certificate),
});

/**
 * The certificate that the SignerInfo names. Where several carry that name, the one that the signed attributes point to
 * by its hash; the certificates of the signature come before those the reader brought.
 */
export const signerCertificate = (
  signer: SignerInfo,
  references: readonly NamedReference[],
  candidates: readonly Certificate[],
): Certificate | null => {
  const named = candidates.filter((certificate) => isNamedBy(signer, certificate));
  const pointedTo = named.find((certificate) =>
    references.some((reference) => hashFact(reference, certificate) === 'matches'),
  );
  return pointedTo ?? named[0] ?? null;
};
