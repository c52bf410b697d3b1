import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readSignedData } from '#electron/pki/cms/signed-data.ts';
import { makeTimestampRequest } from '#electron/pki/timestamps/make-request.ts';
import { readTimestampResponse } from '#electron/pki/timestamps/read-response.ts';
import { openTimestampSource } from '#electron/steps/signing/ask-timestamps.ts';
import { raiseToT } from '#electron/steps/signing/raise-to-t.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { issueHolder, issuingCertificate, pem, rootCertificate, testKey } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { openssl, rootPem, run, skipWithout } from '../kit/openssl.ts';
import { signAttached, signDetached } from '../kit/signatures.ts';
import { addTimestamps, answering, serve, services, signatureValueOf, stamp } from '../kit/timestamps.ts';
import { verifyBytes } from '../kit/verify.ts';
import { openWorkstation } from '../kit/workstation.ts';

const content = Buffer.from('Заявка\r\nannex');
/** OpenSSL's service has the clock of this machine, so its tests use certificates that outlive them. */
const signer = {
  key: 'supplier-rsa2048',
  certificate: issueHolder({ serial: 0x51, notBefore: '2023-01-01T00:00:00Z', notAfter: '2039-01-01T00:00:00Z' }),
} as const;

const files = () => {
  const folder = temporaryFolder();
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    place,
    at: (name: string) => join(folder, name),
    root: place('root.pem', rootPem),
    issuing: place('issuing.pem', pem('CERTIFICATE', issuingCertificate)),
  };
};
type Files = ReturnType<typeof files>;

/** `openssl ts -reply` as a service: request in, reply out. */
const opensslService = ({ place, at, issuing }: Files, by: 'rsa' | 'ecdsa') => {
  const { key, certificate } = services[by];
  const config = place(
    'tsa.cnf',
    [
      '[tsa]',
      'default_tsa = t',
      '[t]',
      `serial = ${place('serial', '01')}`,
      'signer_digest = sha256',
      'default_policy = 1.2.3.4.1',
      'digests = sha256, sha384, sha512',
      'accuracy = secs:1',
      'ess_cert_id_alg = sha256',
      '',
    ].join('\n'),
  );
  const tsaKey = place('tsa.key', testKey(key).export({ type: 'pkcs8', format: 'pem' }));
  const tsa = place('tsa.pem', pem('CERTIFICATE', certificate));
  return (request: Uint8Array): Uint8Array => {
    openssl(
      ['ts', '-reply', '-config', config, '-queryfile', place('q.tsq', request)],
      ['-signer', tsa, '-inkey', tsaKey, '-chain', issuing, '-out', at('r.tsr')],
    );
    return readFileSync(at('r.tsr'));
  };
};

const tokenIn = async (cms: Uint8Array): Promise<Uint8Array> => {
  const read = await readSignedData(memorySource(cms));
  const token = read.ok ? read.value.signers[0]?.unsignedAttributes[0]?.values[0] : undefined;
  if (token === undefined) throw new Error('no timestamp');
  return token;
};

/** Raises the file as the program does, and answers it. */
const raised = async (path: string, address: string): Promise<Buffer> => {
  const { host } = await openWorkstation();
  const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => undefined };
  const source = await openTimestampSource(call, [address]);
  if (!source.ok) throw new Error(source.error.code);
  const outcome = await raiseToT(path, path, source.value, host.clock());
  if (!outcome.ok) throw new Error(outcome.error.map(({ code, details }) => code + JSON.stringify(details)).join());
  return readFileSync(path);
};

const demandAccepted = (path: string, { place, root }: Files, detached: boolean): void => {
  const judged = run('openssl', [
    ['cms', '-verify', '-cades', '-binary', '-CAfile', root, '-inform', 'DER', '-in', path, '-purpose', 'any'],
    detached ? ['-content', place('content', content)] : [],
  ]);
  expect(judged.stderr).toMatch(/CAdES Verification successful/);
  expect(judged.stdout).toEqual(content);
};

const demandToken = (token: Uint8Array, data: Uint8Array, { place, root, issuing }: Files): void => {
  const judged = run('openssl', [
    ['ts', '-verify', '-token_in', '-in', place('token.der', token), '-data', place('value', data)],
    ['-CAfile', root, '-untrusted', issuing],
  ]);
  expect(judged.stdout.toString() + judged.stderr).toMatch(/Verification: OK/);
};

