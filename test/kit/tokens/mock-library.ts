import { createHash, sign as signWithNode } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mechanisms } from '#shared/signature/token-mechanisms.ts';
import { signWithGost, type GostPrivateKey } from '#electron/pki/gost/private-key.ts';
import { signDigest } from '#electron/pki/gost/signature.ts';
import { streebogOf } from '#electron/pki/gost/streebog/streebog.ts';
import { isGostKey, type PrivateKey } from '#electron/pki/cades/sign-bytes.ts';
import { fixedRandom } from '../key-files.ts';
import { run, skipWithout } from '../openssl.ts';

const source = fileURLToPath(new URL('mock-token.c', import.meta.url));
const headers = fileURLToPath(new URL('../../../node_modules/pkcs11js/includes/pkcs11', import.meta.url));
const driver = fileURLToPath(new URL('../../../node_modules/pkcs11js/build/Release/pkcs11.node', import.meta.url));

/** Without a C compiler or the built driver these tests are skipped by name; in CI they run, and fail. */
export const skipWithoutDriver = (): boolean => process.env['CI'] !== 'true' && !existsSync(driver);
export const skipWithoutMock = (): boolean => skipWithoutDriver() || skipWithout('gcc', '--version');

/** Compiles once for each state of the source; processes that build at the same time do the same twice. */
const builtLibrary = (): string => {
  const folder = join(tmpdir(), 'bidwright-mock-token');
  const name = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
  const library = join(folder, `${name}.so`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const fresh = join(folder, `${name}.${process.pid}.so`);
  const built = run('gcc', [
    ['-shared', '-fPIC', '-Wall', '-Wextra', '-Werror', '-O1', `-I${headers}`],
    ['-o', fresh, source, '-ldl'],
  ]);
  if (built.status !== 0) throw new Error(`gcc: ${built.stderr}`);
  renameSync(fresh, library);
  return library;
};

export type MockKey = {
  /** CKA_ID, hexadecimal. */
  readonly id: string;
  readonly label: string;
  readonly key: PrivateKey;
  /** Null: the token holds the key alone. */
  readonly certificate: Uint8Array | null;
  readonly asksEachTime?: boolean;
  readonly madeInside?: boolean;
  readonly extractable?: boolean;
  /** Whether the token has a public key object: off for tokens that hide it. */
  readonly showsPublicKey?: boolean;
  /** Given as every signature, whatever is asked. */
  readonly answers?: Uint8Array;
};

/** Lines of the scenario beside keys and certificates; the C source says what each does. */
export type Scenario = Readonly<Record<string, string | number>>;

export type MockToken = {
  readonly library: string;
  readonly folder: string;
  /** Replaces the scenario's lines; the running library sees them at its next call. */
  readonly play: (scenario: Scenario) => void;
  readonly pullOut: () => void;
  readonly putIn: () => void;
  /** Every function the library was called by, in order. */
  readonly calls: () => readonly string[];
  /** Wrong PINs that are left, as the token keeps them. */
  readonly triesLeft: () => number | null;
};

const gostOf = (key: MockKey): GostPrivateKey | null => (isGostKey(key.key) ? key.key : null);

const keyType = (key: MockKey): number => {
  const gost = gostOf(key);
  if (gost !== null) return gost.curve.bytes === 32 ? 0x30 : 0xd4321003;
  return !isGostKey(key.key) && key.key.asymmetricKeyType === 'ec' ? 0x3 : 0x0;
};

/** What the library asks of the test: a hash or a signature, by mechanism. */
const compute = (keys: readonly MockKey[], mechanism: number, id: string, data: Uint8Array): Uint8Array => {
  if (mechanism === mechanisms.CKM_GOSTR3411_12_256) return streebogOf('streebog-256', data);
  if (mechanism === mechanisms.CKM_GOSTR3411_12_512) return streebogOf('streebog-512', data);
  const found = keys.find((key) => key.id === id);
  const random = fixedRandom('mock token');
  if (found === undefined) throw new Error(`the mock token has no key ${id}`);
  if (found.answers !== undefined) return found.answers;
  if (!isGostKey(found.key)) {
    const isHashing = mechanism === mechanisms.CKM_ECDSA_SHA256;
    if (!isHashing) throw new Error(`the mock token does not do ${mechanism.toString(16)} with this key`);
    return signWithNode('sha256', data, { key: found.key, dsaEncoding: 'ieee-p1363' });
  }
  const isBare = mechanism === mechanisms.CKM_GOSTR3410 || mechanism === mechanisms.CKM_GOSTR3410_512;
  return isBare ? signDigest(found.key.curve, found.key.secret, data, random) : signWithGost(found.key, data, random);
};

/** Answers the library's questions over a local socket until it is closed. */
const serve = (path: string, keys: readonly MockKey[]): (() => void) => {
  const answer = (line: Socket): void => {
    let received = Buffer.alloc(0);
    line.on('data', (bytes) => {
      received = Buffer.concat([received, Buffer.from(bytes)]);
      if (received.length < 12) return;
      const [mechanism, idLength, dataLength] = [0, 4, 8].map((at) => received.readUInt32BE(at)) as [
        number,
        number,
        number,
      ];
      if (received.length < 12 + idLength + dataLength) return;
      const id = received.toString('latin1', 12, 12 + idLength);
      const result = compute(keys, mechanism, id, received.subarray(12 + idLength, 12 + idLength + dataLength));
      const head = Buffer.alloc(4);
      head.writeUInt32BE(result.length);
      line.end(Buffer.concat([head, result]));
    });
    // The library's process may be killed while it waits.
    line.on('error', () => undefined);
  };
  const server = createServer(answer).listen(path);
  return () => void server.close();
};

const allGost = [
  mechanisms.CKM_GOSTR3410,
  mechanisms.CKM_GOSTR3410_512,
  mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_256,
  mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_512,
  mechanisms.CKM_GOSTR3411_12_256,
  mechanisms.CKM_GOSTR3411_12_512,
  mechanisms.CKM_ECDSA_SHA256,
];
export const mechanismLine = (numbers: readonly number[]): string => numbers.map((one) => one.toString(16)).join(' ');

/** Elliptic keys show their point raw, as libraries do that forget the OCTET STRING around it. */
const publicBytes = ({ key }: MockKey): Uint8Array => {
  if (isGostKey(key)) return key.publicKey;
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
};

/** A token by scenario: its own copy of the library, with the files that it reads and writes beside it, all in `folder`. */
export const mockLibrary = (
  folder: string,
  keys: readonly MockKey[],
  scenario: Scenario = {},
): MockToken & { readonly close: () => void } => {
  const library = join(folder, 'token.so');
  copyFileSync(builtLibrary(), library);
  const beside = (ending: string): string => `${library}.${ending}`;
  const close = serve(join(folder, 'helper'), keys);
  const lines = keys.flatMap((key) => {
    const [certificateFile, publicFile] = [join(folder, `${key.id}.cer`), join(folder, `${key.id}.pub`)];
    if (key.certificate !== null) writeFileSync(certificateFile, key.certificate);
    const shows = key.showsPublicKey ?? true;
    if (shows) writeFileSync(publicFile, publicBytes(key));
    const flags = [key.asksEachTime ?? false, key.madeInside ?? true, key.extractable ?? false].map(Number).join(' ');
    return [
      `key ${key.id} ${keyType(key).toString(16)} ${flags} ${shows ? publicFile : '-'} ${key.label}`,
      ...(key.certificate === null ? [] : [`certificate ${key.id} ${certificateFile} ${key.label}`]),
    ];
  });
  const play = (own: Scenario): void => {
    const all = { helper: join(folder, 'helper'), mechanisms: mechanismLine(allGost), ...own };
    const text = [...Object.entries(all).map(([name, value]) => `${name} ${value}`), ...lines].join('\n');
    writeFileSync(`${beside('scenario')}.new`, `${text}\n`);
    renameSync(`${beside('scenario')}.new`, beside('scenario'));
  };
  play(scenario);
  return {
    library,
    folder,
    close,
    play,
    pullOut: () => writeFileSync(beside('removed'), ''),
    putIn: () => rmSync(beside('removed'), { force: true }),
    calls: () => (existsSync(beside('calls')) ? readFileSync(beside('calls'), 'utf8').trim().split('\n') : []),
    triesLeft: () => (existsSync(beside('tries')) ? Number(readFileSync(beside('tries'), 'utf8')) : null),
  };
};
