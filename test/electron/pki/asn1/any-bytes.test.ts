import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '#electron/pki/certificate/certificate.ts';
import { readCrl } from '#electron/pki/revocation/crl.ts';
import { judgePath } from '#electron/pki/path/judge.ts';
import {
  issuingCertificate,
  issuingRevocations,
  kitNow,
  rootCertificate,
  rootRevocations,
  signers,
} from '#test/kit/ca.ts';

const holder = signers.p256.certificate;

/** Changes that keep most of the structure: bytes set, cut, doubled or swapped in a real file. */
const mutationsOf = (der: Uint8Array): fc.Arbitrary<Uint8Array> => {
  const place = fc.nat(der.length - 1);
  const change = fc.oneof(
    fc.tuple(fc.constant('set' as const), place, fc.nat(255)),
    fc.tuple(fc.constant('cut' as const), place, fc.integer({ min: 1, max: 40 })),
    fc.tuple(fc.constant('double' as const), place, fc.integer({ min: 1, max: 40 })),
  );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let bytes = Buffer.from(der);
    for (const [kind, at, amount] of changes) {
      if (kind === 'set' && at < bytes.length) bytes[at] = amount;
      if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + amount)]);
      if (kind === 'double') bytes = Buffer.concat([bytes.subarray(0, at + amount), bytes.subarray(at)]);
    }
    return new Uint8Array(bytes);
  });
};

const certificate = (der: Uint8Array) => {
  const read = readCertificate(der);
  if (!read.ok) throw new Error('a certificate of the kit cannot be read');
  return read.value;
};
const list = (der: Uint8Array) => {
  const read = readCrl(der);
  if (!read.ok) throw new Error('a list of the kit cannot be read');
  return read.value;
};
const root = certificate(rootCertificate);
const issuing = certificate(issuingCertificate);
const target = certificate(holder);
const lists = [list(rootRevocations), list(issuingRevocations)];
const at = Date.parse(kitNow);

describe('any bytes', () => {
  it('are a certificate, or a refusal that says where', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), mutationsOf(holder)), (bytes) => {
        const read = readCertificate(bytes);
        if (!read.ok)
          expect(read.error).toMatchObject({ code: 'certificate.unreadable', details: { offset: expect.any(Number) } });
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('are a revocation list, or a refusal that says where', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), mutationsOf(issuingRevocations)), (bytes) => {
        const read = readCrl(bytes);
        if (!read.ok)
          expect(read.error).toMatchObject({ code: 'crl.unreadable', details: { offset: expect.any(Number) } });
      }),
      { seed: 2, numRuns: 3000 },
    );
  });
});

describe('a changed certificate or list', () => {
  it('is valid before the change', () => {
    const judged = judgePath({ target, anchors: [root], untrusted: [issuing], crls: lists, at });
    expect(judged.verdict.findings.filter(({ severity }) => severity === 'blocker')).toEqual([]);
  });

  it('never gives a valid path once the target is changed', () => {
    fc.assert(
      fc.property(mutationsOf(holder), (bytes) => {
        const read = readCertificate(bytes);
        if (!read.ok || Buffer.compare(bytes, holder) === 0) return;
        expect(judgePath({ target: read.value, anchors: [root], untrusted: [issuing], at }).verdict.valid).toBe(false);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('never gives a valid path through a changed intermediate', () => {
    fc.assert(
      fc.property(mutationsOf(issuingCertificate), (bytes) => {
        const read = readCertificate(bytes);
        if (!read.ok || Buffer.compare(bytes, issuingCertificate) === 0) return;
        expect(judgePath({ target, anchors: [root], untrusted: [read.value], at }).verdict.valid).toBe(false);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('never gives a status from a changed list', () => {
    fc.assert(
      fc.property(mutationsOf(issuingRevocations), (bytes) => {
        const read = readCrl(bytes);
        if (!read.ok || Buffer.compare(bytes, issuingRevocations) === 0) return;
        const crls = [list(rootRevocations), read.value];
        const { verdict } = judgePath({ target, anchors: [root], untrusted: [issuing], crls, at });
        expect(verdict.valid).toBe(false);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
