import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBid } from '#shared/bid/checks/index.ts';
import { areaOf, lightOf } from '#shared/bid/readiness.ts';
import { checklistOf } from '#shared/bid/checklist.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { demandsOf, type PlatformCard } from '#shared/procedure/platforms/card.ts';
import { blankCard, known, unknownFigure } from '#shared/procedure/platforms/known.ts';
import { shippedCards } from '#shared/procedure/platforms/shipped.ts';
import { algorithmOidsOf } from '#shared/signature/algorithm-oids.ts';
import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { judgePlatform } from '#shared/signature/judge-platform.ts';
import { policyOfCard } from '#shared/signature/policy.ts';
import { readCertificateFacts } from '#electron/pki/certificate-facts.ts';
import { signatureFindings } from '#electron/steps/bids/readiness/signer-checks.ts';
import { signers } from '#test/kit/ca.ts';
import { receive, type Upload } from '#test/kit/platform-simulator.ts';
import { document, draft, now } from '#test/shared/bid/facts.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300), seed: 20 };

const read = (der: Uint8Array): CertificateFacts => {
  const facts = readCertificateFacts(der);
  if (!facts.ok) throw new Error(facts.error.code);
  return facts.value;
};
const [rsa, ecdsa] = [read(signers.rsa2048.certificate), read(signers.p256.certificate)];
const gost: CertificateFacts = { ...rsa, key: { kind: 'gost-2012', bits: 256, parameterSet: 'A' } };

type Files = Upload['files'];

/** The light as far as a platform has a say: the bid's own papers, the card's limits, what it wants of signatures and certificates. */
const findingsFor = (card: PlatformCard, files: Files, certificate: CertificateFacts): readonly Finding[] => {
  const documents = files.map(({ name, size }, index) =>
    document(name, { size, digest: { algorithm: 'sha-256', value: String(index).padStart(64, '0') } }),
  );
  const own = draft({ documents });
  const { limits, certificateOids, strictOids, name } = demandsOf(card);
  const procedure = { deadline: null, ownEdition: 1, newestEdition: 1, lotIds: [], value: null };
  return [
    ...checkBid({
      draft: own,
      checklist: checklistOf(false, own.checklist, documents),
      procedure,
      platform: { name, ...limits },
      now,
    }),
    ...signatureFindings(policyOfCard(card), card, certificate.key),
    ...judgePlatform(certificate, { name, anyOf: certificateOids, strict: strictOids }),
  ];
};

/** What this program uploads: CAdES at the level and in the placement that the platform wants, never above or beside it. */
const uploadOf = (card: PlatformCard, files: Files, certificate: CertificateFacts): Upload => ({
  files,
  signature: {
    format: 'cades',
    level: card.signature.level.value ?? 'B',
    placement: card.signature.placement.value === 'attached' ? 'attached' : 'detached',
    algorithms: algorithmOidsOf(certificate.key),
    purposes: [...(certificate.extendedKeyUsage ?? []), ...certificate.policies],
  },
});

const isPlatformReason = ({ code, severity }: Finding): boolean =>
  severity === 'blocker' &&
  (areaOf(code) === 'platform' || areaOf(code) === 'signature' || code === 'signer.platform-attribute-missing');

const maybe = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.constant(unknownFigure),
    values.map((value) => known(value, 'generated', '2026-11-23')),
  );
const some = <T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const oids = ['1.2.643.6.7', '1.3.6.1.5.5.7.3.2', '1.2.3.4'] as const;
const algorithmOids = [
  '1.2.840.113549.1.1.11',
  '1.2.840.10045.4.3.2',
  '1.2.643.7.1.1.3.2',
  '1.2.643.7.1.1.1.1',
] as const;

