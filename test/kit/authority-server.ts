import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { childrenOf } from '#electron/pki/asn1/cursor.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import {
  bitString,
  context,
  contextPrimitive,
  element,
  integer,
  octetString,
  oid,
  sequence,
  tags,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { rawOf } from '#electron/pki/asn1/tlv.ts';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import { testKey, type TestKey } from './ca.ts';
import { extension, rsaWith } from './chain.ts';
import { bodyOf } from './http-servers.ts';

/** What an authority's servers give: issuers, lists, OCSP; each with the faults one likes. */

const location = (method: string, address: string): Der =>
  sequence(oid(method), contextPrimitive(6, Buffer.from(address)));

/** AuthorityInfoAccess: where the issuer's certificate and an OCSP responder are. */
export const informationAccess = (at: { readonly issuer?: string; readonly ocsp?: string }): Der =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    false,
    sequence(
      ...(at.ocsp === undefined ? [] : [location('1.3.6.1.5.5.7.48.1', at.ocsp)]),
      ...(at.issuer === undefined ? [] : [location('1.3.6.1.5.5.7.48.2', at.issuer)]),
    ),
  );

/** CRLDistributionPoints, one point per address. */
export const distributionPoints = (...addresses: readonly string[]): Der =>
  extension(
    '2.5.29.31',
    false,
    sequence(
      ...addresses.map((address) => sequence(context(0, context(0, contextPrimitive(6, Buffer.from(address)))))),
    ),
  );

/** A bundle of certificates without a signer (`.p7c`). */
export const bundle = (...certificates: readonly Certificate[]): Der =>
  sequence(
    oid('1.2.840.113549.1.7.2'),
    context(
      0,
      sequence(
        integer(1),
        element(tags.set),
        sequence(oid('1.2.840.113549.1.7.1')),
        context(0, ...certificates.map(({ der }) => der)),
        element(tags.set),
      ),
    ),
  );

const generalized = (instant: string): Der =>
  element(tags.generalizedTime, Buffer.from(`${instant.replace(/[-:T]|\.\d+|Z/g, '')}Z`));

export type OcspParts = {
  readonly responder: Certificate;
  readonly key: TestKey;
  readonly status?: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | null;
  /** `echo` repeats the nonce asked with, `none` leaves it out. */
  readonly nonce?: 'echo' | 'none' | Uint8Array;
  /** OCSPResponseStatus instead of an answer. */
  readonly refusal?: number;
};

/** CertID and nonce of an OCSPRequest. */
const questionIn = (request: Uint8Array): { readonly certId: Uint8Array; readonly extensions: Uint8Array | null } => {
  const read = decode(request, (root) => {
    const [tbs] = childrenOf(root);
    const [list, extensions] = tbs === undefined ? [] : childrenOf(tbs);
    const [single] = list === undefined ? [] : childrenOf(list);
    const [certId] = single === undefined ? [] : childrenOf(single);
    if (certId === undefined) throw new Error('not an OCSP request');
    const inner = extensions === undefined ? undefined : childrenOf(extensions, 0xa2)[0];
    return { certId: rawOf(certId), extensions: inner === undefined ? null : rawOf(inner) };
  });
  if (!read.ok) throw new Error('not an OCSP request');
  return read.value;
};

/** OCSPResponse to a request (RFC 6960 section 4.2). */
export const answerOcsp = (request: Uint8Array, parts: OcspParts): Der => {
  if (parts.refusal !== undefined) return sequence(element(tags.enumerated, Uint8Array.of(parts.refusal)));
  const { certId, extensions } = questionIn(request);
  const thisUpdate = parts.thisUpdate ?? '2026-11-23T08:00:00Z';
  const nextUpdate = parts.nextUpdate === undefined ? '2026-11-24T08:00:00Z' : parts.nextUpdate;
  const statuses = {
    good: contextPrimitive(0, new Uint8Array()),
    unknown: contextPrimitive(2, new Uint8Array()),
    revoked: context(1, generalized('2026-11-01T00:00:00Z')),
  };
  const { nonce = 'echo' } = parts;
  const echoed =
    nonce === 'none'
      ? []
      : nonce === 'echo'
        ? extensions === null
          ? []
          : [context(1, extensions)]
        : [context(1, sequence(sequence(oid('1.3.6.1.5.5.7.48.1.2'), octetString(octetString(nonce)))))];
  const data = sequence(
    context(2, octetString(createHash('sha1').update(parts.responder.publicKey.key).digest())),
    generalized(thisUpdate),
    sequence(
      sequence(
        certId,
        statuses[parts.status ?? 'good'],
        generalized(thisUpdate),
        ...(nextUpdate === null ? [] : [context(0, generalized(nextUpdate))]),
      ),
    ),
    ...echoed,
  );
  const { algorithm, make } = rsaWith('sha256');
  const basic = sequence(
    data,
    algorithm,
    bitString(make(testKey(parts.key), data)),
    context(0, sequence(parts.responder.der)),
  );
  return sequence(
    element(tags.enumerated, Uint8Array.of(0)),
    context(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic))),
  );
};

/** An OCSP responder; `asked` keeps every request. */
export const ocspResponder =
  (parts: OcspParts, asked: Uint8Array[] = []): ((...given: Parameters<RequestListener>) => Promise<void>) =>
  async (incoming, answer) => {
    const request =
      incoming.method === 'GET'
        ? Buffer.from(decodeURIComponent((incoming.url ?? '').split('/').at(-1) ?? ''), 'base64')
        : await bodyOf(incoming);
    asked.push(Uint8Array.from(request));
    answer.writeHead(200, { 'Content-Type': 'application/ocsp-response' }).end(answerOcsp(request, parts));
  };
