import { describe, expect, it } from 'vitest';
import { calculate, type calculators } from '#shared/finance/calculators.ts';
import { reworked } from '../../kit/steps.ts';

const value = (name: keyof typeof calculators, input: unknown): Readonly<Record<string, unknown>> => {
  const outcome = calculate(name, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  for (const step of outcome.value.steps) {
    const again = reworked(step);
    if (again !== null) expect([step.line, again]).toEqual([step.line, step.result]);
  }
  return outcome.value;
};

describe('after winning', () => {
  const stages = [
    { amount: '400000', paidOn: '2027-02-10' },
    { amount: '300000.01', paidOn: '2027-03-10' },
    { amount: '299999.99', paidOn: '2027-04-10' },
  ];
  const security = { security: '100000.01', contractPrice: '1000000', stages };

  it('reduces a security in proportion to what is accepted and paid (44-FZ art. 96 p.7.2)', () => {
    expect(value('security-reductions', security)).toMatchObject({
      security: '0.00',
      rows: [
        { stage: 1, from: '2027-02-10', done: '400000.00', security: '60000.01', reducedBy: '40000.00' },
        { stage: 2, done: '700000.01', security: '30000.00', reducedBy: '30000.01' },
        { stage: 3, done: '1000000.00', security: '0.00', reducedBy: '30000.00' },
      ],
    });
  });

  it('does not reduce while a penalty is unpaid, and counts that stage with the next', () => {
    const held = [stages[0], { ...stages[1], penaltyUnpaid: true }, stages[2]];
    expect(value('security-reductions', { ...security, stages: held })).toMatchObject({
      rows: [
        { security: '60000.01' },
        { security: '60000.01', reducedBy: '0.00' },
        { security: '0.00', reducedBy: '60000.01' },
      ],
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'finance.reduction-waits-for-penalty' }),
      ]) as unknown,
    });
  });

  it('tells payment by working days, lateness both ways, and the margin that is left', () => {
    const answer = value('contract-result', {
      price: '1000000',
      costs: '800000',
      financing: '12000',
      fees: '5000',
      ownRate: '21',
      asOf: '2027-02-28',
      keyRates: [
        { from: '2026-10-01', percent: '14' },
        { from: '2027-02-01', percent: '13' },
      ],
      stages: [
        {
          amount: '600000',
          dueOn: '2026-12-20',
          performedOn: '2026-12-23',
          acceptedOn: '2026-12-25',
          paidOn: '2027-01-26',
        },
        { amount: '400000', acceptedOn: '2027-02-01' },
      ],
    });
    // Example 54: accepted on Friday 25.12.2026, to be paid by 14.01.2027; twelve days late at 14 %.
    expect(answer).toMatchObject({
      rows: [
        {
          payBy: '2027-01-14',
          customerLate: 12,
          customerOwes: '3360.00',
          supplierLate: 3,
          supplierOwes: '840.00',
          waiting: '11046.58',
        },
        {
          payBy: '2027-02-10',
          customerLate: 18,
          customerOwes: '3120.00',
          supplierLate: 0,
          supplierOwes: '0.00',
          waiting: '6213.70',
        },
      ],
      paid: '600000.00',
      customerOwes: '6480.00',
      supplierOwes: '840.00',
      plannedProfit: '183000.00',
      profit: '171379.72',
      marginPercent: '17.14',
    });
  });

  it.each([
    ['security-reductions', { ...security, security: '0' }, 'finance.not-positive', 'security'],
    ['security-reductions', { ...security, stages: [] }, 'finance.list-empty', 'stages'],
    [
      'security-reductions',
      { ...security, contractPrice: '999999.99' },
      'finance.stages-above-price',
      'stages.2.amount',
    ],
    [
      'security-reductions',
      { ...security, stages: stages.toReversed() },
      'finance.end-before-start',
      'stages.1.paidOn',
    ],
    [
      'contract-result',
      { price: '1', costs: '0', asOf: '2027-06-01', stages: [{ amount: '1', acceptedOn: '2027-02-01' }] },
      'finance.key-rate-missing',
      'keyRates',
    ],
    [
      'contract-result',
      { price: '1', costs: '0', asOf: '2027-06-01', stages: [{ amount: '1', acceptedOn: '2027-02-29' }] },
      'finance.not-a-day',
      'stages.0.acceptedOn',
    ],
  ] as const)('refuses %s with a fault by its field', (name, input, code, path) => {
    expect(calculate(name, input)).toMatchObject({ ok: false, error: { code, details: { path } } });
  });
});

describe('an offer’s terms', () => {
  const loan = { sum: '1000000', start: '2027-01-01', end: '2027-02-15' };
  const cost = (offer: object, returnedOn?: string) =>
    value('financing', {
      ...loan,
      ...(returnedOn === undefined ? {} : { returnedOn }),
      offer: { rate: '24', basis: 'pa/act365', ...offer },
    });

  it('puts value added tax on the lines that bear it, each rounded by itself', () => {
    expect(
      cost({ brokerFee: '10000.01', issueFeePercent: '1', vat: { brokerFee: '22', issueFee: '20' } }),
    ).toMatchObject({
      interest: '29589.04',
      issueFee: '10000.00',
      brokerFee: '10000.01',
      vat: '4200.00',
      cost: '53789.05',
    });
  });

  it('charges an early return by the days used, or for the whole term where it says so', () => {
    expect(cost({}, '2027-01-16')).toMatchObject({ interest: '9863.01', daysCharged: 15 });
    expect(cost({ earlyReturn: 'full-term' }, '2027-01-16')).toMatchObject({
      interest: '29589.04',
      daysUsed: 15,
      daysCharged: 45,
      findings: [{ code: 'finance.full-term-charged' }],
    });
  });

  it('gives the costs of a late return as a series from the day agreed', () => {
    const offers = [{ name: 'a', offer: { rate: '24', basis: 'pa/act365' } }];
    const { points } = value('offer-delays', { ...loan, delay: 7, every: 5, offers }) as { points: unknown };
    expect(points).toEqual([
      { days: 0, costs: ['29589.04'] },
      { days: 5, costs: ['32876.71'] },
      { days: 7, costs: ['34191.78'] },
    ]);
  });
});
