import type { XmlElement } from '../../xml/model.ts';
import { elementsOf, textOf } from '../../xml/query.ts';
import { readMaterial, type Material } from '../verify/material.ts';
import { bytesOfBase64 } from './read-signature.ts';
import { xadesNames, type XmlProperty } from './signed-properties.ts';

const xades = xadesNames.properties;

const below = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  names.reduce<readonly XmlElement[]>((all, name) => all.flatMap((one) => elementsOf(one, name, xades)), [element]);

const bytesIn = (elements: readonly XmlElement[]): readonly Uint8Array[] =>
  elements.flatMap((element) => bytesOfBase64(textOf(element)) ?? []);

const valuesIn = (certificates: readonly XmlElement[], revocations: readonly XmlElement[]) => ({
  certificates: bytesIn(certificates.flatMap((one) => below(one, 'EncapsulatedX509Certificate'))),
  crls: bytesIn(revocations.flatMap((one) => below(one, 'CRLValues', 'EncapsulatedCRLValue'))),
  ocsps: bytesIn(revocations.flatMap((one) => below(one, 'OCSPValues', 'EncapsulatedOCSPValue'))),
});

const certificateValues = ['CertificateValues', 'AttrAuthoritiesCertValues'];
const revocationValues = ['RevocationValues', 'AttributeRevocationValues'];

/**
 * Certificates, lists and responses that a signature carries: KeyInfo's, and those of CertificateValues, RevocationValues
 * and TimeStampValidationData (EN 319 132-1 clauses 5.4 and 5.5.1).
 */
export const xmlMaterial = (certificates: readonly Uint8Array[], unsigned: readonly XmlProperty[]): Material => {
  const named = (names: readonly string[]): readonly XmlElement[] =>
    unsigned.flatMap(({ name, element }) => (names.includes(name) ? [element] : []));
  const validation = named(['TimeStampValidationData']);
  const found = valuesIn(
    [...named(certificateValues), ...validation.flatMap((one) => below(one, 'CertificateValues'))],
    [...named(revocationValues), ...validation.flatMap((one) => below(one, 'RevocationValues'))],
  );
  return readMaterial({ ...found, certificates: [...certificates, ...found.certificates] });
};

/** The bytes of material that a property holds, which a timestamp over the property proves. */
export const objectsIn = (properties: readonly XmlProperty[]): readonly Uint8Array[] => {
  const { certificates, crls, ocsps } = xmlMaterial([], properties);
  return [
    ...[...certificates, ...crls, ...ocsps].map(({ der }) => der),
    ...properties.flatMap(({ element }) => tokensIn(element)),
  ];
};

/** The tokens of a timestamp property (EN 319 132-1 clause 5.1.5.3). */
export const tokensIn = (element: XmlElement): readonly Uint8Array[] =>
  bytesIn(below(element, 'EncapsulatedTimeStamp'));
