import { describe, expect, it } from 'vitest';
import { readCertificate, type Certificate } from '#electron/pki/certificate/certificate.ts';
import { certificateLabels, derOf } from '#electron/pki/certificate/pem.ts';
import { judgePath } from '#electron/pki/path/judge.ts';
import { haveLimbo, readLimbo, type LimboCase } from '#test/kit/pki-suites.ts';

/** Refused by the profile of TLS servers (CA/Browser Forum), which signatures on documents do not have. */
const serverProfile = new Set([
  'rfc5280::eku::ee-wrong-eku',
  'webpki::aki::root-with-aki-missing-keyidentifier',
  'webpki::aki::root-with-aki-authoritycertissuer',
  'webpki::aki::root-with-aki-authoritycertserialnumber',
  'webpki::aki::root-with-aki-all-fields',
  'webpki::aki::root-with-aki-ski-mismatch',
  'webpki::eku::ee-anyeku',
  'webpki::eku::ee-critical-eku',
  'webpki::eku::ee-without-eku',
  'webpki::eku::root-has-eku',
  'webpki::san::san-critical-with-nonempty-subject',
  'webpki::forbidden-p192-spki-leaf',
  'webpki::forbidden-dsa-spki-leaf',
  'webpki::forbidden-signature-algorithm-in-root',
  'webpki::forbidden-signature-algorithm-in-leaf',
  'webpki::ee-basicconstraints-ca',
  // The server's host name is compared with the certificate's, which a document has none of.
  'webpki::san::mismatch-domain-san',
  'webpki::san::mismatch-subdomain-san',
  'webpki::san::mismatch-subdomain-apex-san',
  'webpki::san::mismatch-apex-subdomain-san',
  'webpki::san::public-suffix-wildcard-san',
  'webpki::san::wildcard-embedded-leftmost-san',
  'webpki::san::wildcard-not-in-leftmost-san',
  'webpki::san::wildcard-match-across-labels-san',
  'webpki::san::wildcard-embedded-ulabel-san',
  'webpki::san::no-san',
]);

/** Valid for TLS servers, though RFC 5280 4.2.1.10 wants name constraints critical, which the strict profile holds to. */
const strictOnly = new Set(['webpki::nc::permitted-dns-match-noncritical']);

const certificateIn = (text: string): Certificate | null => {
  const [der = new Uint8Array()] = derOf(Buffer.from(text), certificateLabels);
  const read = readCertificate(der);
  return read.ok ? read.value : null;
};

const judge = (item: LimboCase, profile: 'rfc5280' | 'strict') => {
  const present = (certificate: Certificate | null): certificate is Certificate => certificate !== null;
  const target = certificateIn(item.peer_certificate);
  if (target === null) return null;
  return judgePath({
    target,
    anchors: item.trusted_certs.map(certificateIn).filter(present),
    untrusted: item.untrusted_intermediates.map(certificateIn).filter(present),
    at: Date.parse(item.validation_time ?? '2023-12-15T00:00:00Z'),
    ...(item.max_chain_depth === null ? {} : { initialMaxPathLength: item.max_chain_depth }),
    profile,
  }).verdict;
};

describe.skipIf(!haveLimbo)('x509-limbo 2023-12 [needs ../shared]', () => {
  const cases = haveLimbo ? readLimbo() : [];
  const ours = cases.filter(({ id }) => !serverProfile.has(id));

  it('is the whole file of 135 cases, and every excluded id is in it', () => {
    expect(cases).toHaveLength(135);
    const ids = new Set(cases.map(({ id }) => id));
    expect([...serverProfile, ...strictOnly].filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(ours.map((item) => [`${item.id} is a ${item.expected_result} under the strict profile`, item] as const))(
    '%s',
    (_title, item) => {
      const expected = item.expected_result === 'SUCCESS' && !strictOnly.has(item.id);
      expect(judge(item, 'strict')?.valid ?? false).toBe(expected);
    },
  );

  it('refuses no valid chain by RFC 5280 section 6', () => {
    const refused = cases.filter(
      (item) => item.expected_result === 'SUCCESS' && judge(item, 'rfc5280')?.valid !== true,
    );
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it('accepts by section 6 only chains whose fault it names as one against the profile or of the anchor’s dates', () => {
    for (const item of ours.filter(({ expected_result: result }) => result === 'FAILURE')) {
      const verdict = judge(item, 'rfc5280');
      if (verdict?.valid !== true) continue;
      const warnings = verdict.findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
      expect(warnings, item.id).not.toEqual([]);
      const allowed = warnings.every((code) => code.startsWith('profile.') || code === 'path.anchor-outside-validity');
      expect(allowed, `${item.id}: ${warnings.join(' ')}`).toBe(true);
    }
  });
});
