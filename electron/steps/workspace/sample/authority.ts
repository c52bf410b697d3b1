import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { writePkcs12 } from '../../../keys/key-file/write-pkcs12.ts';
import { issueCertificate, type Issuer } from '../../../pki/issue/certificate.ts';
import { issueRevocationList } from '../../../pki/issue/crl.ts';
import { basicConstraints, extendedKeyUsage, keyUsage } from '../../../pki/issue/extensions.ts';
import type { NameInput } from '../../../pki/issue/name.ts';
import { sampleCompany } from './company.ts';

/** Opens both sample keys; it is printed wherever they are offered. */
export const samplePassword = 'sample';

export type SampleAuthority = {
  readonly root: Uint8Array;
  /** The root's list and the issuing authority's: revocation is asked for every certificate below the anchor. */
  readonly revocationLists: readonly Uint8Array[];
  /** A key that is fit to sign, and one whose certificate has run out. */
  readonly keyFile: Uint8Array;
  readonly expiredKeyFile: Uint8Array;
};

const day = 86_400_000;
const rootName: NameInput = [
  ['country', 'RU'],
  ['organization', 'Bidwright Sample Authority'],
  ['commonName', 'Bidwright Sample Root'],
];
const issuingName: NameInput = [
  ['country', 'RU'],
  ['organization', 'Bidwright Sample Authority'],
  ['commonName', 'Bidwright Sample Issuing Authority'],
];
const holderName: NameInput = [
  ['country', 'RU'],
  ['locality', 'Примерск'],
  ['organization', sampleCompany.shortName],
  ['commonName', sampleCompany.shortName],
  ['title', 'Директор'],
  ['surname', 'Образцов'],
  ['givenName', 'Пётр Иванович'],
  ['innLegalEntity', sampleCompany.inn],
  ['ogrn', sampleCompany.ogrn],
];

const tlsClient = '1.3.6.1.5.5.7.3.2';
const emailProtection = '1.3.6.1.5.5.7.3.4';
const b2bCenter = '1.2.643.6.7';
const authorityUsage = keyUsage(['keyCertSign', 'cRLSign']);
const ecKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** A positive serial number of eight random bytes (RFC 5280 section 4.1.2.2). */
const serial = (random: RandomBytes): Uint8Array => {
  const bytes = Uint8Array.from(random(8));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
};

/** Makes an authority of its own for every workspace, so that no sample key is shared between machines. */
export const makeSampleAuthority = (now: Instant, random: RandomBytes): SampleAuthority => {
  const at = epochMilliseconds(now);
  const rootIssuer: Issuer = { name: rootName, key: ecKey(), algorithm: { scheme: 'ecdsa', digest: 'sha-256' } };
  const issuing: Issuer = { name: issuingName, key: ecKey(), algorithm: { scheme: 'ecdsa', digest: 'sha-256' } };
  const root = issueCertificate(rootIssuer, {
    subject: rootName,
    key: rootIssuer.key,
    serialNumber: serial(random),
    notBefore: at - 400 * day,
    notAfter: at + 3650 * day,
    extensions: [basicConstraints(true), authorityUsage],
  });
  const issuingCertificate = issueCertificate(rootIssuer, {
    subject: issuingName,
    key: issuing.key,
    serialNumber: serial(random),
    notBefore: at - 390 * day,
    notAfter: at + 1825 * day,
    extensions: [basicConstraints(true, 0), authorityUsage],
  });
  const keyFileFor = (notBefore: number, notAfter: number, friendlyName: string): Uint8Array => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const certificate = issueCertificate(issuing, {
      subject: holderName,
      key: privateKey,
      serialNumber: serial(random),
      notBefore,
      notAfter,
      extensions: [
        basicConstraints(false),
        keyUsage(['digitalSignature', 'nonRepudiation']),
        extendedKeyUsage([tlsClient, emailProtection, b2bCenter]),
      ],
    });
    return writePkcs12({
      entries: [{ key: privateKey, certificate, friendlyName }],
      authorities: [issuingCertificate, root],
      password: new TextEncoder().encode(samplePassword),
      iterations: 10_000,
      random,
    });
  };
  return {
    root,
    revocationLists: [rootIssuer, issuing].map((issuer) =>
      issueRevocationList(issuer, { number: 1, thisUpdate: at - day, nextUpdate: at + 365 * day, revoked: [] }),
    ),
    keyFile: keyFileFor(at - 95 * day, at + 360 * day, 'sample'),
    expiredKeyFile: keyFileFor(at - 395 * day, at - 30 * day, 'sample-expired'),
  };
};
