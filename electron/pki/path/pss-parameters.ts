import { enter, finish, takeAny, takeOptional, unwrap } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { fault } from '../asn1/fault.ts';
import { readOid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { readSmallInteger } from '../asn1/values.ts';
import { readAlgorithm, type AlgorithmIdentifier } from '../certificate/algorithm.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { hashNames, type HashName } from './signature-algorithms.ts';

/** RFC 4055 3.1. `mask` is the hash of MGF1. */
export type PssParameters = { readonly hash: HashName; readonly mask: HashName; readonly saltLength: number };

const mgf1 = '1.2.840.113549.1.1.8';

/** RFC 4055 2.1: the hash carries NULL or nothing. */
const hashIn = ({ oid, parameters }: AlgorithmIdentifier, at: number): HashName => {
  const plain = parameters === null || (parameters.length === 2 && parameters[0] === tags.null);
  return plain ? (hashNames[oid] ?? fault('a hash that is not known', at)) : fault('a hash with parameters', at);
};

const maskHash = (tlv: Tlv): HashName => {
  const fields = enter(tlv);
  if (readOid(takeAny(fields)) !== mgf1) fault('another mask generation', tlv.start);
  const hash = hashIn(readAlgorithm(takeAny(fields)), tlv.start);
  finish(fields);
  return hash;
};

const readParameters = (tlv: Tlv): PssParameters => {
  const fields = enter(tlv);
  const hash = takeOptional(fields, 0xa0);
  const mask = takeOptional(fields, 0xa1);
  const salt = takeOptional(fields, 0xa2);
  const trailer = takeOptional(fields, 0xa3);
  finish(fields);
  if (trailer !== null && readSmallInteger(unwrap(trailer), 255) !== 1) fault('another trailer', tlv.start);
  return {
    hash: hash === null ? 'sha1' : hashIn(readAlgorithm(unwrap(hash)), tlv.start),
    mask: mask === null ? 'sha1' : maskHash(unwrap(mask)),
    saltLength: salt === null ? 20 : readSmallInteger(unwrap(salt), 1024),
  };
};

/** Null when the parameters are absent or name something that cannot be checked. */
export const pssParametersOf = (algorithm: AlgorithmIdentifier): PssParameters | null => {
  if (algorithm.parameters === null) return null;
  const read = decode(algorithm.parameters, readParameters);
  return read.ok ? read.value : null;
};
