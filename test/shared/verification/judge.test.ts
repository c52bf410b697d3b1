import { describe, expect, it } from 'vitest';
import { checks } from '#shared/verification/checks/index.ts';
import { verificationCodes } from '#shared/verification/codes.ts';
import type { SignatureFacts } from '#shared/verification/facts.ts';
import { judge, verdictOf } from '#shared/verification/judge.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { worst } from '#shared/verification/weigh.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { textsIn } from '#shared/text/translator.ts';
import { languages } from '#shared/kernel/language.ts';

const moment = '2026-11-23T09:00:00Z' as Instant;
const name = { text: 'CN=A', attributes: [] };
const attribute = (title: string) => ({ oid: '1.2.3', name: title, values: 1 });

/** A signature of which nothing speaks against. */
const unjudged = { holds: 'now', controlTime: null, selfContained: false, observations: [], lists: [] } as const;
const sound: SignatureFacts = {
  family: 'CAdES',
  role: 'signature',
  version: 1,
  expectedVersion: 1,
  signer: { kind: 'issuer-and-serial', issuer: 'CN=A', serial: '01', asInCertificate: true },
  contentType: '1.2.840.113549.1.7.1',
  contentTypeAttribute: '1.2.840.113549.1.7.1',
  digestAlgorithm: { oid: '2.16.840.1.101.3.4.2.1', name: 'sha-256' },
  signatureAlgorithm: { oid: '1.2.840.113549.1.1.11', name: 'RSA PKCS#1', digest: 'sha-256' },
  signedAttributes: ['content-type', 'message-digest', 'signing-time', 'signing-certificate-v2'].map(attribute),
  unsignedAttributes: [],
  carriedRevocation: 0,
  timestamps: [],
  observations: [],
  claimedSigningTime: moment,
  content: { source: 'given', name: 'a', size: 1, signedDigest: 'aa', computedDigest: 'aa', manifestDigests: [] },
  certificate: {
    subject: name,
    issuer: name,
    serialNumber: '01',
    notBefore: '2026-01-01T00:00:00Z' as Instant,
    notAfter: '2027-01-01T00:00:00Z' as Instant,
    key: { kind: 'rsa', bits: 2048 },
    signatureAlgorithm: '1.2.840.113549.1.1.11',
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: null,
    policies: [],
    privateKeyUsagePeriod: null,
    isAuthority: false,
    isSelfIssued: false,
    thumbprint: { algorithm: 'sha-256', value: 'bb' },
  },
  references: [
    {
      attribute: 'signing-certificate-v2',
      hashAlgorithm: { oid: '2.16.840.1.101.3.4.2.1', name: 'sha-256' },
      hash: 'matches',
      issuerSerial: 'matches',
    },
  ],
  signatureValue: 'verifies',
  chain: { anchorsGiven: 1, path: [], ...unjudged },
};
const [certificate] = sound.certificate === null ? [] : [sound.certificate];
const whole: SignatureFacts = {
  ...sound,
  chain: {
    anchorsGiven: 1,
    path: certificate === undefined ? [] : [certificate, certificate],
    ...unjudged,
  },
};

const ask = (change: Partial<SignatureFacts>, revocation: 'required' | 'if-available' | 'none' = 'required') =>
  judge({ ...whole, ...change }, { policy: validationPolicy, revocation, validationTime: moment, file: 'a.p7s' });

