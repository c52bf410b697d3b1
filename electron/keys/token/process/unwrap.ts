import { failSeal } from '#shared/signature/seal-codes.ts';
import { tokenName } from '#shared/signature/token-facts.ts';
import { ok } from '#shared/kernel/result.ts';
import { openAgreed, openOaep } from '../../../pki/seal/unwrap-key.ts';
import type { WrappedKey } from '../../../pki/seal/wrapped-key.ts';
import type { TokenReplies, TokenRequest } from '../protocol.ts';
import { call, callLater, type Handle } from './cryptoki.ts';
import { contextSpecific, logIn, type LoggedIn } from './login.ts';
import { TokenFault, type Scene } from './token-fault.ts';

type Rsa = Extract<WrappedKey, { by: 'rsa' }>;
type Ecdh = Extract<WrappedKey, { by: 'ecdh' }>;

/** PKCS #11 v2.40: mechanisms, attributes and the driver's numbers of parameter structures. */
const [rsaPkcs, rsaRaw, rsaOaep, ecdhDerive] = [0x1, 0x3, 0x9, 0x1050] as const;
const oaepParameters = {
  sha1: { hashAlg: 0x220, mgf: 1 },
  sha224: { hashAlg: 0x255, mgf: 5 },
  sha256: { hashAlg: 0x250, mgf: 2 },
  sha384: { hashAlg: 0x260, mgf: 3 },
  sha512: { hashAlg: 0x270, mgf: 4 },
} as const;
const [oaepStructure, agreementStructure] = [4, 6] as const;
const dataSpecified = 1;
const noDerivation = 1;
const attributes = {
  class: 0x0,
  token: 0x1,
  value: 0x11,
  keyType: 0x100,
  sensitive: 0x103,
  length: 0x161,
  extractable: 0x162,
};
const [secretKey, genericSecret] = [4, 0x10] as const;
/** RSA of 8,192 bits opens to 1,024 bytes. */
const longest = 2048;

type Way = {
  readonly mechanism: Parameters<LoggedIn['library']['cryptoki']['C_DecryptInit']>[1];
  readonly output: (value: Uint8Array) => Uint8Array | null;
};

/** The token's own OAEP where it knows this hash, else the bare operation with the padding taken off here. */
const rsaWays = ({ oaep, encrypted }: Rsa): readonly Way[] => {
  if (oaep === null) return [{ mechanism: { mechanism: rsaPkcs }, output: (value) => value }];
  const { hash, maskHash, label } = oaep;
  const parameter = {
    type: oaepStructure,
    hashAlg: oaepParameters[hash].hashAlg,
    mgf: oaepParameters[maskHash].mgf,
    source: dataSpecified,
    ...(label.length === 0 ? {} : { sourceData: Buffer.from(label) }),
  };
  const whole = (value: Uint8Array): Uint8Array => {
    const block = new Uint8Array(encrypted.length);
    block.set(value, encrypted.length - value.length);
    return block;
  };
  return [
    { mechanism: { mechanism: rsaOaep, parameter }, output: (value) => value },
    { mechanism: { mechanism: rsaRaw }, output: (value) => openOaep(whole(value), oaep) },
  ];
};

const openRsa = async (
  login: LoggedIn,
  key: { readonly handle: Handle; readonly asksEachTime: boolean },
  wrapped: Rsa,
  pin: Uint8Array | null,
  scene: Scene,
): Promise<Uint8Array | null | 'unfit'> => {
  const { cryptoki } = login.library;
  for (const { mechanism, output } of rsaWays(wrapped)) {
    try {
      call({ ...scene, act: 'C_DecryptInit' }, () => cryptoki.C_DecryptInit(login.work, mechanism, key.handle));
    } catch (error) {
      // This way is not for this token or key; another may be.
      if (error instanceof TokenFault && error.code !== 'token.removed' && error.code !== 'token.session-lost')
        continue;
      throw error;
    }
    if (key.asksEachTime) logIn(login.library, login.slot, login.work, contextSpecific, pin, scene);
    const value = await callLater({ ...scene, act: 'C_Decrypt' }, () =>
      cryptoki.C_DecryptAsync(login.work, Buffer.from(wrapped.encrypted), Buffer.alloc(longest)),
    );
    return output(value);
  }
  return 'unfit';
};

/** The agreed secret, which the token gives out as a key of the session alone; derivation and unwrapping are done here. */
const openEcdh = (login: LoggedIn, key: Handle, wrapped: Ecdh, scene: Scene): Uint8Array | null => {
  const { cryptoki } = login.library;
  const { point } = wrapped;
  const parameter = { type: agreementStructure, kdf: noDerivation, publicData: Buffer.from(point) };
  const agreed = call({ ...scene, act: 'C_DeriveKey' }, () =>
    cryptoki.C_DeriveKey(login.work, { mechanism: ecdhDerive, parameter }, key, [
      { type: attributes.class, value: secretKey },
      { type: attributes.keyType, value: genericSecret },
      { type: attributes.token, value: false },
      { type: attributes.sensitive, value: false },
      { type: attributes.extractable, value: true },
      { type: attributes.length, value: (point.length - 1) / 2 },
    ]),
  );
  try {
    const [read] = call({ ...scene, act: 'C_GetAttributeValue' }, () =>
      cryptoki.C_GetAttributeValue(login.work, agreed, [{ type: attributes.value }]),
    );
    const secret = read?.value;
    if (!(secret instanceof Uint8Array)) return null;
    const opened = openAgreed(secret, wrapped);
    secret.fill(0);
    return opened;
  } finally {
    call({ ...scene, act: 'C_DestroyObject' }, () => cryptoki.C_DestroyObject(login.work, agreed));
  }
};

/** Opens what was sealed to a token's key. Refuses with `unseal.key-unfit` where the library has no way to do it. */
export const unwrapWithKey = async (
  login: LoggedIn,
  request: Extract<TokenRequest, { act: 'unwrap' }>,
): Promise<TokenReplies['unwrap']> => {
  const key = login.keys[request.key];
  const token = tokenName(login.facts);
  if (key === undefined)
    throw new TokenFault('token.key-not-found', { token, key: `${request.key}`, keys: login.keys.map(({ id }) => id) });
  const { wrapped, pin } = request;
  const scene: Scene = { token, library: login.library.path, act: 'C_Decrypt', extra: {} };
  let opened: Uint8Array | null | 'unfit';
  try {
    opened =
      wrapped.by === 'rsa'
        ? await openRsa(login, key, wrapped, pin, scene)
        : openEcdh(login, key.handle, wrapped, scene);
  } catch (error) {
    const isAboutKey =
      error instanceof TokenFault &&
      (error.code === 'token.mechanism-refused' ||
        error.code === 'token.key-may-not-sign' ||
        error.code === 'token.function-missing' ||
        error.code === 'token.key-unfit');
    if (!isAboutKey) throw error;
    opened = 'unfit';
  }
  if (opened === 'unfit') return failSeal('unseal.key-unfit', { key: key.label || key.id, place: token });
  if (opened === null) return failSeal('unseal.wrong-key', { file: '' });
  const answer = Uint8Array.from(opened);
  opened.fill(0);
  return ok(answer);
};
