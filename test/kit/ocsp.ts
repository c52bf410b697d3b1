import { createHash } from 'node:crypto';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { algorithmIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import {
  bitString,
  context,
  contextPrimitive,
  element,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  tags,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { certificateOf } from './signatures.ts';
import { issuingCertificate, testKey, type TestKey } from './ca.ts';

const sha1 = (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest();
const moment = (text: string): Der =>
  element(tags.generalizedTime, Buffer.from(new Date(text).toISOString().replace(/[-:T]|\.\d+/g, '')));

export type OcspRequest = {
  readonly certificate: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly key?: TestKey;
  readonly thisUpdate: string;
  readonly nextUpdate?: string;
  readonly producedAt?: string;
  /** Absent: good. */
  readonly revokedAt?: string;
  /** The certificate that signed; the issuer's own when absent. */
  readonly responder?: Uint8Array;
};

/** A BasicOCSPResponse (RFC 6960 section 4.2.1) about one certificate, signed by its issuer or a delegate. */
export const basicOcsp = (request: OcspRequest): Der => {
  const { certificate, issuer, responder } = {
    certificate: certificateOf(request.certificate),
    issuer: certificateOf(request.issuer ?? issuingCertificate),
    responder: certificateOf(request.responder ?? request.issuer ?? issuingCertificate),
  };
  const certId = sequence(
    sequence(oid('1.3.14.3.2.26'), nothing()),
    octetString(sha1(issuer.subject.der)),
    octetString(sha1(issuer.publicKey.key)),
    integer(certificate.serial),
  );
  const status =
    request.revokedAt === undefined
      ? contextPrimitive(0, new Uint8Array(0))
      : context(1, moment(request.revokedAt), context(0, element(tags.enumerated, Uint8Array.of(1))));
  const data = sequence(
    context(1, responder.subject.der),
    moment(request.producedAt ?? request.thisUpdate),
    sequence(
      sequence(
        certId,
        status,
        moment(request.thisUpdate),
        ...(request.nextUpdate === undefined ? [] : [context(0, moment(request.nextUpdate))]),
      ),
    ),
  );
  const algorithm = { scheme: 'rsa-pkcs1', digest: 'sha-256' } as const;
  return sequence(
    data,
    algorithmIdentifier(algorithm),
    bitString(signBytes(testKey(request.key ?? 'issuing'), algorithm, data)),
    ...(request.responder === undefined ? [] : [context(0, sequence(responder.der))]),
  );
};

/** The OCSPResponse around a basic one, as services send it. */
export const wholeOcsp = (basic: Uint8Array): Der =>
  sequence(
    element(tags.enumerated, Uint8Array.of(0)),
    context(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic))),
  );
