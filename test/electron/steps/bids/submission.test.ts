import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SubmissionEvent } from '#shared/bid/submission/events.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addEvent } from '#electron/steps/bids/submission/event-records.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';

const packaged = async (): Promise<{ station: Workstation; bidId: string; file: string }> => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  await station.value('signing.signBid', { bidId, keyFileId }, passwords(password));
  const { files } = await station.value('bids.package', { bidId });
  return { station, bidId, file: files[0] ?? '' };
};

describe('after packaging', () => {
  test('a submission is bound to the digest of the package, its receipt lies in the vault, and both are in the chain', async () => {
    const { station, bidId } = await packaged();
    const receiptFileId = await station.file('receipt.pdf', '%PDF-1.7 receipt');
    const view = await station.value('submission.submit', { bidId, receiptNumber: ' 4123456-1 ', receiptFileId });
    const artefacts = (await station.value('bids.show', { bidId })).artefacts;
    const digest = artefacts.find(({ kind }) => kind === 'package')?.digest.value;
    expect(view).toMatchObject({
      state: 'submitted',
      submitted: { version: 1, packageDigest: digest },
      receipt: { number: '4123456-1', file: { name: 'receipt.pdf', size: 16 } },
      findings: [],
    });
    expect(station.host.workspace.vault.has(view.receipt?.file?.digest ?? '')).toBe(true);
    const { entries } = await station.value('workspace.log', {});
    expect(entries[0]).toMatchObject({ act: 'bid.submitted', subject: bidId, digest });
  });

  test('a bid that was submitted is not removed, withdrawn or not', async () => {
    const { station, bidId } = await packaged();
    await station.value('submission.submit', { bidId });
    expect(await station.refusal('bids.remove', { bidId })).toEqual({
      code: 'bid.submitted-stays',
      details: { bid: bidId },
    });
    await station.value('submission.withdraw', { bidId, reason: 'a mistake in the price' });
    expect((await station.refusal('bids.remove', { bidId })).code).toBe('bid.submitted-stays');
    expect((await station.value('bids.show', { bidId })).submission.state).toBe('withdrawn');
  });

  test('a receipt that is missing is an alarm on Today until it is there', async () => {
    const { station, bidId } = await packaged();
    await station.value('submission.submit', { bidId });
    const alarms = async (): Promise<readonly string[]> =>
      (await station.value('today.show', {})).stuck.map(({ finding }) => finding.code);
    expect(await alarms()).toContain('submission.receipt-missing');
    await station.value('submission.receipt', { bidId, receiptNumber: '77' });
    expect(await alarms()).not.toContain('submission.receipt-missing');
  });

  test('a receipt that is missing is told apart from the deadline, even when that was answered, and not after it came', async () => {
    const { station, bidId } = await packaged();
    const { deadline } = await station.value('bids.show', { bidId });
    await station.value('submission.submit', { bidId });
    station.setTime(new Date(Date.parse(deadline ?? '') - 50 * 60_000).toISOString());
    const told = async (): Promise<readonly (string | null)[]> =>
      (await station.value('reminders.due', {})).reminders.map(({ event }) => event);
    expect(await told()).toEqual(['bids-until', 'receipt-missing']);
    const [first] = (await station.value('reminders.due', {})).reminders;
    await station.value('reminders.acknowledge', { reminderId: first?.reminderId ?? '' });
    expect(await told()).toEqual(['receipt-missing']);
    await station.value('submission.receipt', { bidId, receiptNumber: '77' });
    expect(await told()).toEqual([]);
  });

  test('a package that changed or is gone is not what was submitted', async () => {
    const { station, bidId, file } = await packaged();
    writeFileSync(file, 'another file');
    expect((await station.refusal('submission.submit', { bidId })).code).toBe('submission.package-changed');
    rmSync(file);
    expect((await station.refusal('submission.submit', { bidId })).code).toBe('submission.not-packaged');
  });

  test('a bid is withdrawn, changed, and the next version is told from the submitted one', async () => {
    const { station, bidId } = await packaged();
    await station.value('submission.submit', { bidId, receiptNumber: '1' });
    expect((await station.refusal('submission.submit', { bidId })).code).toBe('submission.already');
    await station.value('bids.revise', { bidId });
    await station.value('bids.addDocuments', { bidId, fileIds: [await station.file('more.txt', 'more')] });
    await station.value('bids.setPrice', { bidId, price: { amount: '5.00', currency: 'RUB' } });
    expect(await station.value('submission.diff', { bidId })).toMatchObject({
      against: { what: 'submitted', version: 1 },
      isPartial: false,
      changes: [
        { path: 'bid#price', before: 'null', after: '{"amount":"5.00","currency":"RUB"}' },
        { kind: 'document', label: 'more.txt', field: null, before: null },
      ],
    });
    const view = await station.value('submission.withdraw', { bidId, reason: 'a better price' });
    expect(view.findings.map(({ code }) => code)).toEqual(['submission.withdrawn-open']);
  });

  test('a lost bid needs a reason of the list; the history counts what was decided', async () => {
    const { station, bidId } = await packaged();
    await station.value('submission.submit', { bidId, receiptNumber: '1' });
    const lost = { bidId, outcome: 'lost' } as const;
    expect((await station.refusal('submission.result', lost)).code).toBe('submission.reason-missing');
    expect((await station.refusal('submission.result', { ...lost, reasonId: 'bad luck' })).code).toBe(
      'submission.reason-unknown',
    );
    await station.value('submission.result', { ...lost, reasonId: 'lost-on-price', winnerPrice: '4.50' });
    expect(await station.value('submission.history', {})).toMatchObject({
      decided: 1,
      won: 0,
      percent: '0.00',
      reasons: [{ reasonId: 'lost-on-price', count: 1 }],
    });
  });

  test('what follows a won bid is dated by the rules that hold, shown on Today and among the deadlines, and moves', async () => {
    const { station, bidId } = await packaged();
    const rule = {
      law: 'commercial',
      ways: null,
      event: 'supplier-signs',
      parent: 'protocol',
      term: { unit: 'working-days', amount: 5, ends: 'day-end' },
      bound: 'not-later',
      article: 'документация, п. 9',
      readOn: '2026-11-01',
      validFrom: '2026-01-01',
      validTo: null,
      id: 'own-signs',
    };
    await station.value('dateRules.save', { rule });
    await station.value('submission.submit', { bidId, receiptNumber: '1' });
    expect((await station.refusal('submission.step', { bidId, step: 'protocol' })).code).toBe('submission.no-result');
    await station.value('submission.result', { bidId, outcome: 'won' });
    const view = await station.value('submission.step', { bidId, step: 'protocol' });
    expect(view.after.find(({ step }) => step === 'supplier-signs')).toMatchObject({
      state: 'due',
      day: '2026-11-30',
      article: 'документация, п. 9',
      doneAt: null,
    });
    const signing = async () => [
      (await station.value('today.show', {})).due.filter(({ step }) => step === 'supplier-signs').length,
      (await station.value('deadlines.list', {})).rows.filter(({ nodeId }) => nodeId === 'supplier-signs').length,
    ];
    expect(await signing()).toEqual([1, 1]);
    station.setTime('2026-12-02T09:00:00Z');
    expect((await station.value('today.show', {})).stuck.map(({ finding }) => finding.code)).toContain(
      'submission.step-overdue',
    );
    const signed = await station.value('submission.step', {
      bidId,
      step: 'supplier-signs',
      at: '2026-11-27T09:00:00Z' as Instant,
    });
    expect(signed.findings).toEqual([]);
    expect(await signing()).toEqual([0, 0]);
    expect((await station.value('submission.history', { by: 'buyer' })).groups).toMatchObject([{ won: 1, decided: 1 }]);
  });

  test('a bid that was never packaged is not submitted', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    expect((await station.refusal('submission.submit', { bidId })).code).toBe('submission.not-packaged');
    expect(await station.value('submission.show', { bidId })).toMatchObject({ state: 'not-submitted', findings: [] });
  });
});