const cards: fc.Arbitrary<PlatformCard> = fc
  .record({
    limits: fc.record({
      fileBytes: maybe(fc.integer({ min: 1, max: 100 })),
      bidBytes: maybe(fc.integer({ min: 1, max: 250 })),
      files: maybe(fc.integer({ min: 1, max: 4 })),
      nameLength: maybe(fc.integer({ min: 5, max: 14 })),
      endings: maybe(some('.pdf', '.docx', '.zip', '.tar.gz')),
    }),
    signature: fc.record({
      kind: maybe(fc.constantFrom('qualified' as const, 'any' as const)),
      formats: maybe(some('cades' as const, 'xades' as const, 'pades' as const, 'asic' as const)),
      level: maybe(fc.constantFrom('B' as const, 'T' as const, 'LT' as const, 'LTA' as const)),
      placement: maybe(fc.constantFrom('detached' as const, 'attached' as const, 'either' as const)),
      scope: maybe(fc.constantFrom('each-file' as const, 'whole' as const)),
      made: maybe(fc.constantFrom('platform' as const, 'uploaded' as const, 'either' as const)),
      algorithms: maybe(some(...algorithmOids)),
      certificateOids: maybe(some(...oids)),
      strictOids: fc.boolean(),
    }),
  })
  .map((change) => ({
    ...blankCard({
      platformId: 'generated',
      name: 'Generated',
      country: 'RU',
      zone: 'Europe/Moscow',
      reviewedOn: '2026-11-23',
    }),
    ...change,
  }));

const files = fc.uniqueArray(
  fc.record({
    name: fc
      .tuple(
        fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'Ж', '𝄞', 'ع', '1') }),
        fc.constantFrom('.pdf', '.PDF', '.docx', '.zip', '.tar.gz', '.exe', ''),
      )
      .map((parts) => parts.join('')),
    size: fc.integer({ min: 0, max: 120 }),
  }),
  { maxLength: 6, selector: ({ name }) => name.toLowerCase() },
);
const certificates = fc.constantFrom(
  rsa,
  ecdsa,
  gost,
  { ...rsa, extendedKeyUsage: null },
  { ...gost, extendedKeyUsage: null, policies: ['1.2.3.4'] },
);

describe('the light and a platform that goes by its card', () => {
  test('what the light calls ready is accepted, what it blocks for a platform reason is refused', () => {
    let [ready, blocked] = [0, 0];
    fc.assert(
      fc.property(cards, files, certificates, (card, uploaded, certificate) => {
        const findings = findingsFor(card, uploaded, certificate);
        const refusals = receive(card, uploadOf(card, uploaded, certificate));
        if (lightOf(findings) !== 'stop') {
          ready += 1;
          expect(refusals).toEqual([]);
        }
        if (findings.some(isPlatformReason)) {
          blocked += 1;
          expect(refusals).not.toEqual([]);
        }
      }),
      runs,
    );
    // Neither side may be empty, or nothing was compared.
    expect(ready).toBeGreaterThan(runs.numRuns / 60);
    expect(blocked).toBeGreaterThan(runs.numRuns / 10);
  });

  test.each(shippedCards.map((card) => [card.name, card] as const))('agree on an ordinary bid to %s', (_, card) => {
    const ordinary = [
      { name: 'Заявка.pdf', size: 200_000 },
      { name: 'Цена.xlsx', size: 40_000 },
    ];
    const stops = findingsFor(card, ordinary, gost).some(isPlatformReason);
    expect(receive(card, uploadOf(card, ordinary, gost)).length > 0).toBe(stops);
  });

  test('the platform turns away each thing that its card names, and takes what it does not', () => {
    const blank = blankCard({
      platformId: 'p',
      name: 'P',
      country: 'RU',
      zone: 'Europe/Moscow',
      reviewedOn: '2026-11-23',
    });
    const figure = <T>(value: T) => known(value, 'rules', '2026-11-23');
    const upload = uploadOf(blank, [{ name: 'ab.pdf', size: 10 }], gost);
    const refusal = (limits: Partial<PlatformCard['limits']>, signature: Partial<PlatformCard['signature']> = {}) =>
      receive(
        { ...blank, limits: { ...blank.limits, ...limits }, signature: { ...blank.signature, ...signature } },
        upload,
      );
    expect(refusal({})).toEqual([]);
    expect(
      refusal({ fileBytes: figure(9), bidBytes: figure(9), nameLength: figure(5), endings: figure(['.zip']) }),
    ).toEqual(['limits.fileBytes', 'limits.nameLength', 'limits.endings', 'limits.bidBytes']);
    expect(refusal({}, { level: figure('T'), placement: figure('attached'), formats: figure(['xades']) })).toEqual([
      'signature.formats',
      'signature.level',
      'signature.placement',
    ]);
    expect(refusal({}, { certificateOids: figure(['9.9']), strictOids: true })).toEqual(['signature.certificateOids']);
    expect(refusal({}, { certificateOids: figure(['9.9']), strictOids: false })).toEqual([]);
    expect(refusal({}, { made: figure('platform'), formats: figure(['xades']) })).toEqual([]);
  });
});
