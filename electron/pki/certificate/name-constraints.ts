import { childrenOf, enter, finish, takeAny, takeOptional } from '../asn1/cursor.ts';
import { fault } from '../asn1/fault.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readSmallInteger } from '../asn1/values.ts';
import { readGeneralName, type GeneralName } from './general-name.ts';

/** RFC 5280 4.2.1.10, each list null when absent. `minimum` and `maximum` are refused unless they are 0 and absent. */
export type NameConstraints = {
  readonly permitted: readonly GeneralName[] | null;
  readonly excluded: readonly GeneralName[] | null;
};

const contiguous = (mask: Uint8Array): boolean => {
  const bits = [...mask].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return !bits.includes('01');
};

const host = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** Mailboxes and URIs take a leading period for "below this host"; DNS names have no such form (RFC 5280 4.2.1.10). */
const isHostOrBelow = (value: string): boolean => host.test(value.startsWith('.') ? value.slice(1) : value);

/** A constraint that cannot mean anything must not pass for one that forbids nothing. */
const checkBase = (base: GeneralName, at: number): void => {
  switch (base.form) {
    case 'ip':
      if (base.value.length !== 8 && base.value.length !== 32) fault('address constraint of a wrong length', at);
      if (!contiguous(base.value.subarray(base.value.length / 2))) fault('address constraint with a broken mask', at);
      return;
    case 'dns':
      if (base.value !== '' && !host.test(base.value)) fault('constraint is not a host name', at);
      return;
    case 'uri':
      if (base.value !== '' && !isHostOrBelow(base.value)) fault('constraint is not a host name', at);
      return;
    case 'email': {
      const [first = '', second, ...more] = base.value.split('@');
      const fits = second === undefined ? isHostOrBelow(first) : first !== '' && host.test(second) && more.length === 0;
      if (base.value !== '' && !fits) fault('constraint is not a mailbox or a host', at);
      return;
    }
    case 'directory':
    case 'registered-id':
    case 'other':
    case 'x400':
    case 'edi-party':
  }
};

const readSubtree = (tlv: Tlv): GeneralName => {
  const fields = enter(tlv);
  const base = takeAny(fields);
  const minimum = takeOptional(fields, 0x80);
  if (minimum !== null && readSmallInteger(minimum, 0x7fff_ffff, 0x80) !== 0)
    fault('subtree with a minimum', tlv.start);
  if (takeOptional(fields, 0x81) !== null) fault('subtree with a maximum', tlv.start);
  finish(fields);
  const name = readGeneralName(base);
  checkBase(name, base.start);
  return name;
};

const readSubtrees = (tlv: Tlv, identifier: number): readonly GeneralName[] => {
  const subtrees = childrenOf(tlv, identifier).map(readSubtree);
  if (subtrees.length === 0) fault('no subtree', tlv.start);
  return subtrees;
};

export const readNameConstraints = (tlv: Tlv): NameConstraints => {
  const fields = enter(tlv);
  const permitted = takeOptional(fields, 0xa0);
  const excluded = takeOptional(fields, 0xa1);
  finish(fields);
  if (permitted === null && excluded === null) fault('name constraints without a subtree', tlv.start);
  return {
    permitted: permitted && readSubtrees(permitted, 0xa0),
    excluded: excluded && readSubtrees(excluded, 0xa1),
  };
};
