import type { PaperKind, PaperRule, PaperTerm } from './kind.ts';

const always = '2000-01-01';
type Source = Pick<PaperRule, 'source' | 'address' | 'readOn'>;
/** What buyers usually ask for; no law says it, so it warns. */
const practice: Source = { source: null, address: null, readOn: null };
/** Cited from memory: shown with the rule, and it warns until somebody has read it and says so. */
const unread = (source: string): Source => ({ source, address: null, readOn: null });

const rule = (
  ruleId: string,
  term: PaperTerm,
  source: Source = practice,
  need: PaperRule['need'] = 'deadline',
  validTo: PaperRule['validTo'] = null,
): PaperRule => ({ ruleId, term, need, ...source, validFrom: always, validTo });

const notOlder = (amount: number, unit: 'days' | 'months'): PaperTerm => ({ kind: 'not-older', unit, amount });
const stated = (otherwise: Extract<PaperTerm, { kind: 'stated' }>['otherwise']): PaperTerm => ({
  kind: 'stated',
  otherwise,
});
const endless: PaperTerm = { kind: 'endless' };
const year = { unit: 'months', amount: 12 } as const;

/** What buyers ask of an extract: the usual first, the others for a bid to choose. */
const ageDemands: readonly PaperRule[] = [
  rule('not-older-30-days', notOlder(30, 'days')),
  rule('not-older-month', notOlder(1, 'months')),
  rule('not-older-3-months', notOlder(3, 'months')),
  rule('not-older-6-months', notOlder(6, 'months')),
  rule(
    'not-older-6-months-before-notice',
    notOlder(6, 'months'),
    // Gone from the law since 2022; buyers' documents still repeat it.
    unread('44-FZ art. 51 p.2'),
    'published',
    '2021-12-31',
  ),
];

const kind = (kindId: string, isSingle: boolean, rules: readonly PaperRule[], itemId = 'company'): PaperKind => ({
  kindId,
  name: null,
  isSingle,
  itemId,
  rules: [...rules],
});

/** The kinds of paper the program brings; users add to them and edit them. */
export const shippedPaperKinds: readonly PaperKind[] = [
  kind('register-extract', true, ageDemands),
  kind('tax-certificate', true, ageDemands),
  kind('accounts-certificate', true, ageDemands),
  kind('small-business-extract', true, ageDemands),
  kind('sro-extract', true, [
    rule('not-older-month', notOlder(1, 'months')),
    rule(
      'for-month',
      { kind: 'for', unit: 'months', amount: 1 },
      unread('Town Planning Code art. 55.17 p.4'),
      'deadline',
      '2022-08-31',
    ),
    rule('not-older-30-days', notOlder(30, 'days')),
  ]),
  kind('charter', true, [rule('endless', endless)]),
  kind('registration-certificate', true, [rule('endless', endless)]),
  kind(
    'head-appointment',
    true,
    // The charter sets the term.
    [rule('stated', stated('unknown'), unread('14-FZ art. 40 p.1'))],
    'authority',
  ),
  kind(
    'power-of-attorney',
    false,
    [
      rule('stated', stated(year), {
        // A year from its making where no term is written in it.
        source: 'Civil Code art. 186 p.1',
        address: 'http://gkinf.ru/Kommentariy-k-st-186-GK-RF/',
        readOn: '2026-11-23',
      }),
    ],
    'authority',
  ),
  kind('machine-readable-power-of-attorney', false, [rule('stated', stated('unknown'))], 'authority'),
  kind(
    'large-deal-consent',
    false,
    [
      rule(
        'stated',
        stated(year),
        // A year from the decision where no term is written in it.
        unread('14-FZ art. 46 p.3'),
        'signing',
      ),
    ],
    'authority',
  ),
  kind('licence', false, [
    // Licences have no term unless another law gives them one.
    rule('stated', stated('endless'), unread('99-FZ art. 9 p.4'), 'signing'),
    rule('stated-only', stated('unknown'), practice, 'signing'),
  ]),
  kind('financial-statements', true, [
    rule(
      'until-next-year',
      { kind: 'for', unit: 'months', amount: 15 },
      // The next year's accounts are due three months after its end.
      unread('402-FZ art. 18 p.5'),
    ),
  ]),
  kind('conformity-certificate', false, [rule('stated', stated('unknown'), practice, 'signing')], 'offer'),
  kind('management-certificate', false, [rule('stated', stated('unknown'))]),
  kind(
    'manufacturer-letter',
    false,
    [rule('stated', stated('unknown')), rule('for-year', { kind: 'for', ...year })],
    'offer',
  ),
  kind('insurance-policy', false, [rule('stated', stated('unknown'), practice, 'signing')]),
  kind('performed-contract', false, [rule('endless', endless)]),
  kind('other', false, [rule('stated', stated('endless'))]),
];
