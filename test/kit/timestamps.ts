import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { addSignatureTimestamps } from '#electron/pki/cades/add-timestamps.ts';
import { digestIdentifier, signerAlgorithmIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { issuerAndSerial } from '#electron/pki/cades/signed-attributes.ts';
import {
  boolean,
  concatBytes,
  context,
  element,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  tags,
  time as timeElement,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { childrenOf } from '#electron/pki/asn1/cursor.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { rawOf } from '#electron/pki/asn1/tlv.ts';
import { readIntegerBytes } from '#electron/pki/asn1/values.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readSignedData } from '#electron/pki/cms/signed-data.ts';
import { issueCertificate } from '#electron/pki/issue/certificate.ts';
import { basicConstraints, extendedKeyUsage, keyUsage } from '#electron/pki/issue/extensions.ts';
import { issuingIssuer, kitNow, otherIssuer, otherRootCertificate, testKey, type TestKey } from './ca.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { certificateOf, usualAlgorithm } from './signatures.ts';

/** A timestamp service with the kit's keys and any clock: the same tokens on every machine and day. */

const timeStamping = '1.3.6.1.5.5.7.3.8';

/** A certificate of a timestamp service; the same number with other settings is another certificate of the same name. */
export const issueService = (
  serial: number,
  change: {
    readonly key?: TestKey;
    readonly purpose?: Der;
    readonly stranger?: true;
    readonly notAfter?: string;
  } = {},
): Der =>
  issueCertificate(change.stranger === true ? otherIssuer : issuingIssuer, {
    subject: [
      ['country', 'RU'],
      ['commonName', 'Bidwright Test Timestamps'],
    ],
    key: testKey(change.key ?? 'second-rsa2048'),
    serialNumber: Uint8Array.of(0x30, serial),
    notBefore: Date.parse('2025-01-01T00:00:00Z'),
    notAfter: Date.parse(change.notAfter ?? '2039-01-01T00:00:00Z'),
    extensions: [
      basicConstraints(false),
      keyUsage(['digitalSignature']),
      change.purpose ?? extendedKeyUsage([timeStamping], true),
    ],
  });

export const services = {
  rsa: { key: 'second-rsa2048', certificate: issueService(1) },
  ecdsa: { key: 'supplier-p256', certificate: issueService(2, { key: 'supplier-p256' }) },
  /** Not made for timestamps at all, not made for them critically, and made for something else as well. */
  noPurpose: {
    key: 'second-rsa2048',
    certificate: issueService(3, { purpose: extendedKeyUsage(['1.3.6.1.5.5.7.3.2']) }),
  },
  notCritical: { key: 'second-rsa2048', certificate: issueService(4, { purpose: extendedKeyUsage([timeStamping]) }) },
  twoPurposes: {
    key: 'second-rsa2048',
    certificate: issueService(5, { purpose: extendedKeyUsage([timeStamping, '1.3.6.1.5.5.7.3.2'], true) }),
  },
  stranger: { key: 'second-rsa2048', certificate: issueService(6, { stranger: true }) },
} as const satisfies Record<string, { readonly key: TestKey; readonly certificate: Der }>;
export const strangersRoot = otherRootCertificate;

export type Stamp = {
  /** What is stamped. */
  readonly data: Uint8Array;
  readonly at?: string;
  readonly by?: { readonly key: TestKey; readonly certificate: Uint8Array; readonly algorithm?: SignatureAlgorithm };
  readonly nonce?: Uint8Array;
  readonly policy?: string;
  readonly hash?: 'sha1' | 'sha256';
  /** Instead of the digest of `data`. */
  readonly imprint?: Uint8Array;
  /** Instead of both, as a request has it. */
  readonly messageImprint?: Uint8Array;
  /** Whether the token carries the service's certificate. */
  readonly withCertificate?: boolean;
};

const hashOids = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;

const attribute = (type: string, value: Der): Der => sequence(oid(type), setOf([value]));

/** What a token says (TSTInfo). */
export const stampInfo = (request: Stamp): Der => {
  const { hash = 'sha256', at = kitNow } = request;
  const genTime = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return sequence(
    integer(1),
    oid(request.policy ?? '1.2.3.4.1'),
    request.messageImprint ??
      sequence(
        sequence(oid(hashOids[hash])),
        octetString(request.imprint ?? createHash(hash).update(request.data).digest()),
      ),
    integer(0x4711),
    element(tags.generalizedTime, Buffer.from(genTime)),
    sequence(integer(1)),
    boolean(true),
    ...(request.nonce === undefined ? [] : [integer(request.nonce)]),
  );
};

/** A timestamp token (RFC 3161 section 2.4.2). */
export const stamp = (request: Stamp): Der => {
  const { at = kitNow } = request;
  const by: NonNullable<Stamp['by']> = request.by ?? services.rsa;
  const certificate = certificateOf(by.certificate);
  const info = stampInfo(request);
  const algorithm = by.algorithm ?? usualAlgorithm(by.key);
  const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
  const signedAttributes = setOf([
    attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.5', timeElement(Date.parse(at))),
    attribute('1.2.840.113549.1.9.4', octetString(sha256(info))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octetString(sha256(certificate.der)))))),
  ]);
  const signer = sequence(
    integer(1),
    issuerAndSerial(certificate),
    digestIdentifier('sha-256'),
    concatBytes([Uint8Array.of(0xa0), signedAttributes.subarray(1)]),
    signerAlgorithmIdentifier(algorithm),
    octetString(signBytes(testKey(by.key), algorithm, signedAttributes)),
  );
  return sequence(
    oid('1.2.840.113549.1.7.2'),
    context(
      0,
      sequence(
        integer(3),
        setOf([digestIdentifier('sha-256')]),
        sequence(oid('1.2.840.113549.1.9.16.1.4'), context(0, octetString(info))),
        ...(request.withCertificate === false ? [] : [context(0, certificate.der)]),
        setOf([signer]),
      ),
    ),
  );
};

