import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  uint8Array,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pem } from '#test/kit/ca.ts';
import { asicContainer, hostAttributes } from '#test/kit/containers.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { verifyBytes } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');
const samples = [
  signAttached({ content }),
  Buffer.from(pem('CMS', signAttached({ content }))),
  asicContainer(),
  asicContainer(undefined, { comment: 'x' }),
];
const detached = signDetached({ content });

/** One change to a file as an attacker or a bad disk makes it. */
type Change =
  | { readonly kind: 'set'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'remove'; readonly at: number; readonly count: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly count: number };

const place = integer({ min: 0, max: 4_500 });
const some = uint8Array({ minLength: 1, maxLength: 6 });
const change: Arbitrary<Change> = oneof(
  record({ kind: constant('set' as const), at: place, bytes: some }),
  record({ kind: constant('insert' as const), at: place, bytes: some }),
  record({ kind: constant('remove' as const), at: place, count: integer({ min: 1, max: 300 }) }),
  record({ kind: constant('repeat' as const), at: place, count: integer({ min: 1, max: 300 }) }),
);

const apply = (bytes: Uint8Array, { at, ...what }: Change): Uint8Array => {
  const start = Math.min(at, bytes.length);
  const [head, tail] = [bytes.subarray(0, start), bytes.subarray(start)];
  switch (what.kind) {
    case 'set':
      return Buffer.concat([head, what.bytes, tail.subarray(what.bytes.length)]);
    case 'insert':
      return Buffer.concat([head, what.bytes, tail]);
    case 'remove':
      return Buffer.concat([head, tail.subarray(what.count)]);
    case 'repeat':
      return Buffer.concat([head, tail.subarray(0, what.count), tail]);
    default:
      return what satisfies never;
  }
};

const seed = { seed: 20_261_123, numRuns: 800 };

describe('whatever is done to a file', { timeout: 180_000 }, () => {
  it('never throws, and a changed attached signature or container never passes', async () => {
    await assert(
      asyncProperty(
        constantFrom(...samples),
        array(change, { minLength: 1, maxLength: 3 }),
        async (sample, changes) => {
          const made = changes.reduce<Uint8Array>(apply, sample);
          const report = await verifyBytes(made);
          expect(
            report.conclusion !== 'TOTAL-PASSED' || Buffer.compare(made, sample) === 0 || onlyHostBytes(made, sample),
          ).toBe(true);
        },
      ),
      seed,
    );
  });

  it('never throws on bytes that begin like a signature', async () => {
    await assert(
      asyncProperty(integer({ min: 0, max: 200 }), uint8Array({ maxLength: 400 }), async (kept, tail) => {
        const report = await verifyBytes(Buffer.concat([detached.subarray(0, kept), tail]), content);
        expect(report.conclusion).not.toBe('TOTAL-PASSED');
      }),
      seed,
    );
  });

  it('never throws on bytes that begin like an archive', async () => {
    const archive = asicContainer();
    await assert(
      asyncProperty(uint8Array({ maxLength: 200 }), integer({ min: 0, max: 300 }), async (head, kept) => {
        const report = await verifyBytes(Buffer.concat([Buffer.from('PK\u0003\u0004'), head, archive.subarray(-kept)]));
        expect(report.conclusion).not.toBe('TOTAL-PASSED');
      }),
      seed,
    );
  });
});

/** Differences only in what the packing program says of itself (see `mutation.long.test.ts`), or in the last line end of a text. */
const onlyHostBytes = (made: Uint8Array, sample: Uint8Array): boolean => {
  if (Buffer.from(made).toString('latin1').trimEnd() === Buffer.from(sample).toString('latin1').trimEnd()) return true;
  if (made.length !== sample.length) return false;
  const free = hostAttributes(sample);
  return made.every((byte, index) => byte === sample[index] || free.has(index));
};
