import { describe, expect, it } from 'vitest';
import { unknownChanges } from '#electron/steps/procedures/diff-unknown.ts';
import type { Change } from '#shared/procedure/diff.ts';

const field = (kind: 'added' | 'removed', path: string, value: string): Change => ({
  path: ['unknownFields', { key: path, nth: 1 }],
  subject: 'other',
  kind,
  [kind === 'added' ? 'after' : 'before']: { path, value },
});
const said = (changes: readonly Change[]) =>
  unknownChanges(changes).map(({ path, kind, before, after }) => [
    kind,
    typeof path[1] === 'object' ? path[1].key : '',
    JSON.stringify(before ?? after),
  ]);

describe('fields that are not understood, in a difference', () => {
  it('are named one by one where they are few', () => {
    const few = ['a', 'b'].map((value, at) => field('added', `awards[${at}].id`, value));
    expect(unknownChanges(few)).toEqual(few);
  });

  it('are told by the part of the notice they stand in where they are many', () => {
    const many = [
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((value, at) => field('added', `awards[0].items[${at}].id`, value)),
      field('removed', 'tender.numberOfTenderers', '3'),
    ];
    expect(said(many)).toEqual([
      ['added', 'awards', '{"value":"a; b; c; d; e … +2"}'],
      ['removed', 'tender.numberOfTenderers', '{"path":"tender.numberOfTenderers","value":"3"}'],
    ]);
  });

  it('are no change where only the prefixes of namespaces differ', () => {
    const moved = [
      field('removed', '/ns5:epNotification/ns5:printFormInfo/ns5:url', 'https://example.org'),
      field('added', '/ns3:epNotification/ns3:printFormInfo/ns3:url', 'https://example.org'),
    ];
    expect(unknownChanges(moved)).toEqual([]);
    const changed = [field('removed', '/a:x/a:y', '1'), field('added', '/b:x/b:y', '2')];
    expect(unknownChanges(changed)).toEqual(changed);
  });
});