/** TimeStampResp around a token, or a refusal. */
export const granted = (token: Uint8Array): Der => sequence(sequence(integer(0)), token);
export const refused = (): Der =>
  sequence(
    sequence(integer(2), sequence(element(tags.utf8String, Buffer.from('closed'))), element(3, Uint8Array.of(2, 0x20))),
  );

/** The signature value of a signer, which a signature timestamp is over. */
export const signatureValueOf = async (cms: Uint8Array, signer = 0): Promise<Uint8Array> => {
  const read = await readSignedData(memorySource(cms));
  const value = read.ok ? read.value.signers[signer]?.signature : undefined;
  if (value === undefined) throw new Error('no such signer');
  return value;
};

export const addTimestamps = async (
  cms: Uint8Array,
  ...tokens: readonly (Uint8Array | null)[]
): Promise<Uint8Array<ArrayBuffer>> => {
  const { pieces } = await addSignatureTimestamps(memorySource(cms), tokens);
  const all: Uint8Array[] = [];
  for await (const piece of pieces()) all.push(Uint8Array.from(piece));
  return Uint8Array.from(Buffer.concat(all));
};

/** The signature with a timestamp over it. */
export const stamped = async (cms: Uint8Array, change: Omit<Stamp, 'data'> = {}): Promise<Uint8Array<ArrayBuffer>> =>
  addTimestamps(cms, stamp({ data: await signatureValueOf(cms), ...change }));

/** Digest and nonce of a TimeStampReq. */
const questionIn = (request: Uint8Array): { readonly messageImprint: Uint8Array; readonly nonce: Uint8Array } => {
  const read = decode(request, (root) => {
    const [, imprint, nonce] = childrenOf(root);
    if (imprint === undefined || nonce === undefined) throw new Error('not a timestamp request');
    return { messageImprint: rawOf(imprint), nonce: readIntegerBytes(nonce) };
  });
  if (!read.ok) throw new Error('not a timestamp request');
  return read.value;
};

/** Answers each request with what `reply` makes of it; `asked` keeps every request as it came. */
export const answering =
  (reply: (request: Uint8Array) => Uint8Array, asked: Uint8Array[] = []): RequestListener =>
  (incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const request = Uint8Array.from(Buffer.concat(pieces));
      asked.push(request);
      response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(reply(request));
    });
  };

/** The kit's own service, with the fault one likes. */
export const timestampService = (change: Omit<Stamp, 'data'> = {}, asked: Uint8Array[] = []): RequestListener =>
  answering((request) => granted(stamp({ data: new Uint8Array(0), ...questionIn(request), ...change })), asked);

/** A server on 127.0.0.1 for one test; answers its address. */
export const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/tsa`;
};
