import { decode } from '../asn1/decode.ts';
import { readOctetString } from '../asn1/values.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { cmsOids } from './cms-oids.ts';

/** The digest a signer says its content has (RFC 5652 section 11.2); null when it says none, or not plainly. */
export const messageDigestOf = ({ signedAttributes }: SignerInfo): Uint8Array | null => {
  const values = (signedAttributes ?? [])
    .filter(({ type }) => type === cmsOids.messageDigest)
    .flatMap((each) => each.values);
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) return null;
  const read = decode(value, (root) => readOctetString(root), { rules: 'ber' });
  return read.ok ? read.value : null;
};
