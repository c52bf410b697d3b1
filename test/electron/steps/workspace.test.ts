import { describe, expect, test } from 'vitest';
import { handlers } from '#electron/steps/handlers.ts';
import { methodNames } from '#shared/contract/names.ts';
import { contract } from '#shared/contract/index.ts';
import { openWorkstation, startBid } from '#test/kit/workstation.ts';

describe('the workspace', () => {
  test('every method of the contract is named and has a step', async () => {
    expect(methodNames.toSorted()).toEqual(Object.keys(contract).toSorted());
    for (const name of methodNames) expect(typeof (await handlers[name]()), name).toBe('function');
  });

  test('the sample shows bids in every state and with every outcome, a changed notice, and something due', async () => {
    const station = await openWorkstation();
    const status = await station.value('workspace.loadSample', {});
    expect(status).toMatchObject({ isEmpty: false, hasSample: true, counts: { bids: 9, keys: 2 } });
    const { rows } = await station.value('bids.list', {});
    const open = rows.filter(({ submission }) => submission.state === 'not-submitted');
    expect(open.map((row) => row.status).toSorted()).toEqual(['draft', 'frozen', 'packaged', 'ready']);
    const gone = rows.filter((row) => !open.includes(row));
    expect(gone.map(({ submission }) => submission.state).toSorted()).toEqual([
      'lost',
      'rejected',
      'submitted',
      'won',
      'won',
    ]);
    expect(gone.every(({ submission, blockers }) => submission.hasReceipt && blockers === 0)).toBe(true);
    expect(await station.value('submission.history', {})).toMatchObject({ decided: 4, won: 2, percent: '50.00' });
    const today = await station.value('today.show', {});
    expect(today.changed).toHaveLength(1);
    expect(today.due.length).toBeGreaterThan(5);
    const steps = today.due.flatMap(({ step }) => step ?? []);
    expect(new Set(steps)).toEqual(
      new Set(['disagreement', 'performance-security', 'supplier-signs', 'contract-signed', 'payment']),
    );
    // What the platform holds for bids whose result or release is still open.
    expect(today.cash[0]?.days[0]?.frozen).toBe('72700.00');
    expect(today.stuck.map((entry) => entry.finding.code).toSorted()).toEqual([
      'bid.notice-changed',
      'paper.ends-soon',
      'paper.ends-soon',
      'signer.expired',
    ]);
    expect(today.cash.map((entry) => entry.currency)).toEqual(['RUB']);
    expect((await station.value('company.show', {})).findings).toEqual([]);
    const said = station.events.flatMap((event) => (event.type === 'changed' ? [event.subject] : []));
    expect(new Set(said)).toEqual(new Set(['company', 'keys', 'trust', 'procedures', 'bids']));
  });

  test('the sample is not mixed with real records', async () => {
    const station = await openWorkstation();
    await startBid(station);
    expect((await station.refusal('workspace.loadSample', {})).code).toBe('workspace.not-empty');
  });

  test('settings survive, unknown ones do not enter', async () => {
    const station = await openWorkstation();
    await station.value('settings.save', { language: 'ar', theme: 'dark' });
    const { settings } = await station.value('workspace.status', {});
    expect(settings).toMatchObject({ language: 'ar', theme: 'dark' });
  });

  test('a company’s wrong check digit is kept and said', async () => {
    const station = await openWorkstation();
    const { profile } = await station.value('company.show', {});
    const saved = await station.value('company.save', { ...profile, inn: '7701234567' });
    expect(saved.profile.inn).toBe('7701234567');
    expect(saved.findings.map((finding) => finding.code)).toContain('company.inn-check-digit');
  });

  test('each act is in the log, newest first', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    await station.value('bids.freeze', { bidId });
    const { entries } = await station.value('workspace.log', {});
    expect(entries.map((entry) => entry.act).slice(0, 2)).toEqual(['bid.frozen', 'bid.created']);
    const { rows } = await station.value('procedures.list', {});
    expect(entries[0]).toMatchObject({
      subject: bidId,
      procedure: { number: rows[0]?.sourceId, title: rows[0]?.title },
    });
    expect(entries.find((entry) => entry.act === 'procedures.imported')?.procedure).toBeNull();
  });

  test('folders are browsed by name and ending, never read', async () => {
    const station = await openWorkstation();
    await station.file('key.p12', 'x');
    await station.file('other.txt', 'x');
    const { entries } = await station.value('files.browse', { folder: station.folder, endings: ['.p12'] });
    expect(entries.map((entry) => entry.name)).toEqual(['workspace', 'key.p12']);
    expect((await station.refusal('files.browse', { folder: '/no/such/folder' })).code).toBe('file.not-found');
  });

  test('a calculator is prefilled with what the notice says and never with a law', async () => {
    const station = await openWorkstation();
    await startBid(station);
    const { rows } = await station.value('procedures.list', {});
    const prefilled = await station.value('calculators.forProcedure', { procedureId: rows[0]?.id ?? '' });
    expect(prefilled).toEqual({ name: 'security', input: { kind: 'bid', nmck: '1000000', publishedOn: '2026-11-20' } });
  });
});
