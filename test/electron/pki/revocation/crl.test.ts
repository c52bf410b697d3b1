import { describe, expect, it } from 'vitest';
import {
  bitString,
  boolean,
  context,
  contextPrimitive,
  element,
  integer,
  octetString,
  oid,
  sequence,
  tags,
  time,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { readCrl, type Crl } from '#electron/pki/revocation/crl.ts';
import { findEntry } from '#electron/pki/revocation/crl-entries.ts';
import { generalName, extension, nameOf } from '#test/kit/chain.ts';

const when = Date.UTC(2026, 0, 1);
const algorithm = sequence(oid('1.2.840.113549.1.1.11'), element(tags.null));
const reason = (number: number): Der => extension('2.5.29.21', false, element(tags.enumerated, Uint8Array.of(number)));
const entry = (serial: number, ...extensions: readonly Der[]): Der =>
  sequence(integer(serial), time(when), ...(extensions.length === 0 ? [] : [sequence(...extensions)]));
const numbered = extension('2.5.29.20', false, integer(1));

const listDer = (entries: readonly Der[], extensions: readonly Der[] = [numbered]): Der =>
  sequence(
    sequence(
      integer(1),
      algorithm,
      nameOf('Issuer'),
      time(when),
      time(when + 86_400_000),
      ...(entries.length === 0 ? [] : [sequence(...entries)]),
      ...(extensions.length === 0 ? [] : [context(0, sequence(...extensions))]),
    ),
    algorithm,
    bitString(Uint8Array.of(1)),
  );

const listOf = (entries: readonly Der[], extensions?: readonly Der[]): Crl => {
  const read = readCrl(listDer(entries, extensions));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const key = (crl: Crl): string => crl.issuer.key;
const find = (crl: Crl, serial: number, issuer = key(crl)) =>
  findEntry(crl.entries, Uint8Array.of(serial), issuer, key(crl));

describe('entries of a list', () => {
  it('are found with their time and reason, and nothing else is', () => {
    const crl = listOf([entry(5), entry(6, reason(1)), entry(7, reason(4))]);
    expect(find(crl, 5)).toEqual({ revokedAt: when, reason: 'unspecified', invalidSince: null });
    expect(find(crl, 6)).toMatchObject({ reason: 'keyCompromise' });
    expect(find(crl, 8)).toBeNull();
  });

  it('of an unknown reason still mean revoked', () => {
    expect(find(listOf([entry(5, reason(77))]), 5)).toMatchObject({ reason: 'unspecified' });
  });

  it('name the time since which the key is not to be trusted', () => {
    const since = extension('2.5.29.24', false, element(tags.generalizedTime, Buffer.from('20251231120000Z')));
    expect(find(listOf([entry(5, reason(1), since)]), 5)).toMatchObject({ invalidSince: Date.UTC(2025, 11, 31, 12) });
  });

  it('belong to the last certificate issuer named before them', () => {
    const issuedBy = (name: string): Der => extension('2.5.29.29', true, sequence(generalName('directory', name)));
    const crl = listOf([entry(1), entry(2, issuedBy('Other')), entry(3), entry(4, issuedBy('Third'))]);
    const other = listOf([]).issuer.key.replace('6:issuer', '5:other');
    expect(find(crl, 1)).not.toBeNull();
    expect(find(crl, 2)).toBeNull();
    expect(find(crl, 2, other)).not.toBeNull();
    expect(find(crl, 3, other)).not.toBeNull();
    expect(find(crl, 4, other)).toBeNull();
  });

  it('prefer a revocation to a removal of the same certificate', () => {
    expect(find(listOf([entry(5, reason(8)), entry(5, reason(6))]), 5)).toMatchObject({ reason: 'certificateHold' });
  });

  it('with a critical extension not known here are noted, for the list must not be used', () => {
    const crl = listOf([entry(5), entry(6, extension('1.2.3.4', true, octetString()))]);
    expect(crl.entries.unknownCritical).toEqual(['1.2.3.4']);
  });
});

describe('a list', () => {
  it.each([
    ['an entry that is no sequence', [integer(5)]],
    ['an entry without a time', [sequence(integer(5))]],
    ['an entry with an empty time', [sequence(integer(5), element(tags.utcTime))]],
    ['an entry with something more', [sequence(integer(5), time(when), sequence(reason(1)), integer(1))]],
    ['an empty list of entry extensions', [sequence(integer(5), time(when), sequence())]],
    ['a serial number in a longer form', [sequence(element(tags.integer, Uint8Array.of(0, 5)), time(when))]],
  ])('with %s cannot be read', (_case, entries) => {
    expect(readCrl(listDer(entries))).toMatchObject({ ok: false, error: { code: 'crl.unreadable' } });
  });

  it.each([
    [
      'for users and authorities only at once',
      sequence(contextPrimitive(1, Uint8Array.of(0xff)), contextPrimitive(2, Uint8Array.of(0xff))),
    ],
    ['with a scope that is not one', boolean(true)],
  ])('%s cannot be read', (_case, scope) => {
    const extensions = [numbered, extension('2.5.29.28', true, scope)];
    expect(readCrl(listDer([], extensions))).toMatchObject({ ok: false, error: { code: 'crl.unreadable' } });
  });

  it('reads its numbers, scope and what is critical and not known', () => {
    const scope = sequence(contextPrimitive(1, Uint8Array.of(0xff)), contextPrimitive(4, Uint8Array.of(0xff)));
    const { extensions } = listOf(
      [],
      [
        numbered,
        extension('2.5.29.27', true, integer(1)),
        extension('2.5.29.28', true, scope),
        extension('1.2.3.4', true, octetString()),
      ],
    );
    expect(extensions).toMatchObject({
      crlNumber: 1n,
      baseCrlNumber: 1n,
      issuingDistributionPoint: { onlyUserCertificates: true, indirect: true, onlyAuthorityCertificates: false },
      unknownCritical: ['1.2.3.4'],
    });
  });
});
