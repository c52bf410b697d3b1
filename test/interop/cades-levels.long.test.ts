import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { archivedPartsOf } from '#electron/pki/cades/archived-parts.ts';
import { archiveTimestampInput } from '#electron/pki/cades/archive-timestamp.ts';
import { addCountersignature } from '#electron/pki/cades/countersign.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { hashIndexOf } from '#electron/pki/cades/hash-index.ts';
import { mergeDrafts } from '#electron/pki/cades/merge.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readFrame } from '#electron/pki/cms/frame.ts';
import { digestByOid, digestBytes } from '#electron/pki/digest.ts';
import { timestampOids } from '#electron/pki/timestamps/oids.ts';
import { readTimestampToken } from '#electron/pki/timestamps/read-token.ts';
import { askBouncyCastle, skipWithoutBouncyCastle } from '../kit/bouncy-castle.ts';
import { issueHolder, issuingCertificate, pem, signers, type SignerName } from '../kit/ca.ts';
import { rootPem, run, skipWithout } from '../kit/openssl.ts';
import { engine, gostChain, signGostAttached, signGostDetached, skipWithoutEngine, type GostSet } from '../kit/gost.ts';
import { bytesOf, crlOf, draftOf, fullPool, ocspPool, raisedTo } from '../kit/levels.ts';
import {
  certificateOf,
  countersignatureParts,
  signAttached,
  signDetached,
  type SignatureRequest,
} from '../kit/signatures.ts';
import { sharedFolder } from '../kit/folder.ts';

/**
 * Every algorithm, form and level that we write, held before every judge that knows it. Judges that know no other time
 * than now are given certificates that last.
 */
const content = Buffer.from('Заявка\r\nприложение\n');
const levels = ['B', 'T', 'LT', 'LTA'] as const;
type Level = (typeof levels)[number];
const forms = ['detached', 'attached'] as const;
type Form = (typeof forms)[number];
type Sample = {
  readonly name: string;
  readonly algorithm: string;
  readonly level: Level;
  readonly form: Form;
  readonly bytes: Uint8Array;
  readonly path: string;
};

const lasting = (name: SignerName, serial: number): NonNullable<SignatureRequest['signer']> => {
  const { key } = signers[name];
  return {
    key,
    certificate: issueHolder({ serial, key, notBefore: '2023-01-01T00:00:00Z', notAfter: '2039-12-31T00:00:00Z' }),
  };
};

const plain: Readonly<Record<string, Omit<SignatureRequest, 'content'>>> = {
  'RSA-2048': { signer: lasting('rsa2048', 0x61) },
  'RSA-4096': { signer: lasting('rsa4096', 0x62) },
  'RSA-PSS-2048': { signer: lasting('rsa2048', 0x61), algorithm: { scheme: 'rsa-pss', digest: 'sha-256' } },
  'RSA-PSS-3072-SHA-512': { signer: lasting('rsa3072', 0x63), algorithm: { scheme: 'rsa-pss', digest: 'sha-512' } },
  'ECDSA-P-256': { signer: lasting('p256', 0x64) },
  'ECDSA-P-384': { signer: lasting('p384', 0x65) },
  'ECDSA-P-521': { signer: lasting('p521', 0x66) },
};
const gostSets = ['256:A', '256:TCA', '512:A', '512:B'] as const satisfies readonly GostSet[];
const gostChains = new Map(gostSets.map((set) => [`GOST ${set}`, gostChain(set)]));

const signed = (algorithm: string, form: Form): Uint8Array => {
  const chain = gostChains.get(algorithm);
  if (chain !== undefined)
    return form === 'detached' ? signGostDetached(content, chain) : signGostAttached(content, chain);
  const request = { content, ...plain[algorithm] };
  return form === 'detached' ? signDetached(request) : signAttached(request);
};

const poolFor = (algorithm: string): typeof fullPool => {
  const chain = gostChains.get(algorithm);
  if (chain === undefined) return fullPool;
  const anchors = [certificateOf(chain.root), ...fullPool.anchors];
  return { ...fullPool, anchors, crls: [...fullPool.crls, crlOf(chain.revocations)] };
};

const folder = sharedFolder();
const place = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const samples: Sample[] = [];
const several: Sample[] = [];
const paths = { content: '', root: '' };

