import type { SignerInfo } from '../cms/signed-data.ts';
import { readSignerInfo } from '../cms/signed-data.ts';
import { splitSigner } from './archived-parts.ts';
import { cmsOids } from './cms-oids.ts';
import type { DraftSigner } from './draft.ts';

/** Those who countersigned a signer directly (RFC 5652 section 11.4), as far as they can be read. */
export const counterSignersOf = ({ raw }: Pick<DraftSigner, 'raw'>): readonly SignerInfo[] =>
  splitSigner(raw)
    .attributes.filter(({ attribute }) => attribute.type === cmsOids.countersignature)
    .flatMap(({ attribute }) => attribute.values)
    .flatMap((value) => {
      const read = readSignerInfo(value);
      return 'reason' in read ? [] : [read];
    });
