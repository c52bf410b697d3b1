import { array, assert, constantFrom, jsonValue, nat, oneof, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrict, type Encoding, type Json } from '#electron/notices/json/strict.ts';
import { parseNotice } from '#electron/notices/ocds/parse-notice.ts';
import { packageListOf, takeElement } from '#electron/notices/ocds/releases.ts';
import { syntheticRelease } from '#test/kit/ocds-notices.ts';

/** Everything the importer makes of bytes: what it would store of them, or the fault with its place. */
const judged = (bytes: Buffer, parse: typeof parseStrict, encoding: Encoding = 'utf-8') => {
  const parsed = parse(bytes, encoding);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return { list: packageListOf(value), taken: takeElement({ value, path: '', line: 1, offset: 0, bytes }) };
};
const expectAlike = (bytes: Buffer): void => {
  expect(judged(bytes, parseNotice)).toEqual(judged(bytes, parseStrict));
};

const usual = Buffer.from(JSON.stringify(syntheticRelease(7)));
/** A value at `path` of a usual release. */
const releaseWith = (path: readonly string[], value: unknown): object => {
  const [name = '', ...rest] = path;
  const put = (holder: object): object => ({ ...holder, [name]: value });
  if (rest.length === 0) return put(syntheticRelease(7));
  const outer = syntheticRelease(7) as Record<string, object>;
  return { ...outer, [name]: { ...outer[name], [rest.join('.')]: value } };
};
const paths = (
  'ocid id date url tag buyer parties planning tender contracts awards releases records compiledRelease ' +
  'versionedRelease something buyer.name buyer.id tender.id tender.title tender.description tender.status ' +
  'tender.datePublished tender.procuringEntity tender.tenderPeriod tender.value tender.lots tender.items ' +
  'tender.documents'
)
  .split(' ')
  .map((path) => path.split('.'));
/** What is put at any place of a sound notice. */
const pieces = [
  String.raw`" \\ \" \u00e9 \ud800 \x { } [ ] , : [[[[ ]]]] ё "ocid":"x", "ocid":1, "\u006fcid":"y", "tender":{}, "name":"z",`,
  '0 01 - 1. .5 1e5 1234567890123456 12345678901234.5 true nul null',
]
  .flatMap((line) => line.split(' '))
  .concat(' ', '\t', '\r\n', '\0', '\u001f', '\ufeff')
  .map((text) => Buffer.from(text))
  .concat(Buffer.from([0xd0]));

describe('a notice of which only the needed fields are read', () => {
  it('spares what the index does not need', () => {
    const parsed = parseNotice(usual, 'utf-8');
    expect(parsed).toMatchObject({ ok: true, value: { buyer: { name: expect.any(String) }, parties: [{}] } });
    expect(parsed.ok && (parsed.value as { [name: string]: Json })['language']).toBeUndefined();
  });

  it('says what the whole notice says, whatever value stands in any field', () => {
    const value = oneof(
      jsonValue({ maxDepth: 4 }),
      constantFrom('', ' ', '2026-01-31T10:00:00Z', 'вода\u202e', 1e21, -0, 0.1, ['compiled'], [{}], [null], null),
      record({ amount: jsonValue({ maxDepth: 1 }), currency: constantFrom('RUB', 'rub', '', 7, null) }),
      array(record({ title: jsonValue({ maxDepth: 1 }), description: string({ unit: 'binary' }) })),
    );
    assert(
      property(constantFrom(...paths), value, (path, given) =>
        expectAlike(Buffer.from(JSON.stringify(releaseWith(path, given)))),
      ),
      { seed: 1, numRuns: 600 },
    );
  });

  it('is refused exactly where the whole parse refuses it, whatever bytes are changed', () => {
    const change = record({ at: nat(usual.length), drop: nat(3), put: constantFrom(...pieces) });
    assert(
      property(array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let changed: Buffer = usual;
        for (const { at, drop, put } of changes)
          changed = Buffer.concat([changed.subarray(0, at), put, changed.subarray(at + drop)]);
        expectAlike(changed);
      }),
      { seed: 2, numRuns: 1_200 },
    );
  });

  it.each([
    ['nested as deep as is allowed', '['.repeat(98) + ']'.repeat(98)],
    ['nested deeper than is allowed', '['.repeat(100) + ']'.repeat(100)],
    ['with a name twice, far inside', '[{"a":{"b":1,"c":2,"b":3}}]'],
    ['with a name twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['with two names of one hash', '{"Aa":1,"BB":2}'],
    [
      'with three hundred names',
      JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`n${at}`, at]))),
    ],
    ['with a name __proto__', '{"__proto__":{"title":"x"}}'],
    ['with a text that ends in a backslash', '"x\\\\"'],
    ['with a text cut inside an escape', '"x\\u00'],
  ])('is judged as the whole parse judges it: %s', (_, note) => {
    expectAlike(Buffer.from(`{"note":${note},${usual.toString().slice(1)}`));
    expectAlike(Buffer.from(`${usual.toString().slice(0, -1)},"note":${note}}`));
  });
});
