import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainFormat, endLine, lineOf } from '#electron/log/evidence/chain-file.ts';
import { checkChain } from '#electron/log/evidence/check-chain.ts';
import { linkOf, noHash } from '#electron/log/evidence/link.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** A chain of `count` acts, a minute apart, as it is exported. */
const chainOf = (count: number): { readonly lines: readonly string[]; readonly heads: readonly string[] } => {
  const heads = [noHash];
  const lines = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 10, 23, 9, index)).toISOString() as Instant;
    const entry = { number: index + 1, previous: heads[index] ?? '', at, act: 'bid.signed', subject: `b${index}` };
    const link = linkOf({ ...entry, digest: null, clock: { source: 'system', checked: null } });
    heads.push(link.hash);
    return lineOf(link);
  });
  return { lines: [chainFormat, ...lines, endLine(count, heads.at(-1) ?? '')], heads };
};

const codes = async (lines: readonly string[], head: string | null = null): Promise<readonly string[]> =>
  (await checkChain(lines, head)).findings.map(({ code, place }) => `${code} ${place.line}`);

describe('an exported chain of acts', () => {
  it('as exported is whole, and names its count, its times and its head', async () => {
    const { lines, heads } = chainOf(5);
    expect(await checkChain(lines)).toEqual({
      isChain: true,
      isWhole: true,
      count: 5,
      head: heads[5],
      from: '2026-11-23T09:00:00.000Z',
      until: '2026-11-23T09:04:00.000Z',
      findings: [],
    });
    expect(await checkChain(chainOf(0).lines)).toMatchObject({ isWhole: true, count: 0 });
  });

  it('names the very line that was edited, removed, repeated, moved or added', async () => {
    const { lines } = chainOf(5);
    const edited = lines.with(3, (lines[3] ?? '').replace('"b2"', '"b9"'));
    expect(await codes(edited)).toEqual(['evidence.line-changed 4']);
    expect(await codes(lines.toSpliced(3, 1))).toEqual(['evidence.line-missing 4']);
    expect(await codes(lines.toSpliced(3, 0, lines[2] ?? ''))).toEqual(['evidence.line-moved 4']);
    expect(await codes(lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''))).toContain('evidence.line-missing 3');
    expect(await codes(lines.slice(0, -1))).toEqual(['evidence.cut-short 6']);
    expect(await codes(lines.toSpliced(5, 1))).toEqual(['evidence.end-differs 6']);
    expect(await codes([...lines, lines[3] ?? ''])).toEqual(['evidence.after-end 8']);
    expect(await codes(lines.with(4, 'nothing'))).toContain('evidence.line-unreadable 5');
  });

  it('an edited entry with a hash made anew breaks with the entry after it', async () => {
    const { lines } = chainOf(5);
    const json = (lines[3] ?? '').slice(65).replace('"b2"', '"b9"');
    const { text, hash } = linkOf(JSON.parse(json) as Parameters<typeof linkOf>[0]);
    expect(await codes(lines.with(3, lineOf({ text, hash })))).toEqual(['evidence.line-moved 5']);
  });

  it('a chain made anew from end to end is told by a head known from elsewhere', async () => {
    const { lines, heads } = chainOf(5);
    const shorter = chainOf(3);
    expect(await codes(lines, heads[3])).toEqual([]);
    expect(await codes(shorter.lines, heads[5])).toEqual(['evidence.head-differs 5']);
  });

  it('a clock that went back is told and is no fault of the chain', async () => {
    const entries = ['2026-11-23T09:00:00Z', '2026-11-23T08:00:00Z'];
    let previous = noHash;
    const lines = entries.map((at, index) => {
      const clock = { source: 'system', checked: null } as const;
      const link = linkOf({
        number: index + 1,
        previous,
        at: at as Instant,
        act: 'x',
        subject: '',
        digest: null,
        clock,
      });
      previous = link.hash;
      return lineOf(link);
    });
    expect(await checkChain([chainFormat, ...lines, endLine(2, previous)])).toMatchObject({
      isWhole: true,
      findings: [{ code: 'evidence.time-went-back', severity: 'warning' }],
    });
  });

  it('any other file is no chain', async () => {
    expect(await checkChain([])).toMatchObject({ isChain: false, isWhole: false });
    expect(await checkChain(['%PDF-1.7'])).toMatchObject({ isChain: false, isWhole: false });
  });

  it('no change of one character anywhere leaves it whole', async () => {
    const { lines } = chainOf(4);
    const text = lines.join('\n');
    const change = fc.tuple(fc.nat(text.length - 1), fc.constantFrom('0', 'f', ' ', '"', '\n', 'ж'));
    await fc.assert(
      fc.asyncProperty(change, async ([at, put]) => {
        fc.pre(text[at] !== put);
        const changed = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
        expect((await checkChain(changed.split('\n'))).isWhole).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
