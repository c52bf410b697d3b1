/**
 * Mechanisms that sign or hash for us, by number. RSA and ECDSA: OASIS PKCS#11 Current Mechanisms v2.40, sections 2.1
 * and 2.3 (ECDSA with SHA-2 and EdDSA: v3.0, section 2.3). GOST: the same, section 2.51, for the bare signature over 32 bytes, and
 * for GOST R 34.10/34.11-2012 the numbers of TC 26 under its vendor prefix 0xD4321000 (technical specification of TC 26
 * “Extension of PKCS#11 for GOST R 34.10-2012 and GOST R 34.11-2012”, as in Aktiv's rtpkcs11t.h and Aladdin's headers).
 */
export const mechanisms = {
  CKM_RSA_PKCS: 0x1,
  CKM_RSA_PKCS_PSS: 0xd,
  CKM_SHA256_RSA_PKCS: 0x40,
  CKM_SHA384_RSA_PKCS: 0x41,
  CKM_SHA512_RSA_PKCS: 0x42,
  CKM_SHA256_RSA_PKCS_PSS: 0x43,
  CKM_SHA384_RSA_PKCS_PSS: 0x44,
  CKM_SHA512_RSA_PKCS_PSS: 0x45,
  CKM_SHA256: 0x250,
  CKM_SHA384: 0x260,
  CKM_SHA512: 0x270,
  CKM_ECDSA: 0x1041,
  CKM_ECDSA_SHA256: 0x1044,
  CKM_ECDSA_SHA384: 0x1045,
  CKM_ECDSA_SHA512: 0x1046,
  CKM_EDDSA: 0x1057,
  CKM_GOSTR3410: 0x1201,
  CKM_GOSTR3410_WITH_GOSTR3411: 0x1202,
  CKM_GOSTR3411: 0x1210,
  CKM_GOSTR3410_512: 0xd4321006,
  CKM_GOSTR3410_WITH_GOSTR3411_12_256: 0xd4321008,
  CKM_GOSTR3410_WITH_GOSTR3411_12_512: 0xd4321009,
  CKM_GOSTR3411_12_256: 0xd4321012,
  CKM_GOSTR3411_12_512: 0xd4321013,
} as const;
export type MechanismName = keyof typeof mechanisms;

/** What a token can do that matters here, as a reader wants it: families, not a hundred numbers. */
export const mechanismFamilies = [
  'rsa',
  'rsa-pss',
  'ecdsa',
  'ed25519',
  'gost-2012-256',
  'gost-2012-512',
  'streebog',
] as const;
export type MechanismFamily = (typeof mechanismFamilies)[number];

const members: Readonly<Record<MechanismFamily, readonly MechanismName[]>> = {
  rsa: ['CKM_RSA_PKCS', 'CKM_SHA256_RSA_PKCS', 'CKM_SHA384_RSA_PKCS', 'CKM_SHA512_RSA_PKCS'],
  'rsa-pss': ['CKM_RSA_PKCS_PSS', 'CKM_SHA256_RSA_PKCS_PSS', 'CKM_SHA384_RSA_PKCS_PSS', 'CKM_SHA512_RSA_PKCS_PSS'],
  ecdsa: ['CKM_ECDSA', 'CKM_ECDSA_SHA256', 'CKM_ECDSA_SHA384', 'CKM_ECDSA_SHA512'],
  ed25519: ['CKM_EDDSA'],
  'gost-2012-256': ['CKM_GOSTR3410_WITH_GOSTR3411_12_256'],
  'gost-2012-512': ['CKM_GOSTR3410_512', 'CKM_GOSTR3410_WITH_GOSTR3411_12_512'],
  streebog: ['CKM_GOSTR3411_12_256', 'CKM_GOSTR3411_12_512'],
};

/** The bare CKM_GOSTR3410 alone may be of GOST R 34.10-2001; with the hash of 2012 beside it, it is of 2012. */
const signsBare2012 = (offered: readonly number[]): boolean =>
  offered.includes(mechanisms.CKM_GOSTR3410) && offered.includes(mechanisms.CKM_GOSTR3411_12_256);

export const familiesOf = (offered: readonly number[]): readonly MechanismFamily[] =>
  mechanismFamilies.filter(
    (family) =>
      members[family].some((name) => offered.includes(mechanisms[name])) ||
      (family === 'gost-2012-256' && signsBare2012(offered)),
  );

export const signsWithGost = (offered: readonly number[]): boolean =>
  familiesOf(offered).some((family) => family === 'gost-2012-256' || family === 'gost-2012-512');
