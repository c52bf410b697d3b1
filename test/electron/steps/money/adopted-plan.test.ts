import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepAdoption, keepPlan } from '#electron/store/money/plans.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { notice, openWorkstation, startBid, type Workstation } from '../../../kit/workstation.ts';

const loan = {
  lender: 'Север',
  name: 'Север',
  kind: 'loan' as const,
  offer: { rate: '24', basis: 'pa/act365' as const, minFee: '5000', issueFeePercent: '1' },
  limit: '5000000',
};
const performance = { amount: '300000', from: '2027-02-01', until: '2027-12-31' };

/** One bid of 30,000 with a margin of 50,000, and that much money of one's own. */
const fund = async (station: Workstation, cash: string): Promise<string> => {
  const bidId = await startBid(station);
  await station.value('bids.setSecurity', { bidId, security: { amount: '30000', currency: 'RUB' } });
  await station.value('funding.saveSettings', {
    settings: { cash: [{ from: '2026-11-01', amount: cash }], ownRate: '21', accountRate: '5', releaseAfterDays: 30 },
  });
  await station.value('funding.saveBid', { bidId, money: { margin: '50000' } });
  return bidId;
};

const later = (station: Workstation): Promise<string> =>
  station.file('later.json', notice({ date: '2026-11-22T09:00:00+03:00', deadline: '2026-12-25T12:00:00+03:00' }));

describe('a plan that is adopted', () => {
  it('stands with its day and the digest of its data, is an act of the workspace, and is written with the accounts', async () => {
    const station = await openWorkstation();
    await fund(station, '40000');
    expect(await station.value('funding.adopted', {})).toEqual({ adopted: null, wantsSolving: false, newer: null });
    const { planId } = await station.value('funding.plan', {});
    const { adopted } = await station.value('funding.adopt', { planId, note: 'так решили' });
    expect(adopted).toMatchObject({
      adoptedAt: '2026-11-23T09:00:00Z',
      note: 'так решили',
      plan: { planId, stale: [] },
    });
    expect(adopted?.basisDigest).toMatch(/^[0-9a-f]{64}$/);
    const { entries } = await station.value('workspace.log', { limit: 1 });
    expect(entries).toMatchObject([{ act: 'plan.adopted', subject: String(planId), digest: adopted?.basisDigest }]);
    // Written among the exports under its name alone, wherever that points.
    await station.value('ledger.add', {
      entry: { kind: 'deposit', platformId: 'b2b-center', day: '2026-11-20', amount: '35000', note: '=1+1' },
    });
    const kept = { keep: true, language: 'ru' as const };
    const { path } = await station.value('money.export', { what: 'ledger', out: '../../счета.csv', ...kept });
    expect(path).toBe(join(station.host.workspace.folder, 'exports', 'счета.csv'));
    expect(readFileSync(path, 'utf8')).toContain('35000.00');
    expect(existsSync(join(station.folder, 'счета.csv'))).toBe(false);
    const plan = await station.value('money.export', { what: 'plan', out: 'план.json', ...kept });
    const written = readFileSync(plan.path, 'utf8');
    for (const said of ['49605.48', 'отпечаток данных', 'Свободно по плану', '2026-12-20'])
      expect(written).toContain(said);
  });

  it('no longer holds when notice, ledger, offers or a bid’s own money change, says how it was and is, and asks to be solved anew', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '40000');
    const { planId } = await station.value('funding.plan', {});
    await station.value('funding.adopt', { planId });
    const deposit = { kind: 'deposit' as const, platformId: 'x', day: '2026-11-20', amount: '1000' };
    const changes = [
      async () => {
        await station.value('procedures.import', { fileIds: [await later(station)] });
        return ['finance.stale-start', { before: '2026-12-20', now: '2026-12-25' }];
      },
      async () => {
        await station.value('ledger.add', { entry: deposit });
        return ['finance.stale-cash', { day: '2026-11-23' }];
      },
      async () => {
        await station.value('offers.save', { offer: loan });
        return ['finance.stale-source-added', { source: 'Север' }];
      },
      async () => {
        await station.value('funding.saveBid', { bidId, money: { margin: '1', performance } });
        return ['finance.stale-performance-added', { bid: 'Насосы' }];
      },
    ];
    for (const change of changes) {
      const [code, details] = await change();
      const { adopted, wantsSolving, newer } = await station.value('funding.adopted', {});
      expect(adopted?.plan.stale).toContainEqual(
        expect.objectContaining({ code, details: expect.objectContaining(details as object) as object }),
      );
      expect([wantsSolving, newer]).toEqual([true, null]);
    }
  });

  it('shows who moves from which source to which, and what that costs, and the new one is adopted', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '40000');
    const { offerId } = await station.value('offers.save', { offer: loan });
    const { planId } = await station.value('funding.plan', {});
    await station.value('funding.adopt', { planId });
    await station.value('funding.saveSettings', { settings: { cash: [{ from: '2026-11-01', amount: '20000' }] } });
    const anew = await station.value('funding.plan', {});
    const { wantsSolving, newer } = await station.value('funding.adopted', {});
    expect([wantsSolving, newer?.planId]).toEqual([false, anew.planId]);
    expect(newer?.difference).toMatchObject({ costBefore: '394.52', added: [], gone: [], stays: 0 });
    expect(newer?.difference.moved).toMatchObject([
      { before: { bid: bidId, source: 'own' }, after: { bid: bidId, source: offerId, sourceName: 'Север' } },
    ]);
    const { moved, costBefore, costAfter, costChange } = newer?.difference ?? { moved: [] };
    expect(moved[0]?.costChange).toBe(costChange);
    expect(Number(costAfter) - Number(costBefore)).toBeCloseTo(Number(costChange), 2);
    const adopted = await station.value('funding.adopt', { planId: anew.planId });
    expect(adopted).toMatchObject({ adopted: { plan: { planId: anew.planId, stale: [] } }, newer: null });
  });

  it('is refused where the plan covers nothing or is not there', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '1');
    await station.value('funding.saveBid', { bidId, money: { margin: '50000', must: true } });
    const { planId, status, causes } = await station.value('funding.plan', {});
    expect(status).toBe('infeasible');
    expect(causes).toMatchObject([{ code: 'cash-short', needed: '30000.00', available: '1.00', day: '2026-12-20' }]);
    expect(await station.refusal('funding.adopt', { planId })).toMatchObject({ code: 'finance.plan-not-adoptable' });
    expect(await station.refusal('funding.adopt', { planId: 77 })).toMatchObject({ code: 'record.not-found' });
  });

  it('stays among the plans however many are made after it, and those nobody adopted go', async () => {
    const { database } = (await openWorkstation()).host.workspace;
    const made = (): number => keepPlan(database, {}, {}, '2026-11-23T09:00:00Z' as Instant);
    const planId = made();
    keepAdoption(database, { planId, adoptedAt: '2026-11-23T09:00:00Z' as Instant, basisDigest: '', note: null });
    const all = Array.from({ length: 25 }, made);
    const left = database.all<{ plan_id: number }>('SELECT plan_id FROM funding_plan ORDER BY plan_id');
    expect(left.map((row) => row.plan_id)).toEqual([planId, ...all.slice(-20)]);
  });
});

