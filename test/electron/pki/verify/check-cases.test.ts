import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyCaseChecker } from '#electron/pki/verify/check-cases.ts';
import { verifyFile } from '#electron/pki/verify/verify-file.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { issuingRevocations, kitNow, pem, rootCertificate, rootRevocations, signers } from '#test/kit/ca.ts';
import { basicOcsp } from '#test/kit/ocsp.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { signDetached } from '#test/kit/signatures.ts';

const content = Buffer.from('Заявка № 7\n');

const checker = (verify = verifyFile) => {
  const folder = temporaryFolder();
  const place = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);
  place('a', content);
  place('a.p7s', signDetached({ content }));
  place('root.pem', pem('CERTIFICATE', rootCertificate));
  place('lists.pem', pem('X509 CRL', issuingRevocations) + pem('X509 CRL', rootRevocations));
  place('root.crl', rootRevocations);
  const times = { thisUpdate: '2026-11-23T08:00:00Z', nextUpdate: '2026-11-24T08:00:00Z' };
  place('response.der', basicOcsp({ certificate: signers.rsa2048.certificate, ...times }));
  const reads: string[] = [];
  const check = verifyCaseChecker({
    resolve: (name) => join(folder, name),
    read: (name) => {
      reads.push(name);
      try {
        return ok(readFileSync(join(folder, name)));
      } catch {
        return failKernel('file.not-found', { file: name });
      }
    },
    describe: ({ code }) => `words of ${code}`,
    verify,
    clock: () => kitNow,
  });
  return { check: (given: unknown) => check(JSON.stringify(given)), raw: check, reads };
};

const good = { id: 1, file: 'a.p7s', content: 'a', trust: ['root.pem'], crls: ['lists.pem'] };

describe('a line of verify --cases', () => {
  it('answers conclusion, sub-indication and codes under its id', async () => {
    const { check } = checker();
    expect(await check(good)).toEqual({ id: 1, conclusion: 'TOTAL-PASSED', subIndication: null, findings: [] });
    expect(await check({ ...good, id: 'b', crls: [] })).toEqual({
      id: 'b',
      conclusion: 'INDETERMINATE',
      subIndication: 'TRY_LATER',
      findings: ['revocation.undetermined'],
    });
  });

  it('uses the responses that the line names', async () => {
    const { check } = checker();
    const answer = await check({ ...good, crls: ['root.crl'], ocsps: ['response.der'] });
    expect(answer).toEqual({ id: 1, conclusion: 'TOTAL-PASSED', subIndication: null, findings: [] });
    expect(await check({ ...good, crls: ['root.crl'] })).toMatchObject({ subIndication: 'TRY_LATER' });
    expect(await check({ ...good, crls: ['root.crl'], ocsps: ['a'] })).toMatchObject({
      subIndication: 'TRY_LATER',
      findings: expect.arrayContaining(['ocsp.unreadable']),
    });
  });

  it('takes the moment and the demand of revocation from the line', async () => {
    const { check } = checker();
    expect(await check({ ...good, at: '2030-01-01T00:00:00Z', revocation: 'none' })).toMatchObject({
      conclusion: 'INDETERMINATE',
      subIndication: 'OUT_OF_BOUNDS_NO_POE',
    });
  });

  it('reads a file that many cases name once', async () => {
    const { check, reads } = checker();
    for (let id = 0; id < 3; id += 1) await check({ ...good, id });
    expect(reads).toEqual(['root.pem', 'lists.pem']);
  });

  it.each([
    ['not JSON', null, 'input.invalid'],
    [JSON.stringify({ id: 7 }), 7, 'input.invalid'],
    [JSON.stringify({ ...good, revocation: 'maybe' }), 1, 'input.invalid'],
    [JSON.stringify({ ...good, at: 'yesterday' }), 1, 'input.invalid'],
    [JSON.stringify({ ...good, file: 'none' }), 1, 'file.not-found'],
    [JSON.stringify({ ...good, trust: ['none'] }), 1, 'file.not-found'],
  ])('%s answers an error', async (line, id, code) => {
    const { raw } = checker();
    expect(await raw(line)).toEqual({ id, error: { code, message: `words of ${code}` } });
  });

  it('answers a fault of ours as an error, so that the batch goes on', async () => {
    const { check } = checker(() => Promise.reject(new TypeError('no')));
    expect(await check(good)).toMatchObject({ id: 1, error: { code: 'program.fault' } });
  });
});
