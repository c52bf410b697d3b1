import type { TokenCertificate, TokenKeyKind } from '#shared/signature/token-facts.ts';
import type { Handle, PKCS11 } from './cryptoki.ts';
import { returnValueOf } from './token-fault.ts';

/** Attributes, classes and kinds of objects: OASIS PKCS#11 Base Specification v2.40, sections 4.1 to 4.9. */
const classes = { certificate: 1, publicKey: 2, privateKey: 3 } as const;
const attributes = {
  class: 0x0,
  token: 0x1,
  label: 0x3,
  value: 0x11,
  certificateType: 0x80,
  keyType: 0x100,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  modulus: 0x120,
  extractable: 0x162,
  local: 0x163,
  neverExtractable: 0x164,
  curve: 0x180,
  point: 0x181,
  alwaysAuthenticate: 0x202,
} as const;
type Attribute = keyof typeof attributes;

const keyTypes: Readonly<Record<number, TokenKeyKind>> = {
  0x0: 'rsa',
  0x3: 'ecdsa',
  0x30: 'gost-2012-256',
  // CKK_EC_EDWARDS of v3.0.
  0x40: 'ed25519',
  // CKK_GOSTR3410_512 of TC 26's extension.
  0xd4321003: 'gost-2012-512',
};

/** More objects than any token holds; a library that never says “no more” is stopped here. */
const mostObjects = 1024;
const atATime = 32;

const attributeFaults: readonly number[] = [0x11, 0x12, 0x13];

export type Reader = { readonly cryptoki: PKCS11; readonly session: Handle };

/** An attribute, or null where the object does not have it or does not show it. */
const read = ({ cryptoki, session }: Reader, object: Handle, name: Attribute): Buffer | null => {
  try {
    const [{ value } = {}] = cryptoki.C_GetAttributeValue(session, object, [{ type: attributes[name] }]);
    return Buffer.isBuffer(value) ? value : null;
  } catch (error) {
    if (attributeFaults.includes(returnValueOf(error) ?? 0)) return null;
    throw error;
  }
};

const bytesIn = (value: Buffer | null): Uint8Array<ArrayBuffer> => Uint8Array.from(value ?? []);
const textIn = (value: Buffer | null): string => (value ?? Buffer.alloc(0)).toString('utf8').replace(/\0+$/, '').trim();
const booleanIn = (value: Buffer | null): boolean | null =>
  value === null || value.length === 0 ? null : value[0] !== 0;
/** CK_ULONG: four bytes on Windows, eight elsewhere, in the machine's order. */
const numberIn = (value: Buffer | null): number | null =>
  value === null || value.length < 4 ? null : value.readUInt32LE(0);

const find = ({ cryptoki, session }: Reader, kind: number): readonly Handle[] => {
  cryptoki.C_FindObjectsInit(session, [
    { type: attributes.class, value: kind },
    { type: attributes.token, value: true },
  ]);
  const found: Handle[] = [];
  try {
    while (found.length < mostObjects) {
      const some = cryptoki.C_FindObjects(session, atATime);
      found.push(...some);
      if (some.length === 0) break;
    }
  } finally {
    cryptoki.C_FindObjectsFinal(session);
  }
  return found;
};

/** X.509 certificates that the session may see. */
export const readCertificates = (reader: Reader): readonly TokenCertificate[] =>
  find(reader, classes.certificate).flatMap((object) => {
    if ((numberIn(read(reader, object, 'certificateType')) ?? 0) !== 0) return [];
    const der = bytesIn(read(reader, object, 'value'));
    if (der.length === 0) return [];
    const id = bytesIn(read(reader, object, 'id'));
    return [{ id: Buffer.from(id).toString('hex'), label: textIn(read(reader, object, 'label')), der }];
  });

/** A private key as the process holds it. `publicKey`: its bytes as a certificate has them, where the token shows them. */
export type HeldKey = {
  readonly handle: Handle;
  readonly id: string;
  readonly label: string;
  readonly kind: TokenKeyKind;
  readonly madeInside: boolean | null;
  readonly extractable: boolean | null;
  readonly neverExtractable: boolean | null;
  readonly sensitive: boolean | null;
  readonly asksEachTime: boolean;
  readonly maySign: boolean | null;
  readonly publicKey: Uint8Array<ArrayBuffer> | null;
};

const octetString = 0x04;

/** CKA_EC_POINT is a DER OCTET STRING around the point (v2.40, 2.3.3); some libraries leave the wrapping off. */
const barePoint = (point: Buffer): Buffer => {
  const isWrapped = point[0] === octetString && point[1] === point.length - 2;
  const isLongWrapped = point[0] === octetString && point[1] === 0x81 && point[2] === point.length - 3;
  return isWrapped ? point.subarray(2) : isLongWrapped ? point.subarray(3) : point;
};

/** CKA_EC_PARAMS of Ed448, the other Edwards curve: its OID (RFC 8410), or its name (v3.0, 2.3.10). */
const isEd448 = (curve: Buffer | null): boolean =>
  curve !== null && (curve.toString('hex') === '06032b6571' || curve.includes('edwards448'));

/** Ed25519 points are 32 bytes, whatever they begin with; around them there may be an OCTET STRING. */
const edwardsPoint = (point: Buffer): Buffer => (point.length === 34 ? barePoint(point) : point);

const publicKeyOf = (
  reader: Reader,
  key: Handle,
  kind: TokenKeyKind,
  id: string,
  publicKeys: ReadonlyMap<string, Handle>,
): Uint8Array<ArrayBuffer> | null => {
  const publicObject = publicKeys.get(id);
  const from = (object: Handle | undefined, name: Attribute): Buffer | null =>
    object === undefined ? null : read(reader, object, name);
  const bytes =
    kind === 'rsa'
      ? (read(reader, key, 'modulus') ?? from(publicObject, 'modulus'))
      : kind === 'ecdsa' || kind === 'ed25519'
        ? from(publicObject, 'point')
        : from(publicObject, 'value');
  if (bytes === null || bytes.length === 0) return null;
  if (kind === 'ed25519') return Uint8Array.from(edwardsPoint(bytes));
  return Uint8Array.from(kind === 'ecdsa' ? barePoint(bytes) : bytes);
};

/** Private keys that the session may see: after login, all. */
export const readKeys = (reader: Reader): readonly HeldKey[] => {
  const idOf = (object: Handle): string => Buffer.from(bytesIn(read(reader, object, 'id'))).toString('hex');
  const publicKeys = new Map(find(reader, classes.publicKey).map((object) => [idOf(object), object]));
  return find(reader, classes.privateKey).map((handle) => {
    const id = idOf(handle);
    const type = keyTypes[numberIn(read(reader, handle, 'keyType')) ?? -1] ?? 'other';
    const kind = type === 'ed25519' && isEd448(read(reader, handle, 'curve')) ? 'other' : type;
    return {
      handle,
      id,
      label: textIn(read(reader, handle, 'label')),
      kind,
      madeInside: booleanIn(read(reader, handle, 'local')),
      extractable: booleanIn(read(reader, handle, 'extractable')),
      neverExtractable: booleanIn(read(reader, handle, 'neverExtractable')),
      sensitive: booleanIn(read(reader, handle, 'sensitive')),
      asksEachTime: booleanIn(read(reader, handle, 'alwaysAuthenticate')) ?? false,
      maySign: booleanIn(read(reader, handle, 'sign')),
      publicKey: publicKeyOf(reader, handle, kind, id, publicKeys),
    };
  });
};