describe('the security of a contract in the plan', () => {
  it('is covered together with its bid, from another source where that is better', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '40000');
    const { offerId } = await station.value('offers.save', {
      offer: { ...loan, kind: 'guarantee', offer: { rate: '3', basis: 'pa/act365' } },
    });
    await station.value('funding.saveBid', {
      bidId,
      money: { margin: '50000', releaseIfWon: '2027-02-05', performance, excluded: [offerId] },
    });
    const { assignments, status } = await station.value('funding.plan', {});
    expect(status).toBe('optimal');
    expect(assignments.map(({ part, of, source, need, end }) => [part, of, source, need, end])).toEqual([
      ['bid', bidId, 'own', '30000.00', '2027-02-05'],
      ['performance', bidId, offerId, '300000.00', '2027-12-31'],
    ]);
    // Followed by the forecast: what a guarantee covers freezes nothing, and its cost is paid once the bid is won.
    const won = { days: 400, scenarios: ['all' as const] };
    const own = await station.value('forecast.show', won);
    expect(own.series[0]?.shortFrom).toBe('2027-02-01');
    const planned = await station.value('forecast.show', { ...won, funding: 'plan' });
    expect(planned.series[0]).toMatchObject({ shortFrom: null });
    expect(planned.series[0]?.lanes.map(({ kind }) => kind)).toEqual(['bid']);
  });

  it('leaves the bid out where it can not be covered', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '40000');
    await station.value('funding.saveBid', { bidId, money: { margin: '50000', performance } });
    const { assignments, reasons } = await station.value('funding.plan', {});
    expect(assignments.map(({ source }) => source)).toEqual([null, null]);
    expect(reasons[0]).toMatchObject({ why: 'left-out-no-room', better: [{ lacks: { short: '260000.00' } }] });
  });

  it('must be covered once the bid’s own money lies blocked', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '40000');
    await station.value('funding.saveBid', { bidId, money: { margin: '50000', performance } });
    const platformId = 'b2b-center';
    const day = '2026-11-20';
    await station.value('ledger.add', { entry: { kind: 'deposit', platformId, day, amount: '30000' } });
    await station.value('ledger.add', { entry: { kind: 'block', platformId, day, amount: '30000', bidId } });
    const { status, causes, needs } = await station.value('funding.plan', {});
    expect([status, needs.map(({ part }) => part)]).toEqual(['infeasible', ['performance']]);
    expect(causes).toMatchObject([{ code: 'cash-short', needed: '300000.00' }]);
  });
});

describe('what a choice of the plan is worth', () => {
  it('is found exactly by solving without it, in a thread that leaves others answered and can be called off', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station, '40000');
    const { offerId } = await station.value('offers.save', { offer: loan });
    // Solved in a thread of its own: another question is answered meanwhile.
    const order: string[] = [];
    const planning = station.value('funding.plan', {}).then((plan) => {
      order.push('planned');
      return plan;
    });
    await station.value('funding.bids', {});
    order.push('answered');
    const { planId, objective } = await planning;
    expect(order).toEqual(['answered', 'planned']);
    const { alternatives } = await station.value('funding.nextBest', { planId, bids: [bidId] });
    expect(alternatives).toEqual([
      {
        bid: bidId,
        status: 'exact',
        loses: '4905.48',
        losesAtLeast: '4905.48',
        source: offerId,
        sourceName: 'Север',
        cost: '5300.00',
        moved: [],
      },
    ]);
    expect(objective).toBe('49605.48');
    const cancel = new AbortController();
    const asked = station.ask('funding.nextBest', { planId, bids: [bidId] }, { signal: cancel.signal });
    cancel.abort();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(await station.refusal('funding.nextBest', { planId, bids: ['x'] })).toMatchObject({
      code: 'record.not-found',
    });
  });
});