describe('judging facts', () => {
  it('passes what nothing speaks against, with every check made', () => {
    const judged = ask({});
    expect([judged.conclusion, judged.subIndication, judged.findings]).toEqual(['TOTAL-PASSED', null, []]);
    expect(judged.checks.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
  });

  it.each([
    ['TOTAL-FAILED', 'HASH_FAILURE', { content: { ...whole.content, computedDigest: 'ab' } }],
    ['TOTAL-FAILED', 'SIG_CRYPTO_FAILURE', { signatureValue: 'does-not-verify' }],
    ['INDETERMINATE', 'SIGNED_DATA_NOT_FOUND', { content: { ...whole.content, source: 'none', computedDigest: null } }],
    [
      'INDETERMINATE',
      'NO_SIGNING_CERTIFICATE_FOUND',
      { certificate: null, signatureValue: 'no-certificate', chain: null },
    ],
    ['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND', { chain: { anchorsGiven: 0, path: [], ...unjudged } }],
    ['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', { signatureValue: 'unsupported' }],
    ['INDETERMINATE', 'SIG_CONSTRAINTS_FAILURE', { signedAttributes: null }],
    [
      'TOTAL-FAILED',
      'FORMAT_FAILURE',
      { observations: [{ code: 'coverage.bytes-after-end', details: { count: 1 }, blocks: true }] },
    ],
  ] satisfies readonly (readonly [string, string, Partial<SignatureFacts>])[])(
    '%s, %s',
    (conclusion, reason, change) => {
      const judged = ask(change);
      expect([judged.conclusion, judged.subIndication]).toEqual([conclusion, reason]);
    },
  );

  it('keeps a broken digest before every other reason', () => {
    const judged = ask({ content: { ...whole.content, computedDigest: 'ab' }, certificate: null, chain: null });
    expect(judged.subIndication).toBe('HASH_FAILURE');
  });

  it('follows the fallback for a code without a rule, as long as it blocks', () => {
    const observation = { code: 'path.of-the-future', details: {}, blocks: true };
    const chain = { ...unjudged, anchorsGiven: 1, path: whole.chain?.path ?? [] };
    expect(ask({ chain: { ...chain, observations: [observation] } }).subIndication).toBe(
      'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    );
    const remark = ask({ chain: { ...chain, observations: [{ ...observation, blocks: false }] } });
    expect([remark.conclusion, remark.findings[0]?.severity]).toEqual(['TOTAL-PASSED', 'info']);
  });

  it('never passes without an indispensable verdict, even under a policy that weighs nothing', () => {
    const rules = Object.fromEntries(
      Object.keys(validationPolicy.rules).map((code) => [
        code,
        { level: 'warning', source: 'a careless policy' } as const,
      ]),
    );
    const policy = { ...validationPolicy, rules };
    const judged = judge(
      { ...whole, signatureValue: 'does-not-verify' },
      { policy, revocation: 'required', validationTime: moment, file: '' },
    );
    expect([judged.conclusion, judged.subIndication]).toEqual(['INDETERMINATE', 'GENERIC']);
  });

  it('judges SHA-1 by the moment that is asked for', () => {
    const sha1 = { digestAlgorithm: { oid: '1.3.14.3.2.26', name: 'sha-1' }, claimedSigningTime: null } as const;
    const signatureAlgorithm = { ...whole.signatureAlgorithm, digest: 'sha-1' };
    const at = (validationTime: string) =>
      judge(
        { ...whole, ...sha1, signatureAlgorithm },
        { policy: validationPolicy, revocation: 'none', validationTime: validationTime as Instant, file: '' },
      ).verdicts.policy.verdict;
    expect([at('2013-12-31T23:59:59Z'), at('2014-01-01T00:00:00Z')]).toEqual(['passed', 'failed']);
  });
});

describe('several conclusions', () => {
  it('the worst is the whole’s', () => {
    const passed = { conclusion: 'TOTAL-PASSED', subIndication: null } as const;
    const later = { conclusion: 'INDETERMINATE', subIndication: 'TRY_LATER' } as const;
    const hash = { conclusion: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' } as const;
    expect(worst([passed, later, passed])).toEqual(later);
    expect(worst([later, hash, passed])).toEqual(hash);
    expect(worst([passed, passed])).toEqual(passed);
  });
});

describe('the policy', () => {
  it('has a rule with a source for every code', () => {
    for (const code of Object.keys(verificationCodes)) expect(validationPolicy.rules[code]?.source).toMatch(/\w/);
  });

  it('has words and a hint in every language for every code', async () => {
    for (const language of languages) {
      const { say: t } = await textsIn(language);
      for (const code of Object.keys(verificationCodes) as (keyof typeof verificationCodes)[]) {
        expect(t(code)).not.toBe(code);
        expect(t(`${code}.hint`)).not.toBe(`${code}.hint`);
      }
    }
  });

  it('sends every code to the verdict that its check belongs to', () => {
    for (const { id, verdict } of checks) expect([id, verdictOf(id)]).toEqual([id, verdict]);
  });
});
