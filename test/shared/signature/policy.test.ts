import { describe, expect, it } from 'vitest';
import { shippedCards } from '#shared/procedure/platforms/shipped.ts';
import { policyOf } from '#shared/signature/policy-of.ts';
import {
  choosePolicy,
  judgeByPolicy,
  policyOfCard,
  signaturePolicy,
  type PlannedSignature,
  type SignaturePolicy,
} from '#shared/signature/policy.ts';

const policy = (part: Partial<SignaturePolicy> = {}): SignaturePolicy =>
  signaturePolicy.parse(
    policyOf({
      policyId: 'own',
      name: 'Регламент завода',
      source: 'регламент, п. 3',
      readOn: '2026-11-01',
      ...part,
    }),
  );
const planned = (part: Partial<PlannedSignature> = {}): PlannedSignature => ({
  format: 'cades',
  level: 'B',
  placement: 'detached',
  qualified: null,
  ...part,
});
const codes = (own: SignaturePolicy, signature: PlannedSignature): readonly string[] =>
  judgeByPolicy(own, signature).map(({ code, severity }) => `${severity} ${code}`);
const cardOf = (id: string) => shippedCards.find(({ platformId }) => platformId === id) ?? null;

describe('a signature policy', () => {
  it.each([
    ['that demands nothing is met', {}, {}, ['passed policy.met']],
    ['of level T warns of B', { level: 'T' }, {}, ['warning policy.level-too-low']],
    ['of level T is met by LTA', { level: 'T' }, { level: 'LTA' }, ['passed policy.met']],
    ['that is strict stops', { level: 'LT', strict: true }, { level: 'T' }, ['blocker policy.level-too-low']],
    [
      'of attached signatures warns of detached ones',
      { placement: 'attached' },
      {},
      ['warning policy.placement-differs'],
    ],
    ['that takes either is met', { placement: 'either' }, { placement: 'attached' }, ['passed policy.met']],
    ['of another format warns', { format: 'pades' }, {}, ['warning policy.format-differs']],
    [
      'of qualified signatures is not met before the key is known',
      { kind: 'qualified' },
      {},
      ['warning policy.qualified-unknown'],
    ],
    [
      'of qualified signatures warns of others',
      { kind: 'qualified' },
      { qualified: false },
      ['warning policy.not-qualified'],
    ],
    [
      'of two signers names them in order',
      { signers: ['директор', 'бухгалтер'] },
      {},
      ['passed policy.met', 'info policy.signers-wanted'],
    ],
  ] as const)('%s', (_, own, signature, expected) => {
    expect(
      codes(
        policy({ ...own, ...('signers' in own ? { signers: [...own.signers] } : {}) } as Partial<SignaturePolicy>),
        planned(signature),
      ),
    ).toEqual(expected);
  });

  it('is the nearest to the procedure: by platform before kind before law, else what the card says', () => {
    const question = { platformId: 'rad', kindId: 'konkurs-open', law: 'ru44' } as const;
    const law = policy({ policyId: 'law', law: 'ru44' });
    const kind = policy({ policyId: 'kind', kindId: 'konkurs-open' });
    const platform = policy({ policyId: 'platform', platformId: 'rad' });
    const other = policy({ policyId: 'other', platformId: 'eis' });
    expect(choosePolicy([other, law, kind, platform], question, null)?.policyId).toBe('platform');
    expect(choosePolicy([other, law, kind], question, null)?.policyId).toBe('kind');
    expect(choosePolicy([other, law], question, null)?.policyId).toBe('law');
    expect(choosePolicy([other], question, cardOf('rad'))?.policyId).toBe('card.rad');
    expect(choosePolicy([other], question, cardOf('ast-goz'))).toBeNull();
  });

  it('out of a card demands what the card knows, with its source, and stops nothing', () => {
    expect(policyOfCard(shippedCards[1] as (typeof shippedCards)[number])).toMatchObject({
      kind: 'qualified',
      format: 'cades',
      placement: 'detached',
      level: null,
      strict: false,
      source: '223-FZ art. 3.3 p.5, edition of 08.08.2024',
    });
  });
});
