import { spawnSync } from 'node:child_process';
import { octetString, oid, sequence, integer, type Der } from '#electron/pki/asn1/encode.ts';
import { assembleDetached, frameAttached, type SignatureParts } from '#electron/pki/cades/assemble.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { dataToSign } from '#electron/pki/cades/signed-attributes.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { numberOf } from '#electron/pki/gost/numbers.ts';
import { digestOfKey, privateKeyOver, type GostPrivateKey } from '#electron/pki/gost/private-key.ts';
import { issueCertificate, type Issuer } from '#electron/pki/issue/certificate.ts';
import { issueRevocationList } from '#electron/pki/issue/crl.ts';
import { basicConstraints, extendedKeyUsage, keyUsage } from '#electron/pki/issue/extensions.ts';
import type { NameInput } from '#electron/pki/issue/name.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { emailProtection, kitNow, supplierName } from './ca.ts';
import { fixedRandom } from './key-files.ts';
import { certificateOf } from './signatures.ts';

/** Every parameter set, by the word that OpenSSL's engine has for it. */
export const gostSets = {
  '256:A': '1.2.643.2.2.35.1',
  '256:B': '1.2.643.2.2.35.2',
  '256:C': '1.2.643.2.2.35.3',
  '256:XA': '1.2.643.2.2.36.0',
  '256:TCA': '1.2.643.7.1.2.1.1.1',
  '256:TCB': '1.2.643.7.1.2.1.1.2',
  '256:TCC': '1.2.643.7.1.2.1.1.3',
  '256:TCD': '1.2.643.7.1.2.1.1.4',
  '512:A': '1.2.643.7.1.2.1.2.1',
  '512:B': '1.2.643.7.1.2.1.2.2',
  '512:C': '1.2.643.7.1.2.1.2.3',
} as const;
export type GostSet = keyof typeof gostSets;
export const gostSetNames = Object.keys(gostSets) as GostSet[];

/** The same key every time; only for tests. */
export const gostKey = (set: GostSet, seed: string = set): GostPrivateKey => {
  const key = privateKeyOver(gostSets[set], numberOf(fixedRandom(seed)(31)));
  if (key === null) throw new Error(`no key over ${set}`);
  return key;
};

/** PrivateKeyInfo as the engine reads it: the bare number, little-endian. */
export const gostPkcs8 = (key: GostPrivateKey): Der =>
  sequence(integer(0), sequence(oid(key.algorithm), key.parameters), octetString(key.secret.toReversed()));

export const gostAlgorithm = (key: GostPrivateKey): SignatureAlgorithm => ({
  scheme: 'gost-2012',
  digest: digestOfKey(key.curve),
});

const rootName: NameInput = [
  ['country', 'RU'],
  ['organization', 'Bidwright Test Authority'],
  ['commonName', 'Bidwright GOST Test Root'],
];
const [notBefore, notAfter] = [Date.parse('2022-01-01T00:00:00Z'), Date.parse('2040-01-01T00:00:00Z')];

const issuerOf = (key: GostPrivateKey): Issuer => ({ name: rootName, key, algorithm: gostAlgorithm(key) });

/** A root and a supplier, both with GOST keys. */
export const gostChain = (
  set: GostSet,
  rootSet: GostSet = set,
): { readonly key: GostPrivateKey; readonly certificate: Der; readonly root: Der; readonly revocations: Der } => {
  const issuer = issuerOf(gostKey(rootSet, `root ${rootSet}`));
  const key = gostKey(set);
  const root = issueCertificate(issuer, {
    subject: rootName,
    key: issuer.key,
    serialNumber: Uint8Array.of(1),
    notBefore,
    notAfter,
    extensions: [basicConstraints(true), keyUsage(['keyCertSign', 'cRLSign'])],
  });
  const certificate = issueCertificate(issuer, {
    subject: supplierName(),
    key,
    serialNumber: Uint8Array.of(2),
    notBefore,
    notAfter,
    extensions: [
      basicConstraints(false),
      keyUsage(['digitalSignature', 'nonRepudiation']),
      extendedKeyUsage([emailProtection]),
    ],
  });
  const revocations = issueRevocationList(issuer, {
    number: 1,
    thisUpdate: Date.parse('2026-11-20T00:00:00Z'),
    nextUpdate: Date.parse('2026-12-20T00:00:00Z'),
    revoked: [{ serialNumber: Uint8Array.of(9), at: Date.parse('2026-10-01T00:00:00Z'), reason: 1 }],
  });
  return { key, certificate, root, revocations };
};

type Chain = ReturnType<typeof gostChain>;

const partsOf = (content: Uint8Array, { key, certificate: der }: Chain): SignatureParts => {
  const algorithm = gostAlgorithm(key);
  const certificate = certificateOf(der);
  const value = Buffer.from(digestBytes(algorithm.digest, content)).toString('hex');
  const contentDigest = { algorithm: algorithm.digest, value };
  const signedAttributes = dataToSign({ contentDigest, certificate, claimedSigningTime: kitNow });
  const signature = signBytes(key, algorithm, signedAttributes, fixedRandom());
  return { signedAttributes, signature, algorithm, certificate, chain: [] };
};

export const signGostDetached = (content: Uint8Array, chain: Chain): Der => assembleDetached(partsOf(content, chain));

export const signGostAttached = (content: Uint8Array, chain: Chain): Der => {
  const { before, after } = frameAttached(partsOf(content, chain), content.length);
  return Uint8Array.from(Buffer.concat([before, content, after]));
};

/** The environment in which OpenSSL knows GOST. */
export const withEngine = (): NodeJS.ProcessEnv => ({
  ...process.env,
  OPENSSL_CONF: new URL('../cases/gost/engine.cnf', import.meta.url).pathname,
});

/** True, and so skipped by name, on a machine without OpenSSL's GOST engine; in CI it must be there. */
export const skipWithoutEngine = (): boolean =>
  process.env['CI'] !== 'true' &&
  spawnSync('openssl', ['dgst', '-md_gost12_256'], { input: '', env: withEngine() }).status !== 0;

export type EngineRun = { readonly status: number | null; readonly stdout: Buffer; readonly stderr: string };

/** Arguments, those that belong together in groups. */
type Arguments = readonly (string | readonly string[])[];

/** Runs OpenSSL with the engine, whatever it says. */
export const engine = (arguments_: Arguments, input?: Uint8Array): EngineRun => {
  const done = spawnSync('openssl', arguments_.flat(), { env: withEngine(), maxBuffer: 64 * 1024 * 1024, input });
  if (done.error !== undefined) throw done.error;
  return { status: done.status, stdout: done.stdout, stderr: done.stderr.toString() };
};

/** Runs it and demands that it is content. */
export const engineMust = (arguments_: Arguments, input?: Uint8Array): Buffer => {
  const done = engine(arguments_, input);
  if (done.status !== 0) throw new Error(`openssl ${arguments_.flat().join(' ')}: ${done.stderr}`);
  return done.stdout;
};
