import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBid } from '#shared/bid/checks/index.ts';
import { judgeSubmission, mayFollow, standingOf, type SubmissionEvent } from '#shared/bid/submission/events.ts';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { policyOf } from '#shared/signature/policy-of.ts';
import type { SignaturePolicy } from '#shared/signature/policy.ts';
import { judgeSigned, type MadeSignature } from '#shared/signature/policy-signed.ts';
import { judgeTurn } from '#shared/signature/policy-turn.ts';
import { handIn, type ProcedureRules } from '#test/kit/platform-simulator.ts';
import { document, draft } from '#test/shared/bid/facts.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300), seed: 21 };
const at = (minute: number): Instant => instantFromEpoch(Date.UTC(2026, 11, 1) + minute * 60_000);
const people = ['Первая', 'Второй', 'Третья'] as const;
const made = (signer: string): MadeSignature => ({
  signer,
  organization: null,
  format: 'cades',
  level: 'B',
  isBroken: false,
});
const policySignedBy = (signers: readonly string[]): SignaturePolicy =>
  policyOf({
    policyId: 'own',
    name: 'Порядок',
    scope: 'whole',
    signers: [...signers],
    strict: true,
    source: 'generated',
    readOn: '2026-11-23',
  });

const worlds = fc.record({
  rules: fc.record({
    edition: fc.integer({ min: 1, max: 2 }),
    signers: fc.subarray([...people]).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
    deadline: fc.integer({ min: 1, max: 6 }),
  }),
  ownEdition: fc.integer({ min: 1, max: 2 }),
  /** Who tries to sign, one after another; some are not named at all. */
  tries: fc.array(fc.constantFrom(...people, 'Чужой'), { maxLength: 6 }),
  minute: fc.integer({ min: 0, max: 7 }),
  keeps: fc.boolean(),
});

/** Nobody who is out of turn gets to sign: what reaches the counter was signed in order, as far as it was signed. */
const signedBy = (rules: ProcedureRules, tries: readonly string[]): readonly string[] => {
  const signed: string[] = [];
  for (const person of tries) {
    const turn = judgeTurn(policySignedBy(rules.signers), signed.map(made), made(person));
    const isFirst = rules.signers.length === 0 && signed.length > 0;
    if (turn.length === 0 && !isFirst) signed.push(person);
  }
  return signed;
};

test('a bid without a blocker of edition, signers or time is taken and gets its receipt; one with a blocker is not', () => {
  let [taken, refused, alarmed] = [0, 0, 0];
  fc.assert(
    fc.property(worlds, ({ rules, ownEdition, tries, minute, keeps }) => {
      const signers = signedBy(rules, tries);
      fc.pre(signers.length > 0 && ownEdition <= rules.edition);
      const [deadline, now] = [at(rules.deadline), at(minute)];
      const light = [
        ...checkBid({
          draft: draft({ documents: [document('offer.pdf')] }),
          checklist: [],
          procedure: { deadline, ownEdition, newestEdition: rules.edition, lotIds: [], value: null },
          platform: null,
          now,
        }),
        ...judgeSigned(policySignedBy(rules.signers), [
          { name: 'whole', covers: 'whole', signatures: signers.map(made) },
        ]),
      ];
      const stops = light.some(({ severity, code }) => severity === 'blocker' || code === 'bid.deadline-passed');
      const counter = handIn(rules, { edition: ownEdition, signers, at: minute });
      expect(counter.isTaken).toBe(!stops);
      if (!counter.isTaken) {
        refused += 1;
        return;
      }
      taken += 1;

      const events: SubmissionEvent[] = [
        { kind: 'submitted', at: now, version: 1, packageDigest: '00', receipt: null },
      ];
      const codesAt = (moment: Instant): readonly string[] =>
        judgeSubmission(standingOf(events), { deadline, now: moment, version: 1, events }).map(
          ({ code, severity }) => `${severity} ${code}`,
        );
      expect(codesAt(now)).toEqual(['blocker submission.receipt-missing']);
      expect(codesAt(deadline)).toEqual(['warning submission.receipt-missing-late']);
      alarmed += 1;
      if (!keeps) return;
      const receipt: SubmissionEvent = { kind: 'receipt', at: now, receipt: { number: counter.receipt, file: null } };
      expect(mayFollow('b', events, receipt, now).ok).toBe(true);
      events.push(receipt);
      expect([...codesAt(now), ...codesAt(deadline)]).toEqual([]);
    }),
    runs,
  );
  expect(taken).toBeGreaterThan(runs.numRuns / 20);
  expect(refused).toBeGreaterThan(runs.numRuns / 20);
  expect(alarmed).toBe(taken);
});