beforeAll(async () => {
  paths.content = place('content', content);
  paths.root = place('root.pem', rootPem);
  for (const algorithm of [...Object.keys(plain), ...gostChains.keys()])
    for (const form of forms) {
      let bytes = signed(algorithm, form);
      for (const level of levels) {
        if (level !== 'B') bytes = await raisedTo(bytes, { content, level, pool: poolFor(algorithm) });
        const name = `${algorithm} ${form} ${level}`;
        const path = place(`${name.replaceAll(/[ :]/g, '_')}.p7s`, bytes);
        samples.push({ name, algorithm, level, form, bytes, path });
      }
    }
  const rsa = await draftOf(signed('RSA-2048', 'detached'));
  const merged = await mergeDrafts(rsa, await draftOf(signed('ECDSA-P-256', 'detached')), async () => null);
  if (!merged.ok) throw new Error(merged.error);
  const value = rsa.signers[0]?.info.signature ?? new Uint8Array(0);
  const counter = countersignatureParts({ value, signer: lasting('p256', 0x64), chain: [issuingCertificate] });
  const withOcsp = async (level: 'LT' | 'LTA'): Promise<Uint8Array> => {
    const { signer } = plain['RSA-2048'] ?? {};
    const timed = await raisedTo(signed('RSA-2048', 'detached'), { content, level: 'T' });
    const pool = ocspPool(signer?.certificate ?? new Uint8Array(0));
    return raisedTo(timed, { content, level, pool, now: '2026-11-23T09:05:00Z' });
  };
  for (const [name, bytes] of [
    ['two signers', await bytesOf(merged.value)],
    ['two signers at LTA', await raisedTo(await bytesOf(merged.value), { content, level: 'LTA' })],
    ['OCSP answers inside', await withOcsp('LT')],
    ['OCSP answers inside at LTA', await withOcsp('LTA')],
    ['a countersignature', await bytesOf(addCountersignature(rsa, 0, counter))],
  ] as const)
    several.push({
      name,
      algorithm: 'RSA-2048',
      level: 'B',
      form: 'detached',
      bytes,
      path: place(`${name.replaceAll(' ', '_')}.p7s`, bytes),
    });
});

const samplesOf = (wanted: (sample: Sample) => boolean): readonly Sample[] => samples.filter(wanted);
const isGost = ({ algorithm }: Sample): boolean => algorithm.startsWith('GOST');

/** Names of those that a judge does not take, with what it says. */
const refusedBy = (judged: readonly Sample[], judge: (sample: Sample) => string | null): readonly string[] => {
  expect(judged.length).toBeGreaterThan(0);
  return judged.flatMap((sample) => {
    const said = judge(sample);
    return said === null ? [] : [`${sample.name}: ${said}`];
  });
};

/** The kit's root and, of a GOST signature, its own: the GOST roots share a name. */
const rootsFor = ({ algorithm }: Sample): string => {
  const chain = gostChains.get(algorithm);
  return chain === undefined
    ? paths.root
    : place(`${algorithm.replaceAll(/[ :]/g, '_')}.pem`, rootPem + pem('CERTIFICATE', chain.root));
};

const cmsVerify = (sample: Sample): readonly (readonly string[])[] => [
  ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', sample.path],
  ['-CAfile', rootsFor(sample), '-purpose', 'any'],
  sample.form === 'detached' ? ['-content', paths.content] : [],
];

const accepted = (done: { readonly stdout: Buffer; readonly stderr: string }): string | null =>
  /CAdES Verification successful/.test(done.stderr) && done.stdout.equals(content) ? null : done.stderr.slice(0, 200);

describe.skipIf(skipWithout('openssl', 'version'))('OpenSSL', () => {
  test.each(levels)('takes every algorithm and form at level %s', (level) => {
    const judge = (sample: Sample): string | null => accepted(run('openssl', cmsVerify(sample)));
    expect(
      refusedBy(
        samplesOf((sample) => sample.level === level && !isGost(sample)),
        judge,
      ),
    ).toEqual([]);
  });

  test('takes several signers, OCSP answers inside, and a signature that is countersigned', () => {
    expect(refusedBy(several, (sample) => accepted(run('openssl', cmsVerify(sample))))).toEqual([]);
  });
});

describe.skipIf(skipWithoutEngine())("OpenSSL's GOST engine", () => {
  test.each(levels)('takes every parameter set and form at level %s', (level) => {
    const judge = (sample: Sample): string | null => accepted(engine(cmsVerify(sample)));
    expect(
      refusedBy(
        samplesOf((sample) => sample.level === level && isGost(sample)),
        judge,
      ),
    ).toEqual([]);
  });
});

/** Tokens of a sample's only signer with the bytes that each has to be over. */
const tokensIn = async ({ bytes }: Sample) => {
  const frame = await readFrame(memorySource(bytes));
  const parts = archivedPartsOf(frame, 0);
  const signature = (await draftOf(bytes)).signers[0]?.info.signature ?? new Uint8Array(0);
  const tokens: { readonly token: Uint8Array; readonly imprint: string; readonly algorithm: string }[] = [];
  for (const { attribute } of parts.attributes)
    for (const token of attribute.values) {
      const read = await readTimestampToken(token);
      const digest = read.ok ? digestByOid(read.value.info.imprintOid) : null;
      if (!read.ok || digest === null) continue;
      const index = attribute.type === cmsOids.archiveTimestampV3 ? hashIndexOf(read.value.signer) : null;
      const over = index === null ? signature : archiveTimestampInput(parts, digestBytes(digest, content), index.der);
      expect([timestampOids.signatureTimestamp, cmsOids.archiveTimestampV3]).toContain(attribute.type);
      tokens.push({ token, imprint: Buffer.from(digestBytes(digest, over)).toString('hex'), algorithm: digest });
    }
  return tokens;
};