const verifyNow = (cms: Uint8Array, of: Uint8Array | null) =>
  verifyBytes(cms, of, {
    trust: [rootCertificate],
    now: instantFromEpoch(Date.now() + 2000),
    revocation: 'none',
  });

describe.skipIf(skipWithout('openssl', 'version'))('OpenSSL as timestamp service and as judge', () => {
  test('reads our request as we meant it', () => {
    const request = makeTimestampRequest({
      digest: { algorithm: 'sha-256', value: 'ab'.repeat(32) },
      nonce: Uint8Array.of(0x9a, 1, 2, 3),
      certReq: true,
    });
    const text = openssl(['ts', '-query', '-in', files().place('q', request), '-text']).toString();
    expect(text).toMatch(/Hash Algorithm: sha256/);
    expect(text).toMatch(/Nonce: 0x9A010203/);
    expect(text).toMatch(/Certificate required: yes/);
  });

  test.each([
    ['detached', 'rsa'],
    ['detached', 'ecdsa'],
    ['attached', 'rsa'],
  ] as const)('%s with its %s timestamp is accepted by it and by us', async (packaging, by) => {
    const folder = files();
    const detached = packaging === 'detached';
    const path = folder.place(
      's.p7s',
      detached ? signDetached({ content, signer }) : signAttached({ content, signer }),
    );
    const address = await serve(answering(opensslService(folder, by)));
    const cms = await raised(path, address);
    demandAccepted(path, folder, detached);
    demandToken(await tokenIn(cms), await signatureValueOf(cms), folder);
    const report = await verifyNow(cms, detached ? content : null);
    expect(report).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ level: 'CAdES-BASELINE-T', facts: { timestamps: [{ proved: true }] } }],
    });
    const [signature] = report.signatures;
    expect(Math.abs(Date.parse(signature?.trustedSigningTime ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test.each([true, false])('raises a signature of its own (streamed in BER: %s)', async (streamed) => {
    const folder = files();
    const key = folder.place('k.pem', testKey(signer.key).export({ type: 'pkcs8', format: 'pem' }));
    const path = folder.at('theirs.p7s');
    openssl(
      ['cms', '-sign', '-cades', '-binary', '-md', 'sha256', '-nodetach', ...(streamed ? ['-stream'] : [])],
      ['-signer', folder.place('c.pem', pem('CERTIFICATE', signer.certificate)), '-inkey', key],
      ['-certfile', folder.issuing, '-in', folder.place('in', content), '-outform', 'DER', '-out', path],
    );
    const before = readFileSync(path);
    const cms = await raised(path, await serve(answering(opensslService(folder, 'rsa'))));
    demandAccepted(path, folder, false);
    const [old, fresh] = await Promise.all([before, cms].map((bytes) => readSignedData(memorySource(bytes))));
    if (old?.ok !== true || fresh?.ok !== true) throw new Error('cannot be read');
    expect(fresh.value.signers[0]?.signedBytes).toEqual(old.value.signers[0]?.signedBytes);
    expect(fresh.value.certificates).toEqual(old.value.certificates);
    expect(await verifyNow(cms, null)).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ level: 'CAdES-BASELINE-T' }],
    });
  });

  test('says no to an algorithm it does not take, and we tell why', async () => {
    const request = {
      digest: { algorithm: 'streebog-256', value: 'ab'.repeat(32) },
      nonce: Uint8Array.of(1),
      certReq: true,
    } as const;
    const reply = opensslService(files(), 'rsa')(makeTimestampRequest(request));
    const answer = await readTimestampResponse(reply, request, 'http://tsa.example/');
    expect(answer).toMatchObject({ ok: false, error: { code: 'timestamp.rejected' } });
    expect(answer.ok ? '' : answer.error.details['reason']).toContain('badAlg');
  });

  test('accepts a token of the kit, so that the kit’s faults are the only ones', async () => {
    const folder = files();
    const cms = signDetached({ content, signer });
    const value = await signatureValueOf(cms);
    const token = stamp({ data: value });
    demandToken(token, value, folder);
    const path = folder.place('s.p7s', await addTimestamps(cms, token));
    demandAccepted(path, folder, true);
  });
});