describe('what the winner brings', () => {
  /** The case's notice with everything that it asks of bidders asked of the winner. */
  const ofTheWinner = (): string =>
    noticeCases('prozorro')
      .find(({ name }) => name === 'features-and-criteria')
      ?.bytes.toString()
      .replaceAll('"source": "tenderer"', '"source": "winner"') ?? '';

  test('stands after the result of a bid that won, with its place in the notice, and nowhere before', async () => {
    const station = await openWorkstation();
    const fileIds = [await station.file('notice.json', ofTheWinner())];
    const imported = await station.value('procedures.import', { fileIds });
    const procedureId = imported.procedures[0]?.id ?? '';
    const { bidId } = await station.value('bids.create', { procedureId });
    const { requirements } = await station.value('procedures.show', { id: procedureId });
    const winners = requirements.filter(({ stage }) => stage === 'winner');
    expect(winners.length).toBeGreaterThan(0);
    expect((await station.value('submission.show', { bidId })).winnerPapers).toEqual([]);
    const at = (hour: number): Instant => `2026-11-20T0${hour}:00:00Z` as Instant;
    const happened: readonly SubmissionEvent[] = [
      { kind: 'submitted', at: at(8), version: 1, packageDigest: 'a'.repeat(64), receipt: null },
      { kind: 'result', at: at(9), outcome: 'won', reasonId: null, note: '', winnerPrice: null, place: 1 },
    ];
    for (const event of happened) addEvent(station.host.workspace.database, bidId, event);
    const { state, winnerPapers } = await station.value('submission.show', { bidId });
    expect(state).toBe('won');
    expect(winnerPapers.map(({ name, path }) => [name, path])).toEqual(winners.map(({ name, path }) => [name, path]));
  });
});
