import { describe, expect, test } from 'vitest';
import { checkBid } from '#shared/bid/checks/index.ts';
import { freeze, manifestText } from '#shared/bid/freeze.ts';
import { statusOf } from '#shared/bid/status.ts';
import { document, draft, facts, now } from './facts.ts';

const notice = { title: 'Pumps', edition: 3 } as const;
const frozenFiles = (names: readonly string[]) =>
  names.map((name) => ({ name, size: 1, digests: [document(name).digest] }));

describe('freezing', () => {
  test('a blocker refuses and names each kind once', () => {
    const bid = facts({ draft: { documents: [document('a.pdf', { size: 0 }), document('b.pdf', { size: 0 })] } });
    expect(freeze(bid.draft, checkBid(bid), notice, [], now)).toEqual({
      ok: false,
      error: { code: 'bid.blocked', details: { bid: 'bid1', blockers: ['bid.document-empty'] } },
    });
  });

  test('the order of adding does not change the manifest', () => {
    const frozen = (names: readonly string[]) => {
      const outcome = freeze(draft(), [], notice, frozenFiles(names), now);
      return outcome.ok ? manifestText(outcome.value) : null;
    };
    expect(frozen(['b.pdf', 'a.pdf', 'я.pdf'])).toBe(frozen(['я.pdf', 'a.pdf', 'b.pdf']));
    expect(frozen(['b.pdf'])).not.toBe(frozen(['c.pdf']));
  });

  test('the manifest binds procedure, lot, edition, notice, price and moment', () => {
    const outcome = freeze(draft({ lotId: 'lot-2' }), [], notice, frozenFiles(['a.pdf']), now);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        format: 'bidwright-manifest/1',
        bid: { id: 'bid1', version: 1 },
        procedure: {
          sourceId: 'ocds-1',
          title: 'Pumps',
          lot: 'lot-2',
          edition: 3,
          notice: { algorithm: 'sha-256', value: 'ab'.repeat(32) },
        },
        price: { amount: '900.00', currency: 'RUB' },
        frozenAt: now,
        files: [{ name: 'a.pdf', size: 1 }],
      },
    });
  });
});

describe('where a bid stands', () => {
  const nothing = { manifest: false, signature: false, package: false, blockers: 0 };
  test.each([
    ['draft', { ...nothing, blockers: 1 }],
    ['ready', nothing],
    ['frozen', { ...nothing, manifest: true, blockers: 1 }],
    ['signed', { ...nothing, manifest: true, signature: true }],
    ['packaged', { ...nothing, manifest: true, signature: true, package: true }],
  ] as const)('%s', (status, artefacts) => {
    expect(statusOf(artefacts)).toBe(status);
  });
});