describe.skipIf(skipWithout('openssl', 'version'))('OpenSSL as reader of timestamps', () => {
  test('takes the signature timestamp and the archive timestamp of every algorithm, with our imprint', async () => {
    const refused: string[] = [];
    const issuing = place('issuing.pem', pem('CERTIFICATE', issuingCertificate));
    for (const sample of samplesOf(({ level, form }) => level === 'LTA' && form === 'detached')) {
      const tokens = await tokensIn(sample);
      expect(tokens).toHaveLength(2);
      for (const [index, { token, imprint }] of tokens.entries()) {
        const path = place('token.der', token);
        const groups = [
          ['ts', '-verify', '-token_in', '-in', path, '-digest', imprint, '-CAfile', paths.root, '-untrusted', issuing],
        ];
        const done = isGost(sample) ? engine(groups) : run('openssl', groups);
        if (!/Verification: OK/.test(done.stdout.toString() + done.stderr))
          refused.push(`${sample.name} ${index}: ${done.stderr}`);
      }
    }
    expect(refused).toEqual([]);
  });
});

describe.skipIf(skipWithout('certtool', '--version'))('GnuTLS certtool', () => {
  test.each(levels)('takes every algorithm it knows at level %s', (level) => {
    // It takes RSA-PSS in a CMS for SHA-256 whatever the parameters say, and knows no sets of TC26.
    const knows = (sample: Sample): boolean =>
      isGost(sample) ? sample.algorithm.endsWith(':A') : !sample.algorithm.endsWith('SHA-512');
    const judge = (sample: Sample): string | null => {
      const { path, form } = sample;
      const load = form === 'detached' ? ['--load-data', paths.content] : [];
      const done = run('certtool', [
        ['--p7-verify', '--inder', '--infile', path, '--load-ca-certificate', rootsFor(sample), ...load],
      ]);
      const said = `${done.stdout.toString()}${done.stderr}`;
      return done.status === 0 && said.includes('Signature status: ok') ? null : said.slice(0, 300);
    };
    expect(
      refusedBy(
        samplesOf((sample) => sample.level === level && knows(sample)),
        judge,
      ),
    ).toEqual([]);
  });
});

describe.skipIf(skipWithout('cmsutil', '-h'))('NSS cmsutil', () => {
  test('takes levels B and T of every algorithm it knows, and no other content', () => {
    const database = join(folder, 'nss');
    run('mkdir', [[database]]);
    const made = run('certutil', [['-N', '-d', `sql:${database}`, '--empty-password']]);
    expect(made.status).toBe(0);
    run('certutil', [['-A', '-d', `sql:${database}`, '-n', 'root', '-t', 'C,C,C', '-a', '-i', paths.root]]);
    const changed = place('changed', Buffer.concat([content, Buffer.of(10)]));
    const read = ({ path, form }: Sample, shown: string): number | null =>
      run('cmsutil', [
        ['-D', '-d', `sql:${database}`, '-i', path, '-o', '/dev/null', ...(form === 'detached' ? ['-c', shown] : [])],
      ]).status;
    const known = samplesOf(
      (sample) =>
        (sample.level === 'B' || sample.level === 'T') && !isGost(sample) && !sample.algorithm.includes('PSS'),
    );
    expect(refusedBy(known, (sample) => (read(sample, paths.content) === 0 ? null : 'refused'))).toEqual([]);
    const detached = known.filter(({ form }) => form === 'detached');
    expect(detached.filter((sample) => read(sample, changed) === 0).map(({ name }) => name)).toEqual([]);
  });
});

describe.skipIf(skipWithoutBouncyCastle())('Bouncy Castle', () => {
  test('takes every algorithm it knows at every level, timestamps and all, and finds them DER', () => {
    // Its reader of GOST keys wants a digest among their parameters, which only CryptoPro's sets have (RFC 9215 section 4.2).
    const knows = (sample: Sample): boolean => !isGost(sample) || sample.algorithm === 'GOST 256:A';
    const judged = [...samplesOf(knows), ...several];
    const answers = askBouncyCastle(
      judged.map(({ name, path, form }) => ['judge', name, path, form === 'detached' ? paths.content : '-']),
    );
    const judge = ({ name }: Sample): string | null => {
      const said = answers.get(name) ?? 'no answer';
      return said === 'ok' ? null : said;
    };
    expect(refusedBy(judged, judge)).toEqual([]);
  });
});
