import { describe, expect, it } from 'vitest';
import { calculate } from '#shared/finance/calculators.ts';

const small = { name: 'small', price: '1000', startPriceUpTo: '600000' };
const commercial = { name: 'commercial', price: '10000', sections: ['commercial'] };
const everything = { name: 'everything', price: '10900' };
const plan = (tariffs: readonly object[], ...procedures: readonly object[]) => {
  const outcome = calculate('tariffs', { tariffs, procedures });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};

describe('tariffs', () => {
  const cheap = { id: 'cheap', startPrice: '600000', section: '223-fz' };
  const dear = { id: 'dear', startPrice: '600000.01', section: 'commercial' };

  it('takes one tariff that opens all over two that cost more together', () => {
    expect(plan([small, commercial, everything], cheap, dear)).toMatchObject({
      chosen: ['everything'],
      total: '10900.00',
    });
    expect(plan([small, commercial], cheap, dear)).toMatchObject({
      chosen: ['small', 'commercial'],
      total: '11000.00',
    });
  });

  it('names the procedures that no tariff opens', () => {
    const none = plan([small], cheap, dear);
    expect(none).toMatchObject({ chosen: null, total: null, notCovered: ['dear'] });
    expect(none.findings).toEqual([
      {
        code: 'finance.not-covered',
        severity: 'blocker',
        place: { path: 'tariffs' },
        details: { procedures: ['dear'] },
      },
    ]);
  });

  it('takes nothing where all is free, and pays from a kopeck above the exception', () => {
    const nuclear = { id: 'n', section: 'other', nuclear: true };
    expect(plan([small], { ...nuclear, startPrice: '200000' })).toMatchObject({
      chosen: [],
      total: '0.00',
      free: ['n'],
    });
    expect(plan([small], { ...nuclear, startPrice: '200000.01' })).toMatchObject({ chosen: ['small'], free: [] });
  });
});

describe('terms after the bid', () => {
  it('gives ten working days under treasury support', () => {
    const outcome = calculate('payment-due', { acceptedOn: '2026-12-25', underTreasury: true });
    expect(outcome).toMatchObject({ ok: true, value: { date: '2027-01-19' } });
  });

  it('gives five working days to return security in a closed procedure', () => {
    const outcome = calculate('security-times', {
      releaseReasonAt: '2026-12-25T18:00:00+03:00',
      closedProcedure: true,
    });
    expect(outcome).toMatchObject({ ok: true, value: { returnedBy: '2027-01-12' } });
    expect(outcome.ok && outcome.value).not.toHaveProperty('releasedBy');
  });

  it('asks for a moment to count from', () => {
    expect(calculate('security-times', {})).toMatchObject({ ok: false, error: { code: 'finance.one-of' } });
  });
});
