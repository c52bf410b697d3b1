import { childrenOf, enter, finish, peek, takeAny, unwrap } from '../asn1/cursor.ts';
import { fault } from '../asn1/fault.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { readImplicitIa5 } from '../asn1/strings.ts';
import { tags } from '../asn1/tags.ts';
import { contentOf, rawOf, type Tlv } from '../asn1/tlv.ts';
import { readName, type Name } from './name.ts';

/** RFC 5280 4.2.1.6. Forms that path validation does not compare keep their bytes. */
export type GeneralName =
  | { readonly form: 'email'; readonly value: string }
  | { readonly form: 'dns'; readonly value: string }
  | { readonly form: 'uri'; readonly value: string }
  | { readonly form: 'directory'; readonly value: Name }
  | { readonly form: 'ip'; readonly value: Uint8Array }
  | { readonly form: 'registered-id'; readonly value: Oid }
  | { readonly form: 'other'; readonly type: Oid; readonly value: Uint8Array }
  | { readonly form: 'x400' | 'edi-party'; readonly value: Uint8Array };

export type NameForm = GeneralName['form'];

export const readGeneralName = (tlv: Tlv): GeneralName => {
  switch (tlv.identifier) {
    case 0xa0: {
      const fields = enter(tlv, 0xa0);
      const type = readOid(takeAny(fields));
      if (peek(fields) !== 0xa0) fault('other name without a value', tlv.start);
      const value = rawOf(unwrap(takeAny(fields)));
      finish(fields);
      return { form: 'other', type, value };
    }
    case 0x81:
      return { form: 'email', value: readImplicitIa5(tlv) };
    case 0x82:
      return { form: 'dns', value: readImplicitIa5(tlv) };
    case 0xa3:
      return { form: 'x400', value: rawOf(tlv) };
    case 0xa4:
      return { form: 'directory', value: readName(unwrap(tlv)) };
    case 0xa5:
      return { form: 'edi-party', value: rawOf(tlv) };
    case 0x86:
      return { form: 'uri', value: readImplicitIa5(tlv) };
    case 0x87:
      return { form: 'ip', value: contentOf(tlv) };
    case 0x88:
      return { form: 'registered-id', value: readOid(tlv, 0x88) };
    default:
      return fault('no such form of general name', tlv.start);
  }
};

/** GeneralNames: at least one. `identifier` is given where the tag is IMPLICIT. */
export const readGeneralNames = (tlv: Tlv, identifier: number = tags.sequence): readonly GeneralName[] => {
  const names = childrenOf(tlv, identifier).map(readGeneralName);
  if (names.length === 0) fault('general names without a name', tlv.start);
  return names;
};
