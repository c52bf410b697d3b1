import { checklistSet, type ChecklistSet, type SetItem } from './set.ts';

type Sketch = Pick<SetItem, 'itemId' | 'need' | 'basis'> & Partial<SetItem>;
const setOf = (head: Omit<ChecklistSet, 'items' | 'replaces'>, items: readonly Sketch[]): ChecklistSet =>
  checklistSet.parse({ ...head, items: items.map((each) => ({ title: null, ...each })) });

const hints = {
  declaration: ['declaration', 'деклар', 'إقرار'],
  origin: ['origin', 'происхожд', 'страна', 'منشأ'],
  extra: ['experience', 'опыт', 'доптреб', 'خبرة'],
  founders: ['founder', 'учредит', 'مؤسس'],
  licences: ['licen', 'sro', 'лиценз', 'сро', 'допуск', 'رخصة'],
  deal: ['consent', 'одобрен', 'крупн', 'موافقة'],
  conformity: ['conformity', 'соответств', 'сертификат', 'مطابقة'],
  translation: ['translation', 'апостил', 'перевод', 'ترجمة'],
} as const;

/**
 * What the laws let a customer ask for. They say what may be demanded and the notice says what is, so nothing here blocks a bid: what a
 * notice does not ask for is waived with a word. The user's own sets may block.
 */
export const ownChecklistSets: readonly ChecklistSet[] = [
  setOf(
    {
      setId: 'law-44',
      title: '44-ФЗ',
      laws: ['44-fz'],
      kinds: [],
      platformId: null,
      validFrom: '2022-01-01',
      validTo: null,
      source: '44-ФЗ, ст. 43 ч. 1 (ред. от 04.08.2026)',
    },
    [
      { itemId: 'offer', need: 'expected', basis: '44-ФЗ, ст. 43 ч. 1 п. 2', perLot: true, dueDays: 2 },
      { itemId: 'price', need: 'expected', basis: '44-ФЗ, ст. 43 ч. 1 п. 3', perLot: true, dueDays: 1 },
      {
        itemId: 'origin',
        need: 'expected',
        basis: '44-ФЗ, ст. 43 ч. 1 п. 2 «б», п. 4',
        dueDays: 2,
        nameHints: [...hints.origin],
      },
      {
        itemId: 'extra-requirements',
        need: 'optional',
        basis: '44-ФЗ, ст. 31 ч. 2, 2.1; ст. 43 ч. 1 п. 1 «н»',
        dueDays: 5,
        nameHints: [...hints.extra],
      },
      {
        itemId: 'declaration',
        need: 'expected',
        basis: '44-ФЗ, ст. 31 ч. 1; ст. 43 ч. 1 п. 1 «о»',
        dueDays: 2,
        nameHints: [...hints.declaration],
      },
      {
        itemId: 'licences',
        need: 'optional',
        basis: '44-ФЗ, ст. 31 ч. 1 п. 1; ст. 43 ч. 1 п. 1 «м»',
        dueDays: 5,
        nameHints: [...hints.licences],
      },
      {
        itemId: 'big-deal',
        need: 'optional',
        basis: '44-ФЗ, ст. 43 ч. 1 п. 1 «л»',
        parties: ['legal', 'foreign'],
        dueDays: 5,
        nameHints: [...hints.deal],
      },
      {
        itemId: 'translation',
        need: 'expected',
        basis: '44-ФЗ, ст. 43 ч. 1 п. 1',
        parties: ['foreign'],
        dueDays: 10,
        nameHints: [...hints.translation],
      },
      { itemId: 'security', need: 'expected', basis: '44-ФЗ, ст. 44', onlyWithSecurity: true, dueDays: 3 },
    ],
  ),
  setOf(
    {
      setId: 'law-223-small-business',
      title: '223-ФЗ, закупки у МСП',
      laws: ['223-fz'],
      kinds: [],
      platformId: null,
      validFrom: '2022-04-01',
      validTo: null,
      source: '223-ФЗ, ст. 3.4 ч. 19.1 (ред. от 08.08.2024)',
    },
    [
      { itemId: 'application', need: 'expected', basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 1–3', dueDays: 2 },
      {
        itemId: 'founders',
        need: 'expected',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 4',
        parties: ['legal', 'foreign'],
        smallBusiness: true,
        dueDays: 3,
        nameHints: [...hints.founders],
      },
      { itemId: 'authority', need: 'optional', basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 5', dueDays: 5 },
      {
        itemId: 'licences',
        need: 'optional',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 6',
        dueDays: 5,
        nameHints: [...hints.licences],
      },
      {
        itemId: 'big-deal',
        need: 'optional',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 7',
        parties: ['legal', 'foreign'],
        dueDays: 5,
        nameHints: [...hints.deal],
      },
      {
        itemId: 'security',
        need: 'expected',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 8',
        onlyWithSecurity: true,
        dueDays: 3,
      },
      {
        itemId: 'declaration',
        need: 'expected',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 9',
        smallBusiness: true,
        dueDays: 2,
        nameHints: [...hints.declaration],
      },
      { itemId: 'offer', need: 'expected', basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 10', perLot: true, dueDays: 2 },
      {
        itemId: 'conformity',
        need: 'optional',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 11',
        dueDays: 5,
        nameHints: [...hints.conformity],
      },
      {
        itemId: 'origin',
        need: 'optional',
        basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 12',
        dueDays: 2,
        nameHints: [...hints.origin],
      },
      { itemId: 'price', need: 'expected', basis: '223-ФЗ, ст. 3.4 ч. 19.1 п. 13', perLot: true, dueDays: 1 },
    ],
  ),
];
