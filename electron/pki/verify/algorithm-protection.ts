import type { Observation } from '#shared/verification/facts.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { enter, finish, more, takeAny, takeOptional } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { readOid } from '../asn1/oid.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { readAlgorithm, type AlgorithmIdentifier } from '../certificate/algorithm.ts';
import { attributeNames } from '../cms/attribute-names.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { seen } from './examined.ts';

type Named = Pick<AlgorithmIdentifier, 'oid' | 'parameters'>;

const readProtection = (root: Tlv): { readonly digest: Named; readonly signature: Named | null } => {
  const fields = enter(root);
  const digest = readAlgorithm(takeAny(fields));
  const implicit = takeOptional(fields, 0xa1);
  takeOptional(fields, 0xa2);
  finish(fields);
  if (implicit === null) return { digest, signature: null };
  const inner = enter(implicit, 0xa1);
  const oid = readOid(takeAny(inner));
  const parameters = more(inner) ? rawOf(takeAny(inner)) : null;
  finish(inner);
  return { digest, signature: { oid, parameters } };
};

const none = Uint8Array.of(0x05, 0x00);
const isSame = (a: Named, b: Named): boolean =>
  a.oid === b.oid && sameBytes(a.parameters ?? none, b.parameters ?? none);

/**
 * Holds the algorithms that a signer put under his signature (CMSAlgorithmProtection, RFC 6211 section 4) against those
 * that are written outside of it, where anybody could have changed them.
 */
export const protectionObservations = (signer: SignerInfo): readonly Observation[] => {
  const attribute = 'cms-algorithm-protection';
  const value = signer.signedAttributes?.find(({ type }) => attributeNames[type] === attribute)?.values[0];
  if (value === undefined) return [];
  const read = decode(value, readProtection);
  if (!read.ok)
    return [seen('policy.attribute-unreadable', { attribute, reason: read.error.details['reason'] ?? null })];
  const { digest, signature } = read.value;
  const pairs = [
    [digest, signer.digestAlgorithm],
    [signature, signer.signatureAlgorithm],
  ] as const;
  return pairs.flatMap(([stated, used]) =>
    stated !== null && isSame(stated, used)
      ? []
      : [seen('policy.algorithm-protection-differs', { stated: stated?.oid ?? null, used: used.oid })],
  );
};
